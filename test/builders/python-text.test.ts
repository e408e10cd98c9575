import fc from 'fast-check';
import { jsonText, numberText, plainText } from '../../src/builders/python-text.js';
import type { Json } from '../../src/source/traced.js';

const jsonValue = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)) as Json);

describe('numberText', () => {
  it.each([
    [0, '0'],
    [5, '5'],
    [-3, '-3'],
    [0.7, '0.7'],
    [-0.25, '-0.25'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [-0.0000123, '-1.23e-05'],
    [1e-7, '1e-07'],
    [2.5e-12, '2.5e-12'],
    [123456.789, '123456.789'],
  ])('writes %d as Python does', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('keeps the value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(numberText(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('jsonText', () => {
  it.each<[Json, string]>([
    ['reg:linear', '"reg:linear"'],
    ['', '""'],
    ['a "b" \\ \n\t', String.raw`"a \"b\" \\ \n\t"`],
    ['Größe 😀', String.raw`"Gr\u00f6\u00dfe \ud83d\ude00"`],
    ['\u007f\u0001', String.raw`"\u007f\u0001"`],
    [5, '5'],
    [0.00002, '2e-05'],
    [true, 'true'],
    [null, 'null'],
    [[1, 'a', false], '[1, "a", false]'],
    [{ a: 1, b: [{ c: null }] }, '{"a": 1, "b": [{"c": null}]}'],
    [[], '[]'],
    [{}, '{}'],
  ])('writes %j as json.dumps does', (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  it('is JSON of the same value, in ASCII', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});

describe('plainText', () => {
  it.each<[Json, string]>([
    ['reg:linear', 'reg:linear'],
    [5, '5'],
    [true, 'True'],
    [false, 'False'],
    [null, 'None'],
    [['a', 1, true, null], "['a', 1, True, None]"],
    [{ a: "it's", b: '"', c: `'"` }, `{'a': "it's", 'b': '"', 'c': '\\'"'}`],
    [['a\nb\\c\u0007'], String.raw`['a\nb\\c\x07']`],
  ])('writes %j as str does', (value, text) => {
    expect(plainText(value)).toBe(text);
  });
});
