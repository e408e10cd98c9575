import fc from 'fast-check';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { parseYaml } from '../../src/source/yaml.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array) =>
  parseYaml('/p/a.yaml', typeof text === 'string' ? bytes(text) : text);

/** `line:column code` of each diagnostic. */
const found = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, span }) => `${span?.start.line}:${span?.start.column} ${code}`);

const range = (text: string, path: (string | number)[], target: 'key' | 'value'): string => {
  const { start, end } = parse(text).source.span(path, target);
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
};

describe('the value of a YAML file', () => {
  it('is plain data', () => {
    expect(parse('a: 1\nb: [x, "2", true, null]\n').value).toEqual({ a: 1, b: ['x', '2', true, null] });
  });

  it('is null for an empty file and for one with comments only', () => {
    expect([parse('').value, parse('# nothing\n').value, parse('---\n').value]).toEqual([null, null, null]);
  });

  it('has aliases and merges resolved', () => {
    expect(parse('base: &b { x: 1 }\nuse: { <<: *b, y: 2 }\nsame: *b\n').value).toEqual({
      base: { x: 1 },
      use: { x: 1, y: 2 },
      same: { x: 1 },
    });
  });

  it('is undefined when the file has errors', () => {
    expect(parse('a: [1').value).toBeUndefined();
  });
});

describe('the places of a YAML file', () => {
  const text = 'name: demo\nsteps:\n  train:\n    needs: [a, b]\n    config: { x: "q" }\n';

  it('are those of keys and values', () => {
    expect([
      range(text, ['name'], 'key'),
      range(text, ['name'], 'value'),
      range(text, ['steps', 'train', 'needs', 1], 'value'),
      range(text, ['steps', 'train', 'config', 'x'], 'value'),
    ]).toEqual(['1:1-1:5', '1:7-1:11', '4:16-4:17', '5:18-5:21']);
  });

  it('show only the first line of a block', () => {
    expect([range(text, ['steps'], 'value'), range(text, [], 'value')]).toEqual(['3:3-3:9', '1:1-1:11']);
  });

  it('fall back to the closest ancestor', () => {
    expect(range(text, ['steps', 'train', 'missing', 'deep'], 'value')).toEqual('4:5-4:18');
  });

  it('count code points, and are the same with CRLF and a byte order mark', () => {
    expect([
      range('"é漢😀": x\n', ['é漢😀'], 'value'),
      range('\uFEFFa: x\r\nb: y\r\n', ['a'], 'value'),
      range('\uFEFFa: x\r\nb: y\r\n', ['b'], 'value'),
    ]).toEqual(['1:8-1:9', '1:4-1:5', '2:4-2:5']);
  });

  it('lead into the map that a merge takes a key from', () => {
    expect(range('base: &b\n  x: 1\nuse:\n  <<: *b\n', ['use', 'x'], 'value')).toEqual('2:6-2:7');
  });
});

describe('what is wrong with a YAML file', () => {
  it('is reported all at once', () => {
    expect(found(parse('a: 1\na: 2\nb:\n  c: 1\n  c: 2\n').diagnostics)).toEqual([
      '2:1 SRC002',
      '5:3 SRC002',
    ]);
  });

  it.each([
    ['an unclosed bracket', 'a: [1\n', ['1:4 SRC001']],
    ['a tab as indentation', 'a:\n\tb: 1\n', ['2:1 SRC001']],
    ['an unknown alias', 'a: *nothing\n', ['1:4 SRC001']],
    ['a map as a key', '? { x: 1 }\n: 2\n', ['1:3 SRC001']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['2:1 SRC010']],
    ['a key that JavaScript gives a meaning', 'a:\n  __proto__: 1\n', ['2:3 SRC012']],
    ['an alias in itself', 'a: &a [*a]\n', ['1:8 SRC005']],
    ['a null byte', 'a: \u0000\n', ['1:4 SRC003']],
    ['deep brackets', `a: ${'['.repeat(70)}${']'.repeat(70)}\n`, ['1:67 SRC011']],
  ])('%s', (_, text, expected) => {
    expect(found(parse(text).diagnostics)).toEqual(expected);
  });

  it('is that it is not UTF-8', () => {
    expect(found(parse(new Uint8Array([97, 58, 32, 0xff, 0xfe])).diagnostics)).toEqual(['1:4 SRC003']);
  });

  it('is that its aliases expand without bound, found without expanding them', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? '"lol"' : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array(9).fill(below).join(', ')}]`;
    });
    expect(found(parse(`${levels.join('\n')}\n`).diagnostics)).toEqual(['7:9 SRC005']);
  });

  it('is that it is nested beyond the stack', () => {
    expect(found(parse('['.repeat(100_000)).diagnostics)).toEqual(['1:1 SRC011']);
    expect(found(parse('- '.repeat(100_000)).diagnostics)).toEqual(['1:1 SRC011']);
  });

  it('is never an exception, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        const { value, diagnostics } = parse(content);
        expect(value === undefined).toBe(diagnostics.length > 0);
      }),
    );
    const yamlish = fc.string({
      unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', '{', '&', '*', '"', '?', '|', '>', '!', '%', '#'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(yamlish, (text) => void parse(text)),
      { numRuns: 1000 },
    );
  });
});
