import { join } from '../sagemaker/expression.js';
import { executionFolder, uriParts } from '../sagemaker/s3-uri.js';
import { locationOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import type { BuildInput } from './step.js';
import { entriesOf, mapAt, valueAt } from './values.js';

/**
 * Where a step's output goes unless the config says otherwise: s3_root, pipeline, execution id, step and `parts`,
 * joined at run time as the SDK joins them: bucket and prefix are one value each (SDK 2.257, processing.py
 * `_normalize_outputs`). Undefined if the config has no s3_root.
 */
export function defaultDestination(input: BuildInput, ...parts: readonly string[]): Traced | undefined {
  const { job, pipelineName } = input;
  const root = valueAt(job.config, 's3_root');
  const place = typeof root?.value === 'string' ? uriParts(root.value) : undefined;
  if (root === undefined || place === undefined) {
    return undefined;
  }
  const expression = join('/', [...executionFolder(place, pipelineName, job.name), ...parts]);
  return new Traced({ expression, type: 'String' }, root.at);
}

/** Where a Training or Transform step writes: the config's output_path or the default destination. */
export function outputPath(input: BuildInput): Traced | undefined {
  return valueAt(input.job.config, 'output_path') ?? defaultDestination(input);
}

/**
 * The outputs of a Processing step that the contract has a path for; undefined if it has none. What goes into a feature
 * group the script writes itself: the type "is only supported when AppManaged is specified" (API reference,
 * ProcessingOutput FeatureStoreOutput).
 */
export function processingOutputConfig(input: BuildInput): Draft | undefined {
  const { job } = input;
  const contract = job.contract?.document;
  const destinations = mapAt(job.config, 'destinations');
  const outputs = [...job.ports.outputs.values()].flatMap(({ name, at }): readonly Draft[] => {
    const path = contract?.value.expected_output_paths?.[name];
    if (contract === undefined || path === undefined) {
      return [];
    }
    const options = entriesOf(mapAt(job.config, 'output_options').get(name));
    const featureGroup = options.get('feature_group_name');
    const outputName = new Traced(name, at);
    return [
      featureGroup === undefined
        ? {
            OutputName: outputName,
            AppManaged: false,
            S3Output: {
              S3Uri: destinations.get(name) ?? defaultDestination(input, 'output', name),
              LocalPath: new Traced(path, locationOf(contract.source, 'expected_output_paths', name)),
              S3UploadMode: options.get('s3_upload_mode') ?? 'EndOfJob',
            },
          }
        : {
            OutputName: outputName,
            AppManaged: true,
            FeatureStoreOutput: { FeatureGroupName: featureGroup },
          },
    ];
  });
  return outputs.length === 0
    ? undefined
    : { KmsKeyId: valueAt(job.config, 'output_kms_key'), Outputs: outputs };
}
