import type { EffectiveConfig } from '../project/config.js';
import { isTracedList, Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { hyperparameterEntries } from './hyperparameters.js';
import { imageDraft } from './image.js';
import { partInputs } from './part-inputs.js';
import { needsResourceConfig, trainingResources } from './resources.js';
import type { Builder, BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { metricDefinitions, trainingMembers } from './training.js';
import { frameworkClass, parameterRanges, rangesOf } from './tuning-ranges.js';
import { entriesOf, listAt, mapAt, textAt, valueAt } from './values.js';

/**
 * Arguments of a Tuning step: a CreateHyperParameterTuningJob request without HyperParameterTuningJobName, as the SDK's
 * HyperparameterTuner forms it for one estimator or for several (SDK 2.257, tuner.py `_get_tuner_args`, session.py
 * `_get_tuning_request`; botocore 1.43 sagemaker 2017-07-24 CreateHyperParameterTuningJobRequest).
 */
export const buildTuning: Builder = (input) => {
  const { config } = input.job;
  const algorithms = partInputs(input);
  const [only] = algorithms;
  const isSingle = only !== undefined && only.part === undefined;
  const warmStart = mapAt(config, 'warm_start');
  return {
    Arguments: {
      HyperParameterTuningJobConfig: {
        Strategy: valueAt(config, 'tuning_strategy'),
        StrategyConfig: strategyConfig(config),
        ResourceLimits: {
          MaxNumberOfTrainingJobs: valueAt(config, 'max_jobs') ?? defaultJobs(config),
          MaxParallelTrainingJobs: valueAt(config, 'max_parallel_jobs'),
          MaxRuntimeInSeconds: valueAt(config, 'max_tuning_runtime_in_seconds'),
        },
        TrainingJobEarlyStoppingType: valueAt(config, 'early_stopping_type'),
        RandomSeed: valueAt(config, 'random_seed'),
        TuningJobCompletionCriteria: completionCriteria(config),
        ...(isSingle
          ? {
              HyperParameterTuningJobObjective: objective(config),
              ParameterRanges: parameterRanges(only.input, autoParameters(only.input)),
            }
          : {}),
      },
      Autotune: isAutotuned(config) ? { Mode: 'Enabled' } : undefined,
      TrainingJobDefinition: isSingle ? trainingDefinition(only.input) : undefined,
      TrainingJobDefinitions: isSingle
        ? undefined
        : algorithms.map(({ part, input: own }) => ({
            ...trainingDefinition(own),
            DefinitionName: part === undefined ? undefined : new Traced(part.name, part.at),
            TuningObjective: objective(own.job.config),
            HyperParameterRanges: parameterRanges(own, autoParameters(own)),
          })),
      WarmStartConfig:
        warmStart.size === 0
          ? undefined
          : {
              WarmStartType: warmStart.get('type'),
              ParentHyperParameterTuningJobs: parents(warmStart.get('parents')),
            },
      Tags: tagsOf(config),
    },
  };
};

/** The training jobs of one algorithm (SDK 2.257, session.py `_map_training_config`; it knows no ContainerEntrypoint). */
function trainingDefinition(input: BuildInput): { readonly [member: string]: Draft | undefined } {
  const { job, graph } = input;
  const auto = new Set(autoParameters(input).map(([name]) => name));
  const fixed = staticHyperparameters(input).filter(([name]) => !auto.has(name));
  return {
    ...trainingMembers(input),
    AlgorithmSpecification: {
      TrainingInputMode: valueAt(job.config, 'input_mode'),
      TrainingImage: imageDraft(job, graph.manifest.value.parameters ?? {}),
      AlgorithmName: valueAt(job.config, 'algorithm_name'),
      MetricDefinitions: metricDefinitions(job.config),
    },
    ...(needsResourceConfig(job.config)
      ? { ResourceConfig: trainingResources(job.config) }
      : { HyperParameterTuningResourceConfig: resourceConfig(job.config) }),
    StaticHyperParameters: Object.fromEntries(fixed),
  };
}

/** The hyperparameters that have no range. */
function staticHyperparameters(input: BuildInput): readonly (readonly [string, Draft])[] {
  const searched = new Set(rangesOf(input).map(([name]) => name));
  return [...hyperparameterEntries(input), ...frameworkClass(input)].filter(([name]) => !searched.has(name));
}

/** Those of them for which SageMaker chooses ranges; SageMaker's own stay as they are. */
function autoParameters(input: BuildInput): readonly (readonly [string, Draft])[] {
  const { config } = input.job;
  const kept = new Set((listAt(config, 'keep_static') ?? []).map(({ value }) => value));
  return isAutotuned(config)
    ? staticHyperparameters(input).filter(([name]) => !kept.has(name) && !name.startsWith('sagemaker_'))
    : [];
}

function isAutotuned(config: EffectiveConfig): boolean {
  return valueAt(config, 'autotune')?.value === true;
}

function objective(config: EffectiveConfig): Draft | undefined {
  const given = mapAt(config, 'objective');
  return given.size === 0
    ? undefined
    : { Type: given.get('type') ?? 'Maximize', MetricName: given.get('metric') };
}

/** One training job, unless the strategy tries them all (SDK 2.257, tuner.py `HyperparameterTuner.__init__`). */
function defaultJobs(config: EffectiveConfig): number | undefined {
  return textAt(config, 'tuning_strategy') === 'Grid' ? undefined : 1;
}

function strategyConfig(config: EffectiveConfig): Draft | undefined {
  const limits = mapAt(config, 'hyperband');
  return limits.size === 0
    ? undefined
    : {
        HyperbandStrategyConfig: {
          MinResource: limits.get('min_resource'),
          MaxResource: limits.get('max_resource'),
        },
      };
}

function completionCriteria(config: EffectiveConfig): Draft | undefined {
  const criteria = mapAt(config, 'completion_criteria');
  const jobs = criteria.get('max_jobs_not_improving');
  const converges = criteria.get('complete_on_convergence');
  return criteria.size === 0
    ? undefined
    : {
        BestObjectiveNotImproving:
          jobs === undefined ? undefined : { MaxNumberOfTrainingJobsNotImproving: jobs },
        ConvergenceDetected:
          converges === undefined
            ? undefined
            : {
                CompleteOnConvergence: new Traced(
                  converges.value === true ? 'Enabled' : 'Disabled',
                  converges.at,
                ),
              },
        TargetObjectiveMetricValue: criteria.get('target_objective'),
      };
}

/** SDK 2.257, tuner.py `_prepare_hp_resource_config`. */
function resourceConfig(config: EffectiveConfig): Draft {
  const choices = listAt(config, 'instance_configs');
  const instance = (member: (key: string) => Traced | undefined) => ({
    InstanceCount: member('instance_count'),
    InstanceType: member('instance_type'),
    VolumeSizeInGB: member('volume_size'),
  });
  return {
    VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
    AllocationStrategy: valueAt(config, 'allocation_strategy'),
    ...(choices === undefined
      ? instance((key) => valueAt(config, key))
      : { InstanceConfigs: choices.map((choice) => instance((key) => entriesOf(choice).get(key))) }),
  };
}

function parents(traced: Traced | undefined): readonly Draft[] {
  const names = traced === undefined || !isTracedList(traced.value) ? [] : traced.value;
  return names.map((name) => ({ HyperParameterTuningJobName: name }));
}
