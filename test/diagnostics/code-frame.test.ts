import fc from 'fast-check';
import { codeFrame, linesOf } from '../../src/diagnostics/code-frame.js';
import { lineStarts, positionAt } from '../../src/source/text.js';
import { anySpan, anyText, PLAIN, span, TAGS } from './support.js';

type Place = readonly [number, number];

function frame(text: string, start: Place, end: Place, context = 1): readonly string[] {
  const options = { paint: PLAIN, caret: PLAIN.error, context };
  return codeFrame(linesOf(text), span('/demo.yaml', start, end), options).lines;
}

describe('codeFrame', () => {
  it('shows a line before and a line after', () => {
    expect(frame('a: 1\nb: two\nc: 3\nd: 4\n', [2, 4], [2, 7])).toEqual([
      '  |',
      '1 | a: 1',
      '2 | b: two',
      '  |    ^^^',
      '3 | c: 3',
    ]);
  });

  it('shows the line alone on demand', () => {
    expect(frame('a: 1\nb: two\nc: 3\n', [2, 4], [2, 7], 0)).toEqual(['  |', '2 | b: two', '  |    ^^^']);
  });

  it('aligns line numbers of different lengths and tells how wide they are', () => {
    const lines = linesOf('a\n'.repeat(9) + 'b\nc');
    const place = span('/demo.yaml', [9, 1], [9, 2]);
    expect(codeFrame(lines, place, { paint: PLAIN, caret: PLAIN.error, context: 1 })).toEqual({
      gutter: 2,
      lines: ['   |', ' 8 | a', ' 9 | a', '   | ^', '10 | b'],
    });
  });

  it('colours carets and line numbers only', () => {
    const options = { paint: TAGS, caret: TAGS.error, context: 1 };
    expect(codeFrame(linesOf('\n b'), span('/demo.yaml', [2, 2], [2, 3]), options).lines).toEqual([
      '<dim>  |</dim>',
      '<dim>1 |</dim>',
      '<dim>2 |</dim>  b',
      '<dim>  |</dim>  <error>^</error>',
    ]);
  });

  it('copies tabs into the line of the carets', () => {
    expect(frame('\ta:\tx y', [1, 5], [1, 6])).toEqual(['  |', '1 | \ta:\tx y', '  | \t  \t^']);
  });

  it('puts one caret under a tab', () => {
    expect(frame('a:\n\tb: 1', [2, 1], [2, 2])).toEqual(['  |', '1 | a:', '2 | \tb: 1', '  | ^']);
  });

  it('puts two carets under wide characters and two spaces before', () => {
    expect(frame('名: 日本語 😀x', [1, 4], [1, 6])).toEqual(['  |', '1 | 名: 日本語 😀x', '  |     ^^^^']);
    expect(frame('名: 日本語 😀x', [1, 9], [1, 10])).toEqual([
      '  |',
      '1 | 名: 日本語 😀x',
      '  |              ^',
    ]);
  });

  it('takes joined characters as one, even when the span begins or ends within', () => {
    const family = '👩‍👩‍👧 x';
    expect(frame(family, [1, 1], [1, 6])).toEqual(['  |', `1 | ${family}`, '  | ^^']);
    expect(frame(family, [1, 3], [1, 4])).toEqual(['  |', `1 | ${family}`, '  | ^^']);
    expect(frame(family, [1, 3], [1, 3])).toEqual(['  |', `1 | ${family}`, '  | ^^']);
    expect(frame(family, [1, 7], [1, 8])).toEqual(['  |', `1 | ${family}`, '  |    ^']);
  });

  it('marks an empty span with one caret', () => {
    expect(frame('a: b', [1, 4], [1, 4])).toEqual(['  |', '1 | a: b', '  |    ^']);
    expect(frame('', [1, 1], [1, 1])).toEqual(['  |', '1 |', '  | ^']);
  });

  it('marks the end of a line behind its last character', () => {
    expect(frame('key:\nb: 1\n', [1, 5], [1, 5])).toEqual(['  |', '1 | key:', '  |     ^', '2 | b: 1']);
  });

  it('marks the end of a file with and without a final line end', () => {
    expect(frame('a\nb', [2, 2], [2, 2])).toEqual(['  |', '1 | a', '2 | b', '  |  ^']);
    expect(frame('a\nb\n', [3, 1], [3, 1])).toEqual(['  |', '2 | b', '3 |', '  | ^']);
  });

  it('does not show the nothing after the final line end as context', () => {
    expect(frame('a\n', [1, 1], [1, 2])).toEqual(['  |', '1 | a', '  | ^']);
  });

  it('knows every line end', () => {
    expect(frame('a\r\nb\rc\nd', [2, 1], [2, 2])).toEqual(['  |', '1 | a', '2 | b', '  | ^', '3 | c']);
  });

  it('gives no column to a byte order mark', () => {
    expect(frame('\uFEFFab', [1, 2], [1, 3])).toEqual(['  |', '1 | ab', '  |  ^']);
  });

  it('marks the first line of a longer span to its end', () => {
    expect(frame('a:\r\n  b: 1 \r\n  c: 2\r\n', [2, 3], [4, 1])).toEqual([
      '  |',
      '1 | a:',
      '2 |   b: 1 ',
      '  |   ^^^^',
      '3 |   c: 2',
    ]);
    expect(frame('a: |\n  text\n', [1, 5], [3, 1])).toEqual(['  |', '1 | a: |', '  |     ^', '2 |   text']);
  });

  it('moves positions outside the text to its nearest place', () => {
    expect(frame('ab\ncd', [7, 1], [7, 9])).toEqual(['  |', '1 | ab', '2 | cd', '  |   ^']);
    expect(frame('ab\ncd', [1, 9], [1, 12])).toEqual(['  |', '1 | ab', '  |   ^', '2 | cd']);
    expect(frame('ab\ncd', [0, -1], [0, 2])).toEqual(['  |', '1 | ab', '  | ^', '2 | cd']);
    expect(frame('ab\ncd', [2, 2], [1, 1])).toEqual(['  |', '1 | ab', '2 | cd', '  |  ^']);
  });

  it('shows control characters without obeying them', () => {
    expect(frame('a\u001B[31mb\u202Ec', [1, 2], [1, 3])).toEqual(['  |', '1 | a␛[31mb\uFFFDc', '  |  ^']);
  });

  it('shows a line of 100 columns whole and cuts a longer one', () => {
    const line = 'x'.repeat(99);
    expect(frame(`${line}a`, [1, 100], [1, 101], 0)).toEqual([
      '  |',
      `1 | ${line}a`,
      `  | ${' '.repeat(99)}^`,
    ]);
    expect(frame(`${line}ab`, [1, 1], [1, 2], 0)).toEqual(['  |', `1 | ${line}a...`, '  | ^']);
  });

  it('cuts a long line on both sides of the span', () => {
    const line = `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}`;
    expect(frame(line, [1, 5001], [1, 5004])).toEqual([
      '  |',
      `1 | ...${'x'.repeat(48)}BAD${'y'.repeat(49)}...`,
      `  | ${' '.repeat(51)}^^^`,
    ]);
  });

  it('shows more before a span that ends a long line', () => {
    expect(frame(`${'x'.repeat(200)}BAD`, [1, 201], [1, 204])).toEqual([
      '  |',
      `1 | ...${'x'.repeat(97)}BAD`,
      `  | ${' '.repeat(100)}^^^`,
    ]);
  });

  it('cuts between characters, not within them', () => {
    expect(frame(`${'𝒳'.repeat(150)}BAD`, [1, 151], [1, 154])).toEqual([
      '  |',
      `1 | ...${'𝒳'.repeat(97)}BAD`,
      `  | ${' '.repeat(100)}^^^`,
    ]);
  });

  it('cuts a span that is longer than a line can show', () => {
    expect(frame(`k: ${'B'.repeat(500)} z`, [1, 4], [1, 504])).toEqual([
      '  |',
      `1 | k: ${'B'.repeat(97)}...`,
      `  |    ${'^'.repeat(97)}`,
    ]);
  });

  it('cuts wide characters by their columns', () => {
    expect(frame('日'.repeat(60), [1, 1], [1, 2])).toEqual(['  |', `1 | ${'日'.repeat(50)}...`, '  | ^^']);
  });

  it('cuts long lines around by their own beginning', () => {
    expect(frame(`${'c'.repeat(150)}\nb\nshort`, [2, 1], [2, 2])).toEqual([
      '  |',
      `1 | ${'c'.repeat(100)}...`,
      '2 | b',
      '  | ^',
      '3 | short',
    ]);
  });

  it('marks exactly the text of the span', () => {
    const line = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 400 });
    const place = line.chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.integer({ min: 1, max: 40 }),
      ),
    );
    fc.assert(
      fc.property(place, ([text, start, length]) => {
        const [, code = '', carets = ''] = frame(text, [1, start + 1], [1, start + 1 + length], 0);
        expect(code.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe(
          text.slice(start, start + length),
        );
      }),
    );
  });

  it('finds the places that positionAt tells', () => {
    const parts = fc.array(fc.constantFrom('a', 'bc', ' ', ':', '\n', '\r\n', '\r', 'é'), { minLength: 1 });
    const place = fc.tuple(parts, fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(place, ([strings, mark, seed, length]) => {
        const text = (mark ? '\uFEFF' : '') + strings.join('');
        const start = seed % text.length;
        const wanted = text.slice(start, start + length);
        fc.pre(!/[\r\n\uFEFF]/.test(wanted));
        const starts = lineStarts(text);
        const { lines } = codeFrame(
          linesOf(text),
          {
            file: '/demo.yaml',
            start: positionAt(text, starts, start),
            end: positionAt(text, starts, start + wanted.length),
          },
          { paint: PLAIN, caret: PLAIN.error, context: 0 },
        );
        const [, code = '', carets = ''] = lines;
        expect(code.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe(wanted);
      }),
    );
  });

  it('never throws, and prints one line of carets and no control characters', () => {
    fc.assert(
      fc.property(anyText, anySpan, fc.integer({ min: 0, max: 3 }), (text, place, context) => {
        const { lines, gutter } = codeFrame(linesOf(text), place, {
          paint: PLAIN,
          caret: (carets) => `<caret>${carets}</caret>`,
          context,
        });
        expect(lines.filter((line) => /^ +\| [ \t]*<caret>\^+<\/caret>$/.test(line))).toHaveLength(1);
        expect(lines.every((line) => line.slice(gutter).startsWith(' |'))).toBe(true);
        expect(lines.every((line) => !/[\p{Cs}\u2028\u202E]|[^\P{Cc}\t]/u.test(line))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
