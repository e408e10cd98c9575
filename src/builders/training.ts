import { compareNames } from '../graph/dag.js';
import type { EffectiveConfig } from '../project/config.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { environmentIfAny } from './environment.js';
import { hyperparametersOf } from './hyperparameters.js';
import { imageDraft } from './image.js';
import { trainingChannel, trainingChannels } from './inputs.js';
import { isIsolated, vpcConfig } from './network.js';
import { outputPath } from './outputs.js';
import { ARCHIVE_NAME } from './runproc.js';
import type { Builder, BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { mapAt, switchAt, textAt, valueAt } from './values.js';

/**
 * Arguments of a Training step: a CreateTrainingJob request without TrainingJobName, as the SDK's estimators form it,
 * but without the debugger and profiler members that they add unasked (SDK 2.257, session.py `_get_train_request`,
 * job.py `_load_config`; botocore 1.43 sagemaker 2017-07-24 CreateTrainingJobRequest).
 */
export const buildTraining: Builder = (input) => {
  const { job, graph } = input;
  const { config } = job;
  return {
    Arguments: {
      AlgorithmSpecification: {
        TrainingInputMode: valueAt(config, 'input_mode'),
        TrainingImage: imageDraft(job, graph.manifest.value.parameters ?? {}),
        ContainerEntrypoint: valueAt(config, 'container_entrypoint'),
        MetricDefinitions: metricDefinitions(config),
        EnableSageMakerMetricsTimeSeries: recordsMetrics(input) ? true : undefined,
      },
      ...trainingMembers(input),
      ResourceConfig: {
        VolumeSizeInGB: valueAt(config, 'volume_size'),
        VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
        InstanceCount: valueAt(config, 'instance_count'),
        InstanceType: valueAt(config, 'instance_type'),
      },
      HyperParameters: hyperparametersOf(input),
      Tags: tagsOf(config),
    },
  };
};

/** The members that a training job and the training jobs of a tuning job have alike (botocore 1.43 sagemaker 2017-07-24 CreateTrainingJobRequest, HyperParameterTrainingJobDefinition). */
export function trainingMembers(input: BuildInput): Readonly<Record<string, Draft | undefined>> {
  const { job } = input;
  const { config } = job;
  const channels = [...trainingChannels(input), ...codeChannel(input)];
  const checkpoints = valueAt(config, 'checkpoint_s3_uri');
  const attempts = valueAt(config, 'max_retry_attempts');
  return {
    OutputDataConfig: { S3OutputPath: outputPath(input), KmsKeyId: valueAt(config, 'output_kms_key') },
    StoppingCondition: {
      MaxRuntimeInSeconds: valueAt(config, 'max_runtime_in_seconds'),
      MaxWaitTimeInSeconds: valueAt(config, 'max_wait_in_seconds'),
    },
    RoleArn: valueAt(config, 'role'),
    InputDataConfig: channels.length === 0 ? undefined : channels,
    Environment: environmentIfAny(job),
    VpcConfig: vpcConfig(config),
    EnableNetworkIsolation: switchAt(config, 'enable_network_isolation'),
    EnableInterContainerTrafficEncryption: switchAt(config, 'encrypt_inter_container_traffic'),
    EnableManagedSpotTraining: switchAt(config, 'use_spot_instances'),
    CheckpointConfig: checkpoints === undefined ? undefined : { S3Uri: checkpoints },
    RetryStrategy: attempts === undefined ? undefined : { MaximumRetryAttempts: attempts },
  };
}

/** A container without network cannot fetch its code: SageMaker brings it as a channel (SDK 2.257, estimator.py `_prepare_for_training`). */
function codeChannel({ job, code }: BuildInput): readonly Draft[] {
  return code !== undefined && isIsolated(job.config)
    ? [trainingChannel('code', `${code.uri}/${ARCHIVE_NAME}`)]
    : [];
}

/** Metrics as SageMaker's list of Name and Regex, sorted by name; undefined if there are none. */
export function metricDefinitions(config: EffectiveConfig): readonly Draft[] | undefined {
  const metrics = [...mapAt(config, 'metric_definitions')].sort(([a], [b]) => compareNames(a, b));
  return metrics.length === 0
    ? undefined
    : metrics.map(([name, regex]) => ({ Name: new Traced(name, keyOf(regex.at)), Regex: regex }));
}

/** The SDK switches SageMaker's metrics on for PyTorch scripts from version 1.3 on (2.257, pytorch/estimator.py). */
function recordsMetrics({ job, code }: BuildInput): boolean {
  const version = textAt(job.config, 'framework_version');
  if (code === undefined || textAt(job.config, 'framework') !== 'pytorch' || version === undefined) {
    return false;
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 3);
}
