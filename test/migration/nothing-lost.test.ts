import fc from 'fast-check';
import { parse } from 'yaml';
import type { Json } from '../../src/source/traced.js';
import { CONFIG, DAG, STEPS } from './samples.js';
import { importTexts, type Imported } from './support.js';

/** Names that some step takes, and names that none does. */
const FIELDS = [
  'author',
  'aws_region',
  'bucket',
  'columns',
  'effective_instance_type',
  'enable_caching',
  'env',
  'framework_version',
  'hyperparameters',
  'image_uri',
  'job_type',
  'label_field',
  'label_name',
  'max_rows',
  'max_runtime_seconds',
  'pipeline_name',
  'pipeline_s3_loc',
  'pipeline_version',
  'processing_entry_point',
  'processing_environment_variables',
  'processing_framework_version',
  'processing_instance_count',
  'processing_instance_type_large',
  'processing_instance_type_small',
  'py_version',
  'region',
  'role',
  'source_dir',
  'split',
  'training_instance_type',
  'use_large_processing_instance',
  'surprise',
];
const NODES = [
  'CradleDataLoading_training',
  'TableCleaning_training',
  'TreeTraining',
  'ModelPacking',
  'Registration',
  'Nowhere',
];

const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
const scalar: fc.Arbitrary<Json> = fc.oneof(
  word,
  fc.constantFrom('NA', 'EU', 'true', 'null', '0.5', 'is_${x}', '$${', 'a: b # c', "it's"),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(word, scalar, { maxKeys: 3 }),
  fc.record({ __type_info__: fc.constantFrom('list', 'tuple'), value: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ __model_type__: word, inner: scalar }),
);
const fields = fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...FIELDS) }, word), value, {
  maxKeys: 12,
});
const config = fc.record({
  configuration: fc.record({
    shared: fields,
    specific: fc.dictionary(fc.constantFrom(...NODES), fields, { maxKeys: 6 }),
  }),
  metadata: fc.dictionary(word, value, { maxKeys: 2 }),
});

/** Places of every leaf of a value, as the keys that lead to it. */
function leaves(json: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  const parts = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return parts.length === 0 ? [path] : parts.flatMap(([key, part]) => leaves(part, [...path, key]));
}

/** Whether one of the entries is about a leaf, or about something that it is part of. */
function covers(entries: readonly { at: { path: readonly (string | number)[] } }[], leaf: readonly string[]) {
  return entries.some(({ at }) => at.path.every((key, index) => String(key) === leaf[index]));
}

/** What stands at a place of a written file, such as configs/base.config.yaml#role. */
function written({ files }: Imported, place: string): unknown {
  const [path = '', keys = ''] = place.split(/#(.*)/s);
  const data: unknown = parse(files[path] ?? '');
  const find = (from: unknown, rest: string): unknown => {
    if (rest === '') {
      return from;
    }
    const entries = typeof from === 'object' && from !== null ? Object.entries(from) : [];
    const found = entries.find(([key]) => rest === key || rest.startsWith(`${key}.`));
    return found === undefined ? undefined : find(found[1], rest.slice(found[0].length + 1));
  };
  return find(data, keys);
}

/** Places that no file's key is: what the value has become is part of something else there. */
const ELSEWHERE = [
  "the contract's entry_point",
  "the library's step type, which says the same",
  "the pipeline's name",
  "the step's job_type",
  "the steps' cache",
  'nothing: a step has no cache unasked',
];

function unescaped(text: string): string {
  return text.replaceAll('$${', () => '${');
}

/** Texts that a scalar can have become; a truth value that chooses between others becomes none. */
function textsOf(scalarValue: Json, key: string): readonly string[] {
  const text = typeof scalarValue === 'string' ? scalarValue : JSON.stringify(scalarValue);
  const regions: Readonly<Record<string, string>> = { NA: 'us-east-1', EU: 'eu-west-1', FE: 'us-west-2' };
  return key === 'use_large_processing_instance' ? [''] : [text, regions[text] ?? text];
}

function scalarsOf(json: Json): readonly Json[] {
  return typeof json === 'object' && json !== null
    ? Object.entries(json)
        .filter(([key]) => !key.startsWith('__'))
        .flatMap(([, part]) => scalarsOf(part))
    : [json];
}

/** What of a config is neither in a file nor in the report: nothing, if all is well. */
function lost(data: Json): readonly string[] {
  const imported = importTexts({ config: JSON.stringify(data) });
  const { plan } = imported;
  const inConfig = <T extends { at: { source: { file: string } } }>(entries: readonly T[]): readonly T[] =>
    entries.filter(({ at }) => at.source.file === '/config.json');
  const kept = inConfig(plan.ledger.kept());
  const leftOut = inConfig(plan.ledger.leftOut());
  const missing = leaves(data)
    .filter((leaf) => leaf.length > 2 && !covers([...kept, ...leftOut], leaf))
    .map((leaf) => leaf.join('.'));
  const wrong = kept.flatMap(({ key, value: was, to, at }) => {
    if (ELSEWHERE.includes(to)) {
      return [];
    }
    const found = written(imported, to);
    const text = unescaped(typeof found === 'string' ? found : JSON.stringify(found ?? null));
    const isThere = scalarsOf(was).every(
      (part) =>
        part === null ||
        textsOf(part, String(at.path.at(-1))).some(
          (wanted) => text.includes(wanted) || text.includes(JSON.stringify(wanted).slice(1, -1)),
        ) ||
        Number(text) === Number(part),
    );
    return found !== undefined && isThere ? [] : [`${key} is not in ${to}: ${text}`];
  });
  return [...missing, ...wrong];
}

describe('importing a config', () => {
  it('finds each value of a config again in a file, or names it as without a home', () => {
    expect(lost(JSON.parse(CONFIG) as Json)).toEqual([]);
  });

  it('loses nothing of any config', () => {
    fc.assert(
      fc.property(config, (data) => {
        expect(lost(data)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('importing a DAG and interfaces', () => {
  it('makes something of each value, or names it as without a home; what is empty says nothing', () => {
    const { plan } = importTexts({});
    const entries = [...plan.ledger.kept(), ...plan.ledger.leftOut()];
    const unnamed = Object.entries({ 'grow.dag.json': DAG, ...STEPS }).flatMap(([path, text]) => {
      const own = entries.filter(({ at }) => at.source.file === `/${path}`);
      const data = parse(text) as Json;
      return leaves(data)
        .filter((leaf) => !covers(own, leaf) && !isEmpty(at(data, leaf)))
        .map((leaf) => `${path}: ${leaf.join('.')}`);
    });
    expect(unnamed).toEqual([]);
  });
});

function at(data: Json, keys: readonly string[]): Json {
  return keys.reduce<Json>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (Object.entries(value).find(([name]) => name === key)?.[1] ?? null)
        : null,
    data,
  );
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
