import fc from 'fast-check';
import type { TextEdit } from '../../src/diagnostics/diagnostic.js';
import { applyEdits, clash } from '../../src/source/edits.js';
import { lineStarts, offsetAt, positionAt } from '../../src/source/text.js';

/** An edit of `<line>:<column>` up to another column of the line. */
const edit = (line: number, from: number, to: number, text: string, joins?: boolean): TextEdit => ({
  span: { file: '/a', start: { line, column: from }, end: { line, column: to } },
  text,
  ...(joins === undefined ? {} : { joins }),
});

describe('applying edits', () => {
  it('makes them all at places of the text as it was, in whatever order they come', () => {
    const edits = [edit(2, 1, 2, 'B'), edit(1, 3, 3, '!'), edit(1, 1, 2, 'long')];
    expect(applyEdits('ab\ncd\n', edits)).toEqual({ text: 'longb!\nBd\n', lines: new Set([1, 2]) });
    expect(applyEdits('ab\ncd\n', [...edits].reverse()).text).toEqual('longb!\nBd\n');
  });

  it('counts columns in code points, after a byte order mark, and keeps line ends', () => {
    expect(applyEdits('\uFEFF😀b\r\nc', [edit(1, 2, 3, 'x'), edit(2, 2, 2, '\r\nd')])).toEqual({
      text: '\uFEFF😀x\r\nc\r\nd',
      lines: new Set([1, 2, 3]),
    });
  });

  it('makes equal edits once, and insertions at one place one after the other', () => {
    expect(applyEdits('a', [edit(1, 2, 2, '+b'), edit(1, 2, 2, '+b'), edit(1, 2, 2, '+c')]).text).toEqual(
      'a+b+c',
    );
  });

  it('finds the place of every position of every text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '😀', '\n', '\r\n', '\r', '\t', '日')).map((parts) => parts.join('')),
        fc.nat(),
        (text, at) => {
          const starts = lineStarts(text);
          const offset = at % (text.length + 1);
          const isInside =
            /[\uDC00-\uDFFF]/.test(text.charAt(offset)) || text.slice(offset - 1, offset + 1) === '\r\n';
          fc.pre(!isInside);
          expect(offsetAt(text, starts, positionAt(text, starts, offset))).toEqual(offset);
        },
      ),
    );
  });
});

describe('edits clash', () => {
  it.each<[string, TextEdit, TextEdit, boolean]>([
    ['that overlap', edit(1, 1, 4, 'x'), edit(1, 3, 5, 'y'), true],
    ['one of which is inside the other', edit(1, 1, 9, 'x'), edit(1, 3, 5, 'y'), true],
    ['that touch', edit(1, 1, 3, 'x'), edit(1, 3, 5, 'y'), true],
    ['that insert at the same place', edit(1, 3, 3, 'x'), edit(1, 3, 3, 'y'), true],
    ['that are apart', edit(1, 1, 3, 'x'), edit(1, 4, 5, 'y'), false],
    ['on different lines', edit(1, 1, 3, 'x'), edit(2, 1, 3, 'y'), false],
    ['that are equal', edit(1, 1, 3, 'x'), edit(1, 1, 3, 'x'), false],
    ['that join', edit(1, 3, 3, 'x', true), edit(1, 3, 3, 'y', true), false],
    ['of which one joins', edit(1, 3, 3, 'x', true), edit(1, 3, 3, 'y'), true],
  ])('%s', (_, one, other, expected) => {
    expect([clash(one, other), clash(other, one)]).toEqual([expected, expected]);
  });
});
