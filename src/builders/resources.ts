import { compareNames } from '../graph/dag.js';
import type { EffectiveConfig } from '../project/config.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import type { Members } from './structure.js';
import { entriesOf, mapAt, valueAt } from './values.js';

/**
 * ResourceConfig of a training job; groups of instances stand in for the one instance type (SDK 2.257, job.py
 * `_prepare_resource_config`).
 */
export function trainingResources(config: EffectiveConfig): Members {
  const groups = instanceGroups(config);
  return {
    VolumeSizeInGB: valueAt(config, 'volume_size'),
    VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
    KeepAlivePeriodInSeconds: valueAt(config, 'keep_alive_period_in_seconds'),
    ...(groups === undefined
      ? { InstanceCount: valueAt(config, 'instance_count'), InstanceType: valueAt(config, 'instance_type') }
      : { InstanceGroups: groups }),
    TrainingPlanArn: valueAt(config, 'training_plan_arn'),
    InstancePlacementConfig: valueAt(config, 'instance_placement_config'),
  };
}

/** Groups as SageMaker's list, sorted by name; undefined if there are none (SDK 2.257, instance_group.py `InstanceGroup`). */
function instanceGroups(config: EffectiveConfig): readonly Draft[] | undefined {
  const groups = [...mapAt(config, 'instance_groups')].sort(([a], [b]) => compareNames(a, b));
  return groups.length === 0
    ? undefined
    : groups.map(([name, group]) => ({
        InstanceGroupName: new Traced(name, keyOf(group.at)),
        InstanceType: entriesOf(group).get('instance_type'),
        InstanceCount: entriesOf(group).get('instance_count'),
      }));
}

/**
 * The instance type that the image of a training job is looked up for: of groups the first one, by name, with
 * accelerators, or else the first one (SDK 2.257, estimator.py `_get_instance_type`).
 */
export function imageInstanceType(config: EffectiveConfig): Traced | undefined {
  const groups = [...mapAt(config, 'instance_groups')].sort(([a], [b]) => compareNames(a, b));
  const types = groups.flatMap(([, group]) => entriesOf(group).get('instance_type') ?? []);
  const accelerated = types.find(({ value }) => typeof value === 'string' && /^ml[._][gp]/.test(value));
  return accelerated ?? types[0] ?? valueAt(config, 'instance_type');
}

/** Whether the config says of a training job's instances what only a ResourceConfig can (botocore 1.43 sagemaker 2017-07-24 HyperParameterTuningResourceConfig). */
export function needsResourceConfig(config: EffectiveConfig): boolean {
  const keys = [
    'instance_groups',
    'keep_alive_period_in_seconds',
    'training_plan_arn',
    'instance_placement_config',
  ];
  return keys.some((key) => config.has(key));
}
