import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import { child } from '../source/location.js';
import { trace, Traced, type Json } from '../source/traced.js';
import type { Draft } from './draft.js';

/** Used where a retry policy leaves them out, as in the SDK (2.257, workflow/retry.py `RetryPolicy`). */
const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_BACKOFF_RATE = 2;

/** CacheConfig of a job's step; undefined if the manifest says nothing of it (SDK 2.257, workflow/steps.py `CacheConfig`). */
export function cacheConfig(job: LinkedJob): Draft | undefined {
  const { cache } = job.step;
  return cache === undefined
    ? undefined
    : {
        Enabled: traced(job, cache.enabled, 'cache', 'enabled'),
        ExpireAfter: traced(job, cache.expire_after, 'cache', 'expire_after'),
      };
}

/** RetryPolicies of a job's step; undefined if it has none (SDK 2.257, workflow/retry.py `to_request`). */
export function retryPolicies(job: LinkedJob): readonly Draft[] | undefined {
  return job.step.retry?.map((policy, index) => ({
    ExceptionType: traced(job, policy.on, 'retry', index, 'on'),
    IntervalSeconds:
      traced(job, policy.interval_seconds, 'retry', index, 'interval_seconds') ?? DEFAULT_INTERVAL_SECONDS,
    BackoffRate: traced(job, policy.backoff_rate, 'retry', index, 'backoff_rate') ?? DEFAULT_BACKOFF_RATE,
    MaxAttempts: traced(job, policy.max_attempts, 'retry', index, 'max_attempts'),
    ExpireAfterMin: traced(job, policy.expire_after_minutes, 'retry', index, 'expire_after_minutes'),
  }));
}

/** PropertyFiles of a Processing step, sorted by name; undefined if it has none. Only Processing steps take them (SDK 2.257, workflow/steps.py `ProcessingStep`). */
export function propertyFiles(job: LinkedJob): readonly Draft[] | undefined {
  const files = [...job.propertyFiles.values()].sort((a, b) => compareNames(a.name, b.name));
  return files.length === 0 || job.spec.document.value.sagemaker_step_type !== 'Processing'
    ? undefined
    : files.map(({ name, output_name, path, at }) => ({
        PropertyFileName: new Traced(name, at),
        OutputName: new Traced(output_name, child(at, 'output_name')),
        FilePath: new Traced(path, child(at, 'path')),
      }));
}

function traced(
  job: LinkedJob,
  value: Json | undefined,
  ...path: readonly (string | number)[]
): Traced | undefined {
  return value === undefined ? undefined : trace(value, child(job.at, ...path));
}
