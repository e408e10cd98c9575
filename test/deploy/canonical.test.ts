import fc from 'fast-check';
import { canonicalJson, isJson, sha256 } from '../../src/deploy/canonical.js';
import type { Json } from '../../src/source/traced.js';

/** The same value with the keys of every map in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

const jsonValues = fc.jsonValue().map((value) => value as Json);

describe('canonicalJson', () => {
  it('sorts keys and keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[2,{"c":"x","d":null}]}',
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(jsonValues, (value) => canonicalJson(value) === canonicalJson(reversed(value))));
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('isJson', () => {
  it('tells JSON data from other values', () => {
    expect([1, null, 'a', [true, { b: [] }]].map(isJson)).toEqual([true, true, true, true]);
    expect([undefined, Symbol('a'), [undefined], { a: () => 1 }].map(isJson)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('sha256', () => {
  it('is that of FIPS 180-2, appendix B.1', () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect([sha256('abc'), sha256(new TextEncoder().encode('abc'))]).toEqual([digest, digest]);
  });
});
