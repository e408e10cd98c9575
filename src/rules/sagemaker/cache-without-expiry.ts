import { jobsOf } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import { child, keyOf } from '../../source/location.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';

const manifest = (cache: string) =>
  `steps:\n  prepare: { type: Prepare, cache: { enabled: true${cache} } }\n`;

/** SDK 2.257, workflow/steps.py `CacheConfig`: a timeout must be defined when caching is on, though nothing checks it. */
export const cacheWithoutExpiry: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP507',
  name: 'cache-without-expiry',
  severity: 'error',
  what: 'A cache policy that is on says how old a result may be.',
  why: 'SageMaker asks for the age with every enabled cache.',
  fix: 'Add expire_after with an ISO 8601 duration.',
  invalid: project({ manifest: manifest('') }),
  valid: project({ manifest: manifest(', expire_after: P30D') }),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      const { name, at, step } = job;
      const type = sagemakerTypeOf(job);
      const caches = type === undefined || stepTypeFacts(type).caches;
      if (caches && step.cache?.enabled === true && step.cache.expire_after === undefined) {
        report(keyOf(child(at, 'cache')), {
          message: `The cache of step "${name}" is on, but nothing says how old a result may be.`,
          help: 'Add "expire_after", such as "expire_after: P30D" for thirty days.',
        });
      }
    }
  },
};
