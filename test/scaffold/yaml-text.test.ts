import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlBlock, yamlValue, type YamlData } from '../../src/scaffold/yaml-text.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('aZ019 .,:;#-+[]{}\'"/&*!|>%@`~=_$')) }),
  fc.constantFrom(
    'true',
    'No',
    'null',
    '~',
    '1.0',
    '1.2-1',
    '2.1.0',
    '0x1f',
    '.inf',
    '2024-01-01',
    '--rows',
    '- a',
    '<<',
  ),
);
const data: fc.Arbitrary<YamlData> = fc.letrec<{ data: YamlData; leaf: YamlData }>((tie) => ({
  leaf: fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
  data: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('data'),
      { maxKeys: 3 },
    ),
  ),
})).data;

/** What YAML gives back: it knows no negative zero. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('YAML of templates', () => {
  it('says what it was made from', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          data,
          { maxKeys: 4 },
        ),
        fc.nat(2),
        (map, flowFrom) => {
          expect(plain(parse(yamlBlock(map, 0, flowFrom)) ?? {})).toEqual(plain(map));
        },
      ),
    );
  });

  it('has blocks of maps, lists in one line, and as few quotes as the library', () => {
    expect(
      yamlBlock({
        entry_point: 'clean.py',
        description: 'Cleans, then counts.',
        paths: { data: '/opt/ml/processing/input/data' },
        choices: ['a', 'b, c'],
        property_path: "properties.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri",
        version: '1.2-1',
        number: '1.2',
        regex: 'mae:([0-9.]+)',
        note: 'a: b',
        empty: {},
      }),
    ).toEqual(`entry_point: clean.py
description: Cleans, then counts.
paths:
  data: /opt/ml/processing/input/data
choices: [a, "b, c"]
property_path: properties.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri
version: 1.2-1
number: "1.2"
regex: mae:([0-9.]+)
note: "a: b"
empty: {}
`);
  });

  it('has maps in one line where that is asked for', () => {
    expect(yamlBlock({ ranges: { depth: { type: 'integer', min: 1 } } }, 0, 1)).toEqual(
      'ranges:\n  depth: { type: integer, min: 1 }\n',
    );
    expect(yamlValue({ flag: '--rows', default: 5 })).toEqual('{ flag: --rows, default: 5 }');
  });
});
