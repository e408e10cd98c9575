import type { Draft } from './draft.js';
import { environmentIfAny } from './environment.js';
import { experimentConfig } from './experiment.js';
import { objectValue, wireInto, wireValue } from './inputs.js';
import { outputPath } from './outputs.js';
import type { Builder, BuildInput } from './step.js';
import { membersOf, structure } from './structure.js';
import { tagsOf } from './tags.js';
import { mapAt, valueAt } from './values.js';

/**
 * Arguments of a Transform step: a CreateTransformJob request without TransformJobName, as the SDK's Transformer forms
 * it (SDK 2.257, transformer.py, session.py `_get_transform_request`; botocore 1.43 sagemaker 2017-07-24
 * CreateTransformJobRequest). Wires: custom_property is the model's name, the first other one the data.
 */
export const buildTransform: Builder = (input) => {
  const { job } = input;
  const { config } = job;
  const model = wireInto(input, 'custom_property');
  return {
    Arguments: {
      ModelName: model === undefined ? undefined : wireValue(model),
      BatchStrategy: valueAt(config, 'strategy'),
      MaxConcurrentTransforms: valueAt(config, 'max_concurrent_transforms'),
      MaxPayloadInMB: valueAt(config, 'max_payload'),
      Environment: environmentIfAny(job),
      TransformInput: {
        DataSource: {
          S3DataSource: { S3DataType: valueAt(config, 's3_data_type') ?? 'S3Prefix', S3Uri: dataOf(input) },
        },
        ContentType: valueAt(config, 'content_type'),
        CompressionType: valueAt(config, 'compression_type'),
        SplitType: valueAt(config, 'split_type'),
      },
      TransformOutput: {
        S3OutputPath: outputPath(input),
        Accept: valueAt(config, 'accept'),
        AssembleWith: valueAt(config, 'assemble_with'),
        KmsKeyId: valueAt(config, 'output_kms_key'),
      },
      TransformResources: {
        InstanceType: valueAt(config, 'instance_type'),
        InstanceCount: valueAt(config, 'instance_count'),
        VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
        TransformAmiVersion: valueAt(config, 'transform_ami_version'),
      },
      DataProcessing: dataProcessing(input),
      DataCaptureConfig: structure(
        membersOf(mapAt(config, 'data_capture'), {
          DestinationS3Uri: 'destination_s3_uri',
          KmsKeyId: 'kms_key',
          GenerateInferenceId: 'generate_inference_id',
        }),
      ),
      ModelClientConfig: structure(
        membersOf(mapAt(config, 'model_client'), {
          InvocationsTimeoutInSeconds: 'invocations_timeout_in_seconds',
          InvocationsMaxRetries: 'invocations_max_retries',
        }),
      ),
      ExperimentConfig: experimentConfig(config),
      Tags: tagsOf(config),
    },
  };
};

function dataOf({ wires }: BuildInput): Draft | undefined {
  const wire = [...wires.values()].find(({ dependency }) => dependency.dependency_type !== 'custom_property');
  return wire === undefined ? undefined : objectValue(wire);
}

function dataProcessing({ job }: BuildInput): Draft | undefined {
  return structure({
    InputFilter: valueAt(job.config, 'input_filter'),
    OutputFilter: valueAt(job.config, 'output_filter'),
    JoinSource: valueAt(job.config, 'join_source'),
  });
}
