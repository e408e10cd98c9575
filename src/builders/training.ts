import { compareNames } from '../graph/dag.js';
import type { EffectiveConfig } from '../project/config.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import { trainingChannel, trainingChannels } from './channels.js';
import { debuggingMembers } from './debugger.js';
import type { Draft } from './draft.js';
import { environmentIfAny } from './environment.js';
import { experimentConfig } from './experiment.js';
import { hyperparametersOf } from './hyperparameters.js';
import { imageDraft } from './image.js';
import { isIsolated, vpcConfig } from './network.js';
import { outputPath } from './outputs.js';
import { trainingResources } from './resources.js';
import { ARCHIVE_NAME } from './runproc.js';
import type { Builder, BuildInput } from './step.js';
import { membersOf, structure } from './structure.js';
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
        AlgorithmName: valueAt(config, 'algorithm_name'),
        TrainingImageConfig: imageConfig(config),
        ContainerEntrypoint: valueAt(config, 'container_entrypoint'),
        ContainerArguments: valueAt(config, 'container_arguments'),
        MetricDefinitions: metricDefinitions(config),
        EnableSageMakerMetricsTimeSeries:
          valueAt(config, 'enable_sagemaker_metrics') ?? (recordsMetrics(input) ? true : undefined),
      },
      ...trainingMembers(input),
      ResourceConfig: trainingResources(config),
      HyperParameters: hyperparametersOf(input),
      ...debuggingMembers(input),
      RemoteDebugConfig: structure({ EnableRemoteDebug: valueAt(config, 'enable_remote_debug') }),
      InfraCheckConfig: structure({ EnableInfraCheck: valueAt(config, 'enable_infra_check') }),
      SessionChainingConfig: structure({
        EnableSessionTagChaining: valueAt(config, 'enable_session_tag_chaining'),
      }),
      ExperimentConfig: experimentConfig(config),
      Tags: tagsOf(config),
    },
  };
};

/** The members that a training job and the training jobs of a tuning job have alike (botocore 1.43 sagemaker 2017-07-24 CreateTrainingJobRequest, HyperParameterTrainingJobDefinition). */
export function trainingMembers(input: BuildInput): Readonly<Record<string, Draft | undefined>> {
  const { job } = input;
  const { config } = job;
  const channels = [...trainingChannels(input), ...codeChannel(input)];
  const attempts = valueAt(config, 'max_retry_attempts');
  return {
    OutputDataConfig: {
      S3OutputPath: outputPath(input),
      KmsKeyId: valueAt(config, 'output_kms_key'),
      CompressionType: valueAt(config, 'output_compression'),
    },
    StoppingCondition: {
      MaxRuntimeInSeconds: valueAt(config, 'max_runtime_in_seconds'),
      MaxWaitTimeInSeconds: valueAt(config, 'max_wait_in_seconds'),
      MaxPendingTimeInSeconds: valueAt(config, 'max_pending_in_seconds'),
    },
    RoleArn: valueAt(config, 'role'),
    InputDataConfig: channels.length === 0 ? undefined : channels,
    Environment: environmentIfAny(job),
    VpcConfig: vpcConfig(config),
    EnableNetworkIsolation: switchAt(config, 'enable_network_isolation'),
    EnableInterContainerTrafficEncryption: switchAt(config, 'encrypt_inter_container_traffic'),
    EnableManagedSpotTraining: switchAt(config, 'use_spot_instances'),
    CheckpointConfig: structure({
      S3Uri: valueAt(config, 'checkpoint_s3_uri'),
      LocalPath: valueAt(config, 'checkpoint_local_path'),
    }),
    RetryStrategy: attempts === undefined ? undefined : { MaximumRetryAttempts: attempts },
  };
}

/** Where a private registry is and who may enter (SDK 2.257, estimator.py `_get_train_args`). */
function imageConfig(config: EffectiveConfig): Draft | undefined {
  const given = mapAt(config, 'training_image_config');
  return structure({
    ...membersOf(given, { TrainingRepositoryAccessMode: 'repository_access_mode' }),
    TrainingRepositoryAuthConfig: structure(
      membersOf(given, { TrainingRepositoryCredentialsProviderArn: 'credentials_provider_arn' }),
    ),
  });
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
