import { posix } from 'node:path';
import { toJson, Traced } from '../source/traced.js';
import { CHECK_OUTPUT_FOLDER, checkArguments, checkedData, checkMembers } from './check.js';
import type { Draft } from './draft.js';
import { environmentOf } from './environment.js';
import { inputOptions, processingInput, s3InputOptions } from './inputs.js';
import { monitorScripts, type MonitorScript } from './monitor-scripts.js';
import { sortedJson } from './sorted-json.js';
import type { Builder, BuildInput } from './step.js';
import { asText } from './text.js';
import { valueAt } from './values.js';

const DATASET_INPUT = 'baseline_dataset_input';
const INPUT_FOLDER = '/opt/ml/processing/input';

/** Config keys of a MODEL_QUALITY check and environment variables of the same names, in the SDK's order. */
const MODEL_KEYS = [
  'problem_type',
  'inference_attribute',
  'probability_attribute',
  'ground_truth_attribute',
  'probability_threshold_attribute',
];

/**
 * A QualityCheck step: Model Monitor's image computes statistics and constraints of a data set and compares them with
 * a baseline (SDK 2.257, workflow/quality_check_step.py; what the image is told stands in environment variables:
 * model_monitor/model_monitoring.py `_generate_env_map`). The first wire is the data set.
 */
export const buildQualityCheck: Builder = (input) => {
  const { config } = input.job;
  const data = checkedData(input);
  const scripts = monitorScripts(input.job);
  const inputs = [
    ...(data === undefined
      ? []
      : [
          processingInput(
            DATASET_INPUT,
            data.uri,
            `${INPUT_FOLDER}/${DATASET_INPUT}`,
            s3InputOptions(inputOptions(input.job, data.dependency)),
          ),
        ]),
    ...scripts.map((script) =>
      processingInput(script.inputName, scriptUri(script, input), `${INPUT_FOLDER}/${script.inputName}`),
    ),
  ];
  return {
    Arguments: checkArguments(input, {
      inputs,
      output: 'quality_check_output',
      uploadMode: 'EndOfJob',
      environment: environment(input, scripts),
    }),
    members: {
      ...checkMembers(config, 'quality_check_type'),
      SuppliedBaselineStatistics: valueAt(config, 'supplied_baseline_statistics') ?? null,
    },
  };
};

/** A script's place in S3: the one that the config names, or the uploaded file's. */
function scriptUri(script: MonitorScript, { code }: BuildInput): Draft {
  return script.local && code !== undefined
    ? new Traced(`${code.uri}/${script.fileName}`, script.at)
    : new Traced(script.path, script.at);
}

function environment(
  { job }: BuildInput,
  scripts: readonly MonitorScript[],
): Readonly<Record<string, Draft>> {
  const { config } = job;
  const format = valueAt(config, 'dataset_format');
  const isModelQuality = valueAt(config, 'quality_check_type')?.value === 'MODEL_QUALITY';
  const modelValues = isModelQuality ? MODEL_KEYS.map((key) => [key, textOf(job.config, key)] as const) : [];
  return {
    ...environmentOf(job),
    output_path: CHECK_OUTPUT_FOLDER,
    // Only schedules publish metrics.
    publish_cloudwatch_metrics: 'Disabled',
    ...(format === undefined ? {} : { dataset_format: new Traced(sortedJson(toJson(format)), format.at) }),
    ...Object.fromEntries(
      scripts.map(({ key, inputName, path, at }) => [
        key,
        new Traced(`${INPUT_FOLDER}/${inputName}/${posix.basename(path)}`, at),
      ]),
    ),
    dataset_source: `${INPUT_FOLDER}/${DATASET_INPUT}`,
    ...(isModelQuality ? { analysis_type: 'MODEL_QUALITY' } : {}),
    ...Object.fromEntries(modelValues.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
  };
}

function textOf(config: BuildInput['job']['config'], key: string): Traced | undefined {
  const value = valueAt(config, key);
  return value === undefined ? undefined : asText(value);
}
