import fc from 'fast-check';
import type { Change } from '../../src/source/change.js';
import { applyEdits } from '../../src/source/edits.js';
import type { Path } from '../../src/source/location.js';
import { parseYaml } from '../../src/source/yaml.js';
import { commentsOf, yamlText, type Data } from '../support/random-yaml.js';

const parse = (text: string) => parseYaml('/p/a.yaml', new TextEncoder().encode(text));

/** A text after a change; undefined if it cannot be made. */
function changed(text: string, path: Path, change: Change): string | undefined {
  const edits = parse(text).source.edits?.(path, change);
  return edits === undefined ? undefined : applyEdits(text, edits).text;
}

describe('a change of a YAML text', () => {
  it.each<[string, string, Path, Change, string]>([
    [
      'renames a key',
      'a:\n  trian: 1 # why\n',
      ['a', 'trian'],
      { kind: 'rename', name: 'train' },
      'a:\n  train: 1 # why\n',
    ],
    [
      'keeps the quotes of a key',
      "{ 'trian': 1 }\n",
      ['trian'],
      { kind: 'rename', name: 'train' },
      "{ 'train': 1 }\n",
    ],
    ['gives a key quotes that needs some', 'x: 1\n', ['x'], { kind: 'rename', name: 'a: b' }, '"a: b": 1\n'],
    [
      'keeps the quotes of a value',
      "a: 'x' # why\n",
      ['a'],
      { kind: 'set', was: 'x', value: "it's" },
      "a: 'it''s' # why\n",
    ],
    [
      'gives a value quotes where brackets mean something',
      'a: [x, y]\n',
      ['a', 0],
      { kind: 'set', was: 'x', value: 'p[0]' },
      'a: ["p[0]", y]\n',
    ],
    ['and none where they do not', 'a: x\n', ['a'], { kind: 'set', was: 'x', value: 'p[0]' }, 'a: p[0]\n'],
    ['takes the quotes from a number', 'a: "2"\n', ['a'], { kind: 'set', was: '2', value: 2 }, 'a: 2\n'],
    [
      'quotes a number letter by letter',
      'a: 1.10 # not 1.1\n',
      ['a'],
      { kind: 'quote' },
      'a: "1.10" # not 1.1\n',
    ],
    [
      'makes a list of a word',
      'needs: load # the data\n',
      ['needs'],
      { kind: 'enlist' },
      'needs: [load] # the data\n',
    ],
    [
      'replaces a part of a text, in quotes',
      'a: "x ${params.a}, ${params.a}"\n',
      ['a'],
      { kind: 'replace', text: '${params.a}', by: '${params.bc}' },
      'a: "x ${params.bc}, ${params.bc}"\n',
    ],
    [
      'replaces a part of a text, in a block',
      'a: |\n  x # no comment\n  ${params.a}\n',
      ['a'],
      { kind: 'replace', text: '${params.a}', by: '${params.b}' },
      'a: |\n  x # no comment\n  ${params.b}\n',
    ],
    [
      'adds a key behind the last one and its comment',
      'p:\n    a: 1 # one\n    # two\nq: 2\n',
      ['p'],
      { kind: 'insert', key: 'b', value: '/x' },
      'p:\n    a: 1 # one\n    b: /x\n    # two\nq: 2\n',
    ],
    [
      'adds a key behind one with a long value',
      'p:\n  a:\n    - x\n    - y\nq: 2\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 1 },
      'p:\n  a:\n    - x\n    - y\n  b: 1\nq: 2\n',
    ],
    [
      'adds a key behind a block text',
      'p:\n  a: |\n    x\n\nq: 2\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 1 },
      'p:\n  a: |\n    x\n  b: 1\n\nq: 2\n',
    ],
    [
      'adds a key to a map in a list',
      'p:\n- a: 1\n- b: 2\n',
      ['p', 0],
      { kind: 'insert', key: 'c', value: 3 },
      'p:\n- a: 1\n  c: 3\n- b: 2\n',
    ],
    [
      'adds a key at the end of a text without a last line end',
      'p:\n  a: 1',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p:\n  a: 1\n  b: 2',
    ],
    [
      'adds a key with the line ends of the text',
      'p:\r\n  a: 1\r\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p:\r\n  a: 1\r\n  b: 2\r\n',
    ],
    [
      'and with those of an old Mac',
      'p:\r  a: 1\r',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p:\r  a: 1\r  b: 2\r',
    ],
    [
      'adds a key between braces',
      'p: { 日本: 1 } # why\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 'x, y' },
      'p: { 日本: 1, b: "x, y" } # why\n',
    ],
    [
      'adds a key before a last comma',
      'p: { a: 1, }\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p: { a: 1, b: 2, }\n',
    ],
    [
      'adds a key on a line of its own between braces',
      'p: {\n  a: 1 # one\n}\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p: {\n  a: 1, # one\n  b: 2\n}\n',
    ],
    [
      'adds a key between empty braces',
      'p: {} # why\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p: { b: 2 } # why\n',
    ],
    [
      'adds a key where nothing stands yet',
      'q:\n    a: 1\np: # none\nr: 1\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'q:\n    a: 1\np: # none\n    b: 2\nr: 1\n',
    ],
    [
      'adds a key in the place of null',
      'p: ~ # none\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      'p: { b: 2 } # none\n',
    ],
    [
      'adds a key where nothing stands between braces',
      '{ p: , q: 1 }\n',
      ['p'],
      { kind: 'insert', key: 'b', value: 2 },
      '{ p: { b: 2 } , q: 1 }\n',
    ],
    [
      'adds a map that is absent',
      'a: 1 # one\n',
      ['paths'],
      { kind: 'insert', key: 'DATA', value: '/x' },
      'a: 1 # one\npaths:\n  DATA: /x\n',
    ],
    [
      'adds a map that is absent between braces',
      's: { a: 1 }\n',
      ['s', 'paths'],
      { kind: 'insert', key: 'DATA', value: '/x' },
      's: { a: 1, paths: { DATA: /x } }\n',
    ],
    [
      'adds an entry to a list',
      'l:\n  - a # one\n',
      ['l'],
      { kind: 'append', value: 'b' },
      'l:\n  - a # one\n  - b\n',
    ],
    [
      'adds an entry between brackets',
      'l: [a]\n',
      ['l'],
      { kind: 'append', value: 'yes' },
      'l: [a, "yes"]\n',
    ],
    ['adds a list that is absent', 'a: 1\n', ['l'], { kind: 'append', value: 'A_B' }, 'a: 1\nl: [A_B]\n'],
    [
      'removes an entry with its line',
      'l:\n  - a\n  - a\n  - b\n',
      ['l', 1],
      { kind: 'remove' },
      'l:\n  - a\n  - b\n',
    ],
    ['removes an entry at the end of a text', 'l:\n  - a\n  - a', ['l', 1], { kind: 'remove' }, 'l:\n  - a'],
    ['removes an entry between brackets', 'l: [a, a, b]\n', ['l', 1], { kind: 'remove' }, 'l: [a, b]\n'],
    ['removes the first entry between brackets', 'l: [a, b]\n', ['l', 0], { kind: 'remove' }, 'l: [b]\n'],
    ['removes the only entry between brackets', 'l: [a]\n', ['l', 0], { kind: 'remove' }, 'l: []\n'],
  ])('%s', (_, before, path, change, after) => {
    expect(changed(before, path, change)).toEqual(after);
  });

  it.each<[string, string, Path, Change]>([
    ['a value behind an alias', 'a: &x { k: 1 }\nb: *x\n', ['b', 'k'], { kind: 'set', was: 1, value: 2 }],
    ['a value below an anchor', 'a: &x { k: 1 }\nb: *x\n', ['a', 'k'], { kind: 'set', was: 1, value: 2 }],
    ['a value with an anchor', 'a: &x 1\nb: *x\n', ['a'], { kind: 'set', was: 1, value: 2 }],
    ['an alias', 'a: &x 1\nb: *x\n', ['b'], { kind: 'set', was: 1, value: 2 }],
    ['a merged key', 'a: &x { k: 1 }\nb: { <<: *x }\n', ['b', 'k'], { kind: 'rename', name: 'l' }],
    [
      'a map that may have the key by merging',
      'a: &x { k: { l: 1 } }\nb: { <<: *x }\n',
      ['b', 'k'],
      { kind: 'insert', key: 'm', value: 1 },
    ],
    ['a value with a tag', 'a: !!str 1\n', ['a'], { kind: 'set', was: 1, value: 2 }],
    ['a text of several lines', 'a: one\n  two\n', ['a'], { kind: 'set', was: 'one two', value: 'x' }],
    ['a key whose new name is there already', 'a: 1\nb: 2\n', ['a'], { kind: 'rename', name: 'b' }],
    ['a key that is there already', 'a: 1\n', [], { kind: 'insert', key: 'a', value: 2 }],
    ['a file without anything', '# nothing\n', [], { kind: 'insert', key: 'a', value: 2 }],
    ['a map in the place of a list', 'a: [1]\n', ['a'], { kind: 'insert', key: 'b', value: 2 }],
    [
      'a part of a text that is written with escapes',
      'a: "\\x24{params.a}"\n',
      ['a'],
      { kind: 'replace', text: '${params.a}', by: '${params.b}' },
    ],
    [
      'a part of a text by one with other signs',
      'a: x.y\n',
      ['a'],
      { kind: 'replace', text: 'x.y', by: 'x: y' },
    ],
    ['quotes around what has some', 'a: "1"\n', ['a'], { kind: 'quote' }],
    ['an entry with a comment of its own', 'l:\n  - a\n  - a # again\n', ['l', 1], { kind: 'remove' }],
    ['an entry below a comment', 'l:\n  - a\n  # again\n  - a\n', ['l', 1], { kind: 'remove' }],
    ['the only entry of a block', 'l:\n  - a\n', ['l', 0], { kind: 'remove' }],
    ['the first key of a map in a list', 'l:\n  - a: 1\n    b: 2\n', ['l', 0, 'a'], { kind: 'remove' }],
    ['a place that is not there', 'a: 1\n', ['b'], { kind: 'set', was: 1, value: 1 }],
  ])('is not made of %s', (_, before, path, change) => {
    expect(changed(before, path, change)).toBeUndefined();
  });
});

describe('any change of any text', () => {
  const KEYS = ['a', 'key_one', 'new', 'a: b', '12', '*x'];
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('rename' as const), name: fc.constantFrom(...KEYS) }),
    fc.record({
      kind: fc.constant('set' as const),
      was: fc.constantFrom('a', 'yes', '日本', 1, true, false),
      value: fc.constantFrom('x', 'a, b', 'yes', 5, true),
    }),
    fc.constant({ kind: 'quote' as const }),
    fc.constant({ kind: 'enlist' as const }),
    fc.constant({ kind: 'replace' as const, text: '${params.x}', by: '${params.longer}' }),
    fc.record({
      kind: fc.constant('insert' as const),
      key: fc.constantFrom(...KEYS),
      value: fc.constantFrom('v', '/opt/ml/x', 'no', 7, ['x', 'y, z'], { deep: { er: 'w' }, e: {} }),
    }),
    fc.record({ kind: fc.constant('append' as const), value: fc.constantFrom('v', '# no', 3) }),
    fc.constant({ kind: 'remove' as const }),
  );

  it('gives what the data would be after it, and loses no comment', () => {
    let made = 0;
    fc.assert(
      fc.property(yamlText, change, fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), (yaml, wanted, steps) => {
        expect(parse(yaml.text).diagnostics).toEqual([]);
        expect(parse(yaml.text).value).toEqual(yaml.data);
        const path = pathIn(yaml.data, steps);
        const text = changed(yaml.text, path, wanted);
        if (text === undefined) {
          return;
        }
        made += 1;
        const after = parse(text);
        expect(after.diagnostics).toEqual([]);
        expect(after.value).toEqual(dataAfter(yaml.data, path, wanted));
        expect(commentsOf(text)).toEqual(commentsOf(yaml.text));
        expect(/(?<!\r)\n/.test(text) && yaml.text.includes('\r\n')).toBe(false);
      }),
      { numRuns: 1000 },
    );
    expect(made).toBeGreaterThan(150);
  });
});

/** A path that exists, but perhaps for its last step. */
function pathIn(data: Data, steps: readonly number[]): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const step of steps) {
    if (Array.isArray(value) && value.length > 0) {
      const index = step % value.length;
      path.push(index);
      value = value[index] as Data;
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value);
      const [key, entry] = entries[step % (entries.length + 1)] ?? ['absent', undefined];
      path.push(key);
      if (entry === undefined) {
        break;
      }
      value = entry;
    }
  }
  return path;
}

/** The data as the change means them. */
function dataAfter(data: Data, path: Path, change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    switch (change.kind) {
      case 'set':
        return change.value;
      case 'quote':
        return textOf(data);
      case 'enlist':
        return [data];
      case 'replace':
        return textOf(data).replaceAll(change.text, change.by);
      case 'insert':
        return { ...(data as object), [change.key]: change.value };
      case 'append':
        return [...((data ?? []) as readonly Data[]), change.value];
      default:
        throw new Error('There is no key here.');
    }
  }
  const isLast = rest.length === 0;
  if (Array.isArray(data)) {
    return isLast && change.kind === 'remove'
      ? data.filter((_, index) => index !== step)
      : data.map((item: Data, index) => (index === step ? dataAfter(item, rest, change) : item));
  }
  const map = (data ?? {}) as Readonly<Record<string, Data>>;
  if (!Object.hasOwn(map, step)) {
    return { ...map, [step]: dataAfter(null, rest, change) };
  }
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) => {
      if (key !== step) {
        return [[key, value]];
      }
      if (isLast && change.kind === 'remove') {
        return [];
      }
      return isLast && change.kind === 'rename'
        ? [[change.name, value]]
        : [[key, dataAfter(value, rest, change)]];
    }),
  );
}

function textOf(data: Data): string {
  return typeof data === 'object' ? '' : String(data);
}
