import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { partsOf } from '../../builders/job-parts.js';
import { CONFIG_KEYS } from '../../project/config-keys.generated.js';
import { builderKeys } from '../../project/config-keys.js';
import { keyOf } from '../../source/location.js';
import { runsTraining } from '../alignment/container-paths.js';
import { project } from '../example.js';
import { configPlace } from '../places.js';
import type { PipelineRule, Report } from '../rule.js';
import { oncePerPlace } from './takers.js';

const manifest = (config: string) => `steps:\n  prepare: { type: Prepare, config: { ${config} } }\n`;

/** Keys that need another one (botocore 1.43 sagemaker 2017-07-24: what VpcConfig and CheckpointConfig require). */
const PAIRS = [
  ['subnets', 'security_group_ids'],
  ['security_group_ids', 'subnets'],
  ['checkpoint_local_path', 'checkpoint_s3_uri'],
] as const;

export const incompleteConfig: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG609',
  name: 'incomplete-config',
  severity: 'error',
  what: 'Config keys that mean something only together are given together: subnets and security groups, spot instances and how long to wait for them, a tuning job with its objective and ranges.',
  why: 'SageMaker rejects the job that has only one of them.',
  fix: 'Add the other key, or remove this one.',
  invalid: project({ manifest: manifest('subnets: [subnet-0a1b2c3d]') }),
  valid: project({ manifest: manifest('subnets: [subnet-0a1b2c3d], security_group_ids: [sg-0a1b2c3d]') }),
  check({ graph }, report) {
    const once = oncePerPlace(report);
    for (const job of jobsOf(graph).filter(({ configComplete }) => configComplete)) {
      checkPairs(job, once);
      checkSpot(job, once);
      checkTuning(job, report);
    }
  },
};

function checkPairs({ config, spec }: LinkedJob, report: Report): void {
  const keys = builderKeys(spec.document.value.sagemaker_step_type);
  for (const [key, other] of PAIRS) {
    const given = config.get(key);
    if (given !== undefined && keys.has(key) && !config.has(other)) {
      report(keyOf(given.traced.at), {
        message: `The config key "${key}" needs "${other}", which is not given.`,
        help: `Add "${other}", or remove "${key}".`,
      });
    }
  }
}

/**
 * A tuning job compares its training jobs by an objective and searches ranges, or lets SageMaker choose them
 * (API reference, HyperParameterTuningJobConfig and HyperParameterTrainingJobDefinition: one of the two places has them).
 */
function checkTuning(job: LinkedJob, report: Report): void {
  if (job.spec.document.value.sagemaker_step_type !== 'Tuning') {
    return;
  }
  for (const { part, job: algorithm } of partsOf(job)) {
    const { config } = algorithm;
    const autotunes = config.get('autotune')?.traced.value === true;
    const missing = ['objective', ...(autotunes ? [] : ['hyperparameter_ranges'])].filter(
      (key) => !config.has(key),
    );
    const whose = part === undefined ? '' : ` for the training definition "${part.name}"`;
    for (const key of missing) {
      report(part?.at ?? configPlace(job), {
        message: `The Tuning step "${job.name}" needs "${key}"${whose}, which is not given.`,
        help: `Add "${key}": ${CONFIG_KEYS[key]?.description ?? ''}`,
      });
    }
  }
}

/** A spot job waits at least as long as it may run (API reference, StoppingCondition MaxWaitTimeInSeconds). */
function checkSpot({ config, spec }: LinkedJob, report: Report): void {
  const spot = config.get('use_spot_instances')?.traced;
  if (spot?.value !== true || !runsTraining(spec.document.value.sagemaker_step_type)) {
    return;
  }
  const wait = config.get('max_wait_in_seconds')?.traced;
  const runtime = config.get('max_runtime_in_seconds');
  const seconds = runtime?.traced.value;
  const limit = typeof seconds === 'number' ? ` of at least ${seconds}, its "max_runtime_in_seconds"` : '';
  if (wait === undefined) {
    report(keyOf(spot.at), {
      message: 'The config key "use_spot_instances" needs "max_wait_in_seconds", which is not given.',
      help: `Add "max_wait_in_seconds"${limit}.`,
    });
  } else if (typeof wait.value === 'number' && typeof seconds === 'number' && wait.value < seconds) {
    report(wait.at, {
      message: `"max_wait_in_seconds" is ${wait.value}, less than "max_runtime_in_seconds", which is ${seconds}.`,
      help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
      related:
        runtime === undefined || runtime.layer === 'built-in'
          ? []
          : [{ message: 'How long the job may run.', at: runtime.traced.at }],
    });
  }
}
