import { parseYaml } from '../../src/source/yaml.js';

/** `line:column-line:column message` of each diagnostic, and its help. */
function errorsOf(text: string): readonly (readonly [string, string | undefined])[] {
  const { diagnostics } = parseYaml('/p/a.yaml', new TextEncoder().encode(text));
  return diagnostics.map(({ span, message, help }) => {
    const { start, end } = span ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    return [`${start.line}:${start.column}-${end.line}:${end.column} ${message}`, help];
  });
}

describe('a mistake in the syntax of YAML', () => {
  it.each([
    [
      'a bracket left open is at the bracket, however far below the parser notices',
      'needs: [load,\n  train\nconfig: base\n',
      '1:8-1:9 The bracket [ that opens here is not closed.',
      'Add the closing bracket, and indent everything inside more than the key before it.',
    ],
    [
      'of nested brackets the one that is open',
      'a: [b, [c, d]\n',
      '1:4-1:5 The bracket [ that opens here is not closed.',
      'Add the closing bracket, and indent everything inside more than the key before it.',
    ],
    [
      'a quote left open is at the quote, and hides the brackets around it',
      'a: { b: "c }\nd: 1\n',
      '1:9-1:10 The quote " that opens here is not closed.',
      'Add the closing quote, and indent everything inside more than the key before it.',
    ],
    [
      'an expression without quotes is named whole',
      'a: { b: ${params.c}, d: 1 }\ne: 2\n',
      '1:9-1:20 The expression "${params.c}" stands inside brackets without quotes.',
      'Put the value into quotes, as in { key: "${params.c}" }.',
    ],
    [
      'a tab',
      'a:\n\tb: 1\n\tc: 2\n',
      '2:1-2:2 A tab indents this line; YAML takes only spaces.',
      'Use spaces.',
    ],
    [
      'a wrong indentation is at the word, not at the start of the line',
      'a:\n    b: 1\n   c: 2\nd: 3\n',
      '3:4-3:8 This line is indented unlike those above that it belongs to.',
      'Indent the entries of a map or list alike.',
    ],
    [
      'a key without a colon',
      'a: 1\nb\nc: 2\n',
      '2:1-2:2 The line "b" is no key with a value.',
      'Write "key: value", or indent the line if it goes on with the value above.',
    ],
    [
      'a colon without a space',
      'a: 1\nb:2\nc: 3\n',
      '2:1-2:4 The line "b:2" is no key with a value.',
      'Write a space after the colon: "b: 2".',
    ],
    [
      'a list entry among keys',
      'a: 1\n- b\n',
      '2:1-2:4 A list entry stands among the keys of a map.',
      'Indent it below the key whose list it belongs to.',
    ],
    [
      'a colon in a value',
      'a: b: c\n',
      '1:4-1:8 The value holds a colon and a space, which make it a key in a place where none can be.',
      'Put the value into quotes.',
    ],
    [
      'a value with keys below it',
      'a: b\n  c: d\n',
      '1:4-1:5 The value is followed by keys that are indented below it.',
      'Remove the value, or the indentation of the keys below it.',
    ],
    [
      'a tag of another program',
      'a: !Ref Role\n',
      '1:4-1:8 The tag "!Ref" is not one that pipectl knows.',
      'Write the value without a tag; a pipeline parameter is written ${params.<name>}.',
    ],
    [
      'a backslash in double quotes',
      'a: "C:\\data"\n',
      '1:7-1:8 Invalid escape sequence \\d.',
      'A backslash in double quotes begins an escape: write two of them, or use single quotes.',
    ],
    [
      'a character that starts no value',
      'a: @b\n',
      '1:4-1:5 Plain value cannot start with reserved character @.',
      'Put the value into quotes.',
    ],
    [
      'more after the end of a value',
      'a: "b" c\nd: 1\n',
      '1:8-1:9 The value above or before ends, but more of it follows here.',
      'Put the whole value into quotes, or correct the brackets and the indentation.',
    ],
    [
      'a bracket too many',
      'a: [1]]\nb: 2\n',
      '1:7-1:8 Unexpected flow-seq-end token in YAML stream: "]".',
      'Put the whole value into quotes, or correct the brackets and the indentation.',
    ],
    [
      'a merge conflict, whatever follows from it',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n',
      '2:1-2:13 The file holds a merge conflict that is not resolved.',
      'Keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    ],
  ])('%s', (_, text, error, help) => {
    expect(errorsOf(text)).toEqual([[error, help]]);
  });

  it('is the only one reported, since those after it are guesses; tags are independent of each other', () => {
    expect(errorsOf('a: [1]]\nb: {\n\tc: "\n')).toHaveLength(1);
    expect(errorsOf('a: !x 1\nb: !y 2\n')).toHaveLength(2);
  });

  it('is found with old line ends too', () => {
    expect(errorsOf('a: 1\r\rb: [1\rc: 2\r').map(([error]) => error)).toEqual([
      '3:4-3:5 The bracket [ that opens here is not closed.',
    ]);
  });
});

describe('a merge key', () => {
  it.each([
    ['a text', '<<: base\n', '1:5-1:9'],
    ['a list with a text', '<<: [{ b: 1 }, base]\n', '1:5-1:21'],
    ['an alias of a list', 'a: &a [1]\nb: { <<: *a }\n', '2:10-2:12'],
    ['nothing', 'a: { <<: }\n', '1:10-1:10'],
  ])('does not take %s', (_, text, place) => {
    expect(errorsOf(text)).toEqual([
      [`${place} The merge key "<<" takes a map or a list of maps.`, undefined],
    ]);
  });

  it.each([
    ['maps', 'a: &a { x: 1 }\nb: { <<: *a }\nc: { <<: [*a, { y: 1 }] }\n'],
    ['a list of aliases behind an alias', 'a: &a { x: 1 }\nl: &l [*a]\nb: { <<: *l }\n'],
    ['an anchor of the same map', 'a: { x: &x { y: 1 }, <<: *x }\n'],
  ])('takes %s', (_, text) => {
    expect(errorsOf(text)).toEqual([]);
  });
});

describe('aliases', () => {
  it('mean the last anchor before them', () => {
    const text = 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n';
    expect(parseYaml('/p/a.yaml', new TextEncoder().encode(text)).value).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it('may be ten thousand, not more', () => {
    const list = (count: number) => `a: &a 1\nb: [${Array(count).fill('*a').join(', ')}]\n`;
    expect(errorsOf(list(10_000))).toEqual([]);
    expect(errorsOf(list(10_001))).toEqual([
      [
        '2:40005-2:40007 The document has more than 10000 aliases.',
        'Write the values out, or nest the aliases less deeply.',
      ],
    ]);
  });

  it('count for the depth that they add', () => {
    const chain = (count: number) =>
      `k0: &a0 1\n${Array.from({ length: count }, (_, i) => `k${i + 1}: &a${i + 1} { k: *a${i} }\n`).join('')}`;
    expect(errorsOf(chain(62))).toEqual([]);
    expect(errorsOf(chain(63)).map(([error]) => error)).toEqual([
      '64:16-64:20 Values are nested more than 64 deep.',
    ]);
  });
});
