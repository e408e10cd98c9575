import fc from 'fast-check';
import { unifiedDiff } from '../../src/source/unified-diff.js';

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

describe('a unified diff', () => {
  it('is empty for equal texts', () => {
    expect([unifiedDiff('a', '', ''), unifiedDiff('a', 'x\n', 'x\n')]).toEqual(['', '']);
  });

  it('shows three lines around a change', () => {
    const before = numbered(1, 9);
    expect(unifiedDiff('p/a.yaml', before, before.replace('line 5', 'LINE 5'))).toEqual(
      `--- a/p/a.yaml\n+++ b/p/a.yaml\n@@ -2,7 +2,7 @@\n${numbered(2, 4).replace(/^/gm, ' ').slice(0, -1)}-line 5\n+LINE 5\n${numbered(6, 8).replace(/^/gm, ' ').slice(0, -1)}`,
    );
  });

  it('shows changes far apart in two pieces, and close ones in one', () => {
    const before = numbered(1, 30);
    const heads = (after: string): readonly string[] =>
      unifiedDiff('a', before, after)
        .split('\n')
        .filter((line) => line.startsWith('@@'));
    expect(heads(before.replace('line 5\n', '').replace('line 25\n', 'x\ny\n'))).toEqual([
      '@@ -2,7 +2,6 @@',
      '@@ -22,7 +21,8 @@',
    ]);
    expect(heads(before.replace('line 5\n', '').replace('line 12\n', ''))).toEqual(['@@ -2,14 +2,12 @@']);
    expect(heads(before.replace('line 5\n', '').replace('line 13\n', ''))).toEqual([
      '@@ -2,7 +2,6 @@',
      '@@ -10,7 +9,6 @@',
    ]);
  });

  it('says where a last line has no end', () => {
    expect(unifiedDiff('a', 'x', 'x\ny')).toEqual(
      '--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n-x\n\\ No newline at end of file\n+x\n+y\n\\ No newline at end of file\n',
    );
  });

  it('shows everything anew where too much has changed to look for the shortest way', () => {
    const [before, after] = [numbered(1, 2000), numbered(3001, 5000)];
    expect(unifiedDiff('a', before, after)).toEqual(
      `--- a/a\n+++ b/a\n@@ -1,2000 +1,2000 @@\n${before.replace(/^(?=.)/gm, '-')}${after.replace(/^(?=.)/gm, '+')}`,
    );
  });

  it('leads from the one text to the other', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'c', '', 'd\r'), { maxLength: 30 })
      .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(patched(before, unifiedDiff('a.yaml', before, after))).toEqual(after);
      }),
    );
  });
});

/** A text after a diff, which must fit it to the letter. */
function patched(before: string, diff: string): string {
  const rest = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let at = 1;
  let result = '';
  for (const line of diff.replaceAll('\n\\ No newline at end of file\n', '\0').match(/[^\n\0]*[\n\0]/g) ??
    []) {
    const start = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (start !== null) {
      const first = Number(start[1]) + (start[2] === '0' ? 1 : 0);
      result += rest.splice(0, first - at).join('');
      at = first;
    } else if (!/^(---|\+\+\+) /.test(line)) {
      const text = line.slice(1).replace('\0', '');
      if (!line.startsWith('+')) {
        expect(rest.shift()).toEqual(text);
        at += 1;
      }
      result += line.startsWith('-') ? '' : text;
    }
  }
  return result + rest.join('');
}
