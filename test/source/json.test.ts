import fc from 'fast-check';
import type { Span } from '../../src/diagnostics/diagnostic.js';
import { parseJson } from '../../src/source/json.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const parsed = (text: string) => parseJson('/a.json', bytes(text));

/** The text at a span of one line. */
const textAt = (text: string, span: Span | undefined) =>
  span === undefined
    ? undefined
    : Array.from(text.split('\n')[span.start.line - 1] ?? '')
        .slice(span.start.column - 1, span.end.column - 1)
        .join('');

describe('parseJson', () => {
  it('finds values and keys by their way', () => {
    const text = '{\n  "a": [1, {"b/c": "x"}],\n  "d": null\n}';
    const { text: json, diagnostics } = parsed(text);
    expect(diagnostics).toEqual([]);
    expect(json?.value).toEqual({ a: [1, { 'b/c': 'x' }], d: null });
    expect(json?.span(['a', '1', 'b/c'], 'value')).toEqual({
      file: '/a.json',
      start: { line: 2, column: 20 },
      end: { line: 2, column: 23 },
    });
    expect(textAt(text, json?.span(['a', '1', 'b/c'], 'key'))).toBe('"b/c"');
    expect(textAt(text, json?.span(['a', '1', 'gone', 'more'], 'value'))).toBe('{"b/c": "x"}');
  });

  it('counts columns in code points', () => {
    const text = '{"\u{1F600}": {"a": 1}}';
    expect(textAt(text, parsed(text).text?.span(['\u{1F600}', 'a'], 'value'))).toBe('1');
  });

  it('finds values of JSON in a text, through its escapes', () => {
    const inner = '{\n"a": "é\\"\\u0041",\t"b": 42}';
    const text = `{"PipelineDefinition": ${JSON.stringify(inner).replace('é', '\\u00e9')}}`;
    const inside = parsed(text).text?.inside(['PipelineDefinition'])?.text;
    expect(inside?.value).toEqual({ a: 'é"A', b: 42 });
    expect(textAt(text, inside?.span(['b'], 'value'))).toBe('42');
    expect(textAt(text, inside?.span(['b'], 'key'))).toBe('\\"b\\"');
  });

  it.each([
    ['{"a": 1,}', 9, 'a key in double quotes'],
    ['{"a" 1}', 6, '":"'],
    ['[1 2]', 4, '"," or "]"'],
    ['[01]', 3, '"," or "]"'],
    ['{"a": tru}', 7, 'a value'],
    ['{"a": "x', 9, 'a double quote that ends the text'],
    ['"\\x"', 2, 'an escape sequence of JSON'],
    ['', 1, 'a value'],
    ['{} {}', 4, 'the end of the file'],
  ])('says where %s stops being JSON', (text, column, expected) => {
    expect(parsed(text).diagnostics).toMatchObject([
      {
        code: 'SRC013',
        message: `This is not JSON: ${expected} is expected here.`,
        span: { start: { line: 1, column } },
      },
    ]);
  });

  it('reports a key that stands twice, nesting without end and other encodings', () => {
    expect(parsed('{"a": 1, "a": 2}').diagnostics).toMatchObject([
      { code: 'SRC002', span: { start: { column: 10 } }, related: [{ span: { start: { column: 2 } } }] },
    ]);
    expect(parsed('['.repeat(100_000)).diagnostics).toMatchObject([{ code: 'SRC011' }]);
    expect(parseJson('/a.json', Uint8Array.of(0x7b, 0xff)).diagnostics).toMatchObject([
      { code: 'SRC003', span: { start: { column: 2 } } },
    ]);
  });

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium', maxDepth: 20 }), (text) => {
        expect(parsed(text).text?.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ',',
            ':',
            '\\',
            'u',
            '0',
            '1',
            'e',
            '-',
            '.',
            't',
            'n',
            ' ',
            'a',
            '\n',
          ),
        }),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(parsed(text).text !== undefined).toBe(valid);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
