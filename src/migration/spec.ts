import { isTracedMap, toJson, type Traced } from '../source/traced.js';
import type { YamlData } from '../scaffold/yaml-text.js';
import { computeDefaults } from './compute.js';
import type { PeerInterface } from './peer-files.js';
import type { Ledger } from './ledger.js';
import { sagemakerTypeOf, standFor } from './step-types.js';
import { entriesAt, paragraph, switchAt, textAt, textsAt, valueAt } from './values.js';

type YamlMap = Readonly<Record<string, YamlData>>;

/** What decides the specification of a step type beside its interface. */
export interface SpecUse {
  /** Name of its contract; undefined if it has none. */
  readonly contract: string | undefined;
  /** The job types of its steps, sorted; none if they have none. */
  readonly jobTypes: readonly string[];
  readonly ledger: Ledger;
}

/** Inputs that the peer does not mount: the script finds them itself. */
export function skippedInputs({ root }: PeerInterface): readonly string[] {
  return textsAt(root, 'contract', 'skip_inputs');
}

/** The specification of a step type, with the ports that the peer's interface has. */
export function specOf(peer: PeerInterface, { contract, jobTypes, ledger }: SpecUse): YamlMap {
  const { root, stepType } = peer;
  const to = (what: string): string => `the specification's ${what}`;
  const keep = (what: string, ...keys: readonly string[]): void =>
    ledger.keep(valueAt(root, ...keys), to(what));
  keep('step_type', 'step_type');
  keep('sagemaker_step_type', 'registry', 'sagemaker_step_type');
  keep('description', 'registry', 'description');
  const skipped = skippedInputs(peer);
  const dependencies = entriesAt(root, 'spec', 'dependencies').filter(([name]) => !skipped.includes(name));
  const outputs = entriesAt(root, 'spec', 'outputs');
  const description = textAt(root, 'registry', 'description');
  ledger.keep(valueAt(root, 'node_type'), to('node_type'));
  const stand = standFor(peer);
  const defaults = stand === undefined ? computeDefaults(peer, ledger) : LOADER_DEFAULTS;
  const config = {
    ...(stand === undefined ? {} : { properties: stand.properties }),
    ...(Object.keys(defaults).length === 0 ? {} : { defaults }),
  };
  const variants = variantsOf(peer, jobTypes, ledger);
  return {
    step_type: stepType,
    ...(description === undefined ? {} : { description: paragraph(description) }),
    sagemaker_step_type: sagemakerTypeOf(peer) ?? 'Processing',
    node_type: nodeType(dependencies.length > 0, outputs.length > 0),
    ...(contract === undefined ? {} : { contract }),
    ...(dependencies.length === 0
      ? {}
      : { dependencies: Object.fromEntries(dependencies.map((entry) => dependency(entry, ledger))) }),
    ...(outputs.length === 0
      ? {}
      : { outputs: Object.fromEntries(outputs.map((entry) => outputOf(entry, ledger))) }),
    ...(variants === undefined ? {} : { job_types: variants }),
    ...(Object.keys(config).length === 0 ? {} : { config }),
  };
}

const LOADER_DEFAULTS: YamlMap = { framework: 'sklearn', framework_version: '1.2-1' };

/** The peer does not check what it writes under node_type; pipectl does. */
function nodeType(consumes: boolean, produces: boolean): string {
  return consumes ? (produces ? 'internal' : 'sink') : produces ? 'source' : 'singular';
}

function dependency([name, port]: readonly [string, Traced], ledger: Ledger): readonly [string, YamlMap] {
  noteKeys(
    port,
    ['type', 'required', 'data_type', 'compatible_sources', 'semantic_keywords', 'description'],
    ledger,
  );
  return [
    name,
    {
      dependency_type: textAt(port, 'type') ?? 'processing_output',
      required: switchAt(port, 'required') ?? true,
      data_type: textAt(port, 'data_type') ?? 'S3Uri',
      ...lists(port, ['compatible_sources', 'semantic_keywords']),
      ...described(port),
    },
  ];
}

function outputOf([name, port]: readonly [string, Traced], ledger: Ledger): readonly [string, YamlMap] {
  noteKeys(
    port,
    ['type', 'data_type', 'property_path', 'aliases', 'semantic_keywords', 'description'],
    ledger,
  );
  const propertyPath =
    textAt(port, 'property_path') ?? `properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`;
  const dataType = textAt(port, 'data_type') ?? 'S3Uri';
  const isModelName = propertyPath === 'properties.ModelName';
  return [
    name,
    {
      output_type: textAt(port, 'type') ?? 'processing_output',
      data_type: isModelName ? 'String' : dataType,
      property_path: propertyPath,
      // The peer says that a job's name is an S3 URI: what it means is that job's model.
      ...(propertyPath.endsWith('.TrainingJobName') && dataType === 'S3Uri'
        ? { training_job_file: 'output/model.tar.gz' }
        : {}),
      ...lists(port, ['aliases', 'semantic_keywords'], name),
      ...described(port),
    },
  ];
}

function noteKeys(port: Traced, keys: readonly string[], ledger: Ledger): void {
  keys.forEach((key) => ledger.keep(valueAt(port, key), 'the same in the specification'));
}

/** Lists of texts, each once, and not the name itself, which says nothing more. */
function lists(port: Traced, keys: readonly string[], own?: string): YamlMap {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const texts = [...new Set(textsAt(port, key))].filter((text) => text !== own || key !== 'aliases');
      return texts.length === 0 ? [] : [[key, texts]];
    }),
  );
}

function described(port: Traced): YamlMap {
  const description = textAt(port, 'description');
  return description === undefined ? {} : { description: paragraph(description) };
}

/** The job types: those that steps have, each with what its variant changes. The peer takes any word for one. */
function variantsOf(
  { root }: PeerInterface,
  jobTypes: readonly string[],
  ledger: Ledger,
): YamlMap | undefined {
  if (jobTypes.length === 0) {
    return undefined;
  }
  const names = [...new Set([...entriesAt(root, 'variants').map(([name]) => name), ...jobTypes])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const variant = valueAt(root, 'variants', name);
      const changed = (kind: 'dependencies' | 'outputs', taken: readonly string[]): YamlMap =>
        Object.fromEntries(
          entriesAt(variant, 'spec', kind).flatMap(([port, changes]) => {
            const base = valueAt(root, 'spec', kind, port);
            const entry = base === undefined ? {} : portChanges(changes, base, taken, port, ledger);
            return Object.keys(entry).length === 0 ? [] : [[port, entry]];
          }),
        );
      const dependencies = changed('dependencies', ['required', 'compatible_sources', 'semantic_keywords']);
      const outputs = changed('outputs', ['aliases', 'semantic_keywords']);
      return [
        name,
        {
          ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
          ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
        },
      ];
    }),
  );
}

function portChanges(
  changes: Traced,
  base: Traced,
  taken: readonly string[],
  port: string,
  ledger: Ledger,
): YamlMap {
  const entries = isTracedMap(changes.value) ? [...changes.value] : [];
  return Object.fromEntries(
    entries.flatMap(([key, value]): [string, YamlData][] => {
      const before = valueAt(base, key);
      if (before !== undefined && JSON.stringify(toJson(before)) === JSON.stringify(toJson(value))) {
        ledger.keep(value, 'nothing: the base says the same');
        return [];
      }
      if (!taken.includes(key)) {
        return [];
      }
      ledger.keep(value, "the specification's job type");
      return typeof value.value === 'boolean'
        ? [[key, value.value]]
        : [[key, textsAt(changes, key).filter((text) => text !== port || key !== 'aliases')]];
    }),
  );
}
