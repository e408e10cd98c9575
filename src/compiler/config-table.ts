import { isPackage, type CodePackage, type CodeProblem } from '../builders/code.js';
import { imageOf } from '../builders/image.js';
import type { Span } from '../diagnostics/diagnostic.js';
import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import type { Tier } from '../project/config-key.js';
import type { Manifest } from '../project/types.generated.js';
import { builderKeys, ownKeys } from '../project/config-keys.js';
import { BUILT_IN, type ConfigParts, type Layer } from '../project/config.js';
import type { LoadedPipeline } from '../project/load.js';
import { spanOf } from '../source/location.js';
import { isTracedMap, toJson, type Json, type Traced } from '../source/traced.js';

/** One value in force for a step. `at` is absent for computed values. */
export interface ConfigRow {
  readonly key: string;
  readonly value: Json;
  readonly tier: Tier;
  readonly layer: Layer | 'derived';
  readonly at?: Span;
}

/** The values in force for a job, one row per value: maps are opened, since their entries may come from several places. Sorted by key. */
export function configTable(
  job: LinkedJob,
  code: CodePackage | CodeProblem | undefined,
  parameters: Manifest['parameters'],
  loaded: LoadedPipeline,
): readonly ConfigRow[] {
  const spec = job.spec.document.value;
  const keys = builderKeys(spec.sagemaker_step_type);
  const own = ownKeys(spec);
  const layerOf = layerFinder(job, loaded);
  const rows = [...job.config].flatMap(([key, { layer, traced }]): ConfigRow[] => {
    const known = keys.get(key) ?? own.get(key);
    return known === undefined
      ? []
      : leaves(key, traced).map((leaf) => ({
          ...leaf,
          tier: known.tier,
          layer: layerOf(leaf.at.file) ?? layer,
        }));
  });
  return [...rows, ...derivedRows(job, code, parameters)].sort((a, b) => compareNames(a.key, b.key));
}

/**
 * The layer that a file's values belong to: the entries of one map may come from several. Undefined where a file alone
 * does not tell, as the manifest with inline configs of both its own and its steps.
 */
function layerFinder(job: LinkedJob, loaded: LoadedPipeline): (file: string) => Layer | undefined {
  const filesOf = ({ parts }: ConfigParts): readonly string[] =>
    parts.flatMap(({ values }) => [...values.values()].map(({ at }) => at.source.file));
  const layers: readonly (readonly [Layer, ReadonlySet<string>])[] = [
    ['environment', new Set(filesOf(loaded.environmentConfig))],
    ['step', new Set(filesOf(loaded.stepConfig.get(job.name) ?? { parts: [], complete: true }))],
    ['pipeline', new Set(filesOf(loaded.pipelineConfig))],
    ['specification', new Set([job.spec.document.source.file])],
    ['built-in', new Set([BUILT_IN.file])],
  ];
  return (file) => {
    const found = layers.filter(([, files]) => files.has(file));
    return found.length === 1 ? found[0]?.[0] : undefined;
  };
}

function leaves(key: string, traced: Traced): readonly { key: string; value: Json; at: Span }[] {
  return isTracedMap(traced.value)
    ? [...traced.value].flatMap(([name, entry]) => leaves(`${key}.${name}`, entry))
    : [{ key, value: toJson(traced), at: spanOf(traced.at) }];
}

function derivedRows(
  job: LinkedJob,
  code: CodePackage | CodeProblem | undefined,
  parameters: Manifest['parameters'],
): readonly ConfigRow[] {
  const derived = (key: string, value: Json): ConfigRow => ({
    key,
    value,
    tier: 'derived',
    layer: 'derived',
  });
  const image = job.config.has('image_uri') ? undefined : imageOf(job, parameters);
  return [
    derived('step_name', job.name),
    ...(job.jobType === undefined ? [] : [derived('job_type', job.jobType)]),
    ...(isPackage(code) ? [derived('code_uri', code.uri)] : []),
    ...(image?.kind === 'found' ? [derived('image_uri', image.uri)] : []),
  ];
}
