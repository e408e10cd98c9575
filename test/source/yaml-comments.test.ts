import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { yamlComments } from '../../src/source/yaml-comments.js';
import { anyText } from '../diagnostics/support.js';
import { REPOSITORY } from '../support/run.js';

/** Every comment as `text @ lines`, with `head` before it where it stands in the file's head. */
const commentsOf = (text: string) =>
  yamlComments('/project/a.yaml', new TextEncoder().encode(text)).map(
    (comment) => `${comment.inHead ? 'head ' : ''}${comment.text} @ ${comment.lines.join(', ')}`,
  );

describe('yamlComments', () => {
  it('says of which lines a comment speaks', () => {
    const text = `# one
a: 1 # two

# three
#four

b: 2
c:
  # five
  - x # six
# seven
`;
    expect(commentsOf(text)).toEqual([
      'head # one @ 2',
      '# two @ 2',
      '# three @ 7',
      '#four @ 7',
      '# five @ 10',
      '# six @ 10',
      '# seven @ ',
    ]);
  });

  it('takes nothing in a value for a comment', () => {
    const text = `a: "x # no" # yes
b: 'x # no
  # no'
c: x#no
d: |
  # no
  text # no
   # no
e: > # yes
  # no
f: "\\" # no"
g: [ '#no', "# no" ] # yes
`;
    expect(commentsOf(text)).toEqual(['# yes @ 1', '# yes @ 9', '# yes @ 12']);
  });

  it('reaches from a key or dash to a value that starts further down', () => {
    const text = `a: # block
  b: 1
c: # list at the same depth
- d
- # item

  # between
  e: 1
f: &anchor # anchored
  g: 1
h: !!str # tagged
  i
? # question
  j
: k
- l: # not last
   m: # deep
     n: 1
"o": # quoted
  p: 1
`;
    expect(commentsOf(text)).toEqual([
      '# block @ 1, 2',
      '# list at the same depth @ 3, 4',
      '# item @ 5, 8',
      '# between @ 8',
      '# anchored @ 9, 10',
      '# tagged @ 11, 12',
      '# question @ 13, 14',
      '# not last @ 16, 17',
      '# deep @ 17, 18',
      '# quoted @ 19, 20',
    ]);
  });

  it('does not take what follows an empty value for the value', () => {
    const text = `a:
  b: # empty
  c: # empty too
d: # list of another key
e:
  - # empty item
  - f: 1
  - g: # empty in an item
    h: # empty, then a list
  - i
`;
    expect(commentsOf(text)).toEqual([
      '# empty @ 2',
      '# empty too @ 3',
      '# list of another key @ 4',
      '# empty item @ 6',
      '# empty in an item @ 8',
      '# empty, then a list @ 9',
    ]);
  });

  it('counts the first line of a value that ends before the comment', () => {
    expect(commentsOf('a: "x\n  y" # ends\nb: x\n  y # plain\nc: [1,\n { a: 2\n }] # list\n')).toEqual([
      '# ends @ 1, 2',
      '# plain @ 3, 4',
      '# list @ 5, 7',
    ]);
  });

  it('finds comments between the parts of a list or map in brackets', () => {
    expect(commentsOf('a: { # open\n  b: 1, # first\n  # alone\n  c: 2 }\n')).toEqual([
      '# open @ 1',
      '# first @ 2',
      '# alone @ 4',
    ]);
  });

  it('counts the head up to the first content, past directives and markers', () => {
    expect(commentsOf('\uFEFF# a\n%YAML 1.2\n# b\n--- # c\n# d\nx: 1 # e\n... # f\n')).toEqual([
      'head # a @ 6',
      'head # b @ 6',
      'head # c @ 6',
      'head # d @ 6',
      '# e @ 6',
      '# f @ ',
    ]);
  });

  it('counts lines that end in CR, CR LF or LF', () => {
    expect(commentsOf('a: 1 # a\r\nb: 2 # b\rc: "x\r\n  y" # c\n')).toEqual([
      '# a @ 1',
      '# b @ 2',
      '# c @ 3, 4',
    ]);
  });

  it('places parts of a comment in code points', () => {
    const [comment] = yamlComments('/project/a.yaml', new TextEncoder().encode('x: 😀 # 日x\n'));
    expect(comment?.span(2, 4)).toEqual({
      file: '/project/a.yaml',
      start: { line: 1, column: 8 },
      end: { line: 1, column: 10 },
    });
  });

  it('finds as many comments in the files of the library as there are lines that have one', () => {
    const folder = join(REPOSITORY, 'specs');
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const lines = text.split('\n').filter((line) => /^\s*#/.test(line));
      expect(commentsOf(text).length).toBeGreaterThanOrEqual(lines.length);
    }
    expect(files.length).toBeGreaterThan(10);
  });

  it('never throws, and places every comment where its text stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('# c', '\n', '  ', '- ', 'a: ', '|', '"', '{', '&a '))),
        (parts) => {
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
            new TextEncoder().encode(parts.join('')),
          );
          const lines = text.split(/\r\n|\n|\r/);
          for (const comment of yamlComments('/a', new TextEncoder().encode(text))) {
            const { start } = comment.span(0, comment.text.length);
            const line = Array.from((lines[start.line - 1] ?? '').replace(/^\uFEFF/, ''));
            expect(line.slice(start.column - 1).join('')).toEqual(comment.text);
            expect(comment.lines.every((about) => about >= 1 && about <= lines.length)).toEqual(true);
          }
        },
      ),
    );
  });
});
