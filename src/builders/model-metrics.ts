import { compareNames } from '../graph/dag.js';
import type { PipelineGraph } from '../graph/model.js';
import type { EffectiveConfig } from '../project/config.js';
import type { Wire } from '../resolver/wiring.js';
import { child } from '../source/location.js';
import { isTracedMap, Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { inFolder, objectValue } from './inputs.js';
import { membersOf, pascalCase } from './members.js';
import { entriesOf, mapAt } from './values.js';

/** The files of one subject, by the members that they are. */
type Files = Readonly<Record<string, Draft>>;

/**
 * ModelMetrics of a version: those of `model_metrics`, and the statistics of the model's quality from a wire where the
 * config gives none (SDK 2.257, model_metrics.py `ModelMetrics`; botocore 1.43 sagemaker 2017-07-24 ModelMetrics).
 */
export function modelMetrics(
  config: EffectiveConfig,
  wire: Wire | undefined,
  graph: PipelineGraph,
): Draft | undefined {
  const given = filesBySubject(config, 'model_metrics');
  const wired = wire === undefined || givesStatistics(config) ? undefined : metricsFile(wire, graph);
  if (wired === undefined) {
    return given;
  }
  const { ModelQuality, ...others } = given ?? {};
  return { ModelQuality: { Statistics: fileSource(wired), ...ModelQuality }, ...others };
}

/** Whether the config itself says where the statistics of the model's quality are. */
export function givesStatistics(config: EffectiveConfig): boolean {
  return entriesOf(mapAt(config, 'model_metrics').get('model_quality')).has('statistics');
}

/** DriftCheckBaselines of a version (SDK 2.257, drift_check_baselines.py; botocore 1.43 sagemaker 2017-07-24 DriftCheckBaselines). */
export function driftCheckBaselines(config: EffectiveConfig): Draft | undefined {
  return filesBySubject(config, 'drift_check_baselines');
}

function filesBySubject(config: EffectiveConfig, key: string): Readonly<Record<string, Files>> | undefined {
  const subjects = [...mapAt(config, key)];
  return subjects.length === 0
    ? undefined
    : Object.fromEntries(
        subjects.map(([subject, files]): [string, Files] => [
          pascalCase(subject),
          Object.fromEntries(
            [...entriesOf(files)].map(([name, file]): [string, Draft] => [
              pascalCase(name),
              fileSource(file),
            ]),
          ),
        ]),
      );
}

/** A MetricsSource or FileSource: JSON, unless its map says otherwise. */
function fileSource(file: Traced): Draft {
  const contentType = new Traced('application/json', file.at);
  return isTracedMap(file.value)
    ? { ContentType: contentType, ...Object.fromEntries(entriesOf(membersOf(file))) }
    : { ContentType: contentType, S3Uri: file };
}

/** The object with the metrics: a given URI of a JSON file, the output's JSON file, or a property file of the producer in that output. */
function metricsFile(wire: Wire, graph: PipelineGraph): Traced | undefined {
  const { source } = wire;
  if (source.kind === 'value') {
    return typeof source.value.value === 'string' && isJsonFile(source.value.value)
      ? source.value
      : undefined;
  }
  const { step, output } = source;
  if (output.file_name !== undefined) {
    return isJsonFile(output.file_name) ? objectValue(wire) : undefined;
  }
  const producer = graph.steps.get(step);
  const files = producer?.kind === 'job' ? [...producer.propertyFiles.values()] : [];
  const [file] = files
    .filter(({ output_name, path }) => output_name === output.name && isJsonFile(path))
    .sort((a, b) => compareNames(a.name, b.name));
  return file === undefined ? undefined : inFolder(wire, new Traced(file.path, child(file.at, 'path')));
}

function isJsonFile(path: string): boolean {
  return path.toLowerCase().endsWith('.json');
}
