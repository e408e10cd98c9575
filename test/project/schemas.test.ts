import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../src/project/schema-problems.js';
import { REPOSITORY } from '../support/run.js';

const PUBLISHED = [
  'manifests/pipeline.schema.json',
  'manifests/config.schema.json',
  'manifests/project.schema.json',
  'manifests/baseline.schema.json',
  'manifests/lock.schema.json',
  'specs/spec.schema.json',
  'contracts/contract.schema.json',
];

const OPEN: Readonly<Record<string, readonly string[]>> = {
  // A config property is a JSON Schema of the project's own, with whatever keywords it needs.
  'specs/spec.schema.json': ['#/$defs/config_property'],
  // A step whose type is a built-in one in the wrong case: only the type is wrong then.
  // A comparison, whose operator decides what its right side is: the comparison itself has the list of keys.
  'manifests/pipeline.schema.json': [
    '#/$defs/step/else/else/then',
    '#/$defs/comparison/then',
    '#/$defs/comparison/else',
  ],
};

const read = (path: string): unknown => JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'));

/** Keywords whose value is a schema, and those whose value is a map of schemas. */
const SCHEMA_KEYWORDS = ['items', 'additionalProperties', 'propertyNames', 'then', 'else'];
const MAP_KEYWORDS = ['properties', '$defs'];

/** Every schema in a schema with its JSON pointer; conditions (`if`, `not`) are not looked into. */
function* schemasIn(value: unknown, pointer = '#'): Generator<[string, Readonly<Record<string, unknown>>]> {
  if (!isRecord(value)) {
    return;
  }
  yield [pointer, value];
  for (const keyword of SCHEMA_KEYWORDS) {
    yield* schemasIn(value[keyword], `${pointer}/${keyword}`);
  }
  for (const keyword of MAP_KEYWORDS) {
    const map = value[keyword];
    for (const [name, schema] of isRecord(map) ? Object.entries(map) : []) {
      yield* schemasIn(schema, `${pointer}/${keyword}/${name}`);
    }
  }
}

describe.each(PUBLISHED)('%s', (path) => {
  const schema = read(path);

  it('describes every key', () => {
    const described = (value: unknown): boolean => {
      if (!isRecord(value) || typeof value.description === 'string') {
        return isRecord(value);
      }
      const target = typeof value.$ref === 'string' ? value.$ref.replace('#/$defs/', '') : undefined;
      const definitions = isRecord(schema) && isRecord(schema.$defs) ? schema.$defs : {};
      return target !== undefined && described(definitions[target]);
    };
    const silent = [...schemasIn(schema)].flatMap(([pointer, { properties }]) =>
      isRecord(properties)
        ? Object.entries(properties).flatMap(([key, property]) =>
            described(property) ? [] : [`${pointer}/${key}`],
          )
        : [],
    );
    expect(silent).toEqual([]);
  });

  it('rejects unknown keys wherever it lists the known ones', () => {
    const open = [...schemasIn(schema)].flatMap(([pointer, { properties, additionalProperties }]) =>
      isRecord(properties) && additionalProperties !== false ? [pointer] : [],
    );
    expect(open).toEqual(OPEN[path] ?? []);
  });
});
