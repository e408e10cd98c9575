import { jobsOf } from '../../graph/model.js';
import { child, keyOf } from '../../source/location.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';

const manifest = (limit: string) =>
  `steps:\n  prepare: { type: Prepare, retry: [{ on: [Step.THROTTLING]${limit} }] }\n`;

/** SDK 2.257, workflow/retry.py `RetryPolicy`: meant there, but its check never fires. */
export const retryLimit: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP506',
  name: 'retry-limit',
  severity: 'error',
  what: 'A retry policy has exactly one limit: a number of attempts or a time.',
  why: 'SageMaker takes MaxAttempts or ExpireAfterMin, not both and not neither.',
  fix: 'Give one of max_attempts and expire_after_minutes.',
  invalid: project({ manifest: manifest('') }),
  valid: project({ manifest: manifest(', max_attempts: 3') }),
  check({ graph }, report) {
    for (const { name, at, step } of jobsOf(graph)) {
      for (const [index, policy] of (step.retry ?? []).entries()) {
        const place = child(at, 'retry', index);
        const attempts = policy.max_attempts !== undefined;
        const expires = policy.expire_after_minutes !== undefined;
        if (!attempts && !expires) {
          report(place, {
            message: `A retry policy of step "${name}" has no limit.`,
            help: 'Add "max_attempts" (1 to 20) or "expire_after_minutes" (up to 14400).',
          });
        } else if (attempts && expires) {
          report(keyOf(child(place, 'expire_after_minutes')), {
            message: `A retry policy of step "${name}" has two limits, "max_attempts" and "expire_after_minutes".`,
            help: 'Remove one of the two.',
            related: [{ message: 'The other limit.', at: keyOf(child(place, 'max_attempts')) }],
          });
        }
      }
    }
  },
};
