import { jobsOf } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import { child, keyOf } from '../../source/location.js';
import { pipelineWithModel } from './model-example.js';
import { withArticle } from '../nouns.js';
import type { PipelineRule } from '../rule.js';

export const cacheNotSupported: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP504',
  name: 'cache-not-supported',
  severity: 'error',
  what: 'Only steps of types that SageMaker can cache have a cache policy.',
  why: 'The steps of other types have no CacheConfig: SageMaker rejects the definition.',
  fix: 'Remove the cache policy.',
  invalid: pipelineWithModel('cache: { enabled: true, expire_after: P30D }'),
  valid: pipelineWithModel(''),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      const { name, at, step } = job;
      const type = sagemakerTypeOf(job);
      if (type !== undefined && step.cache !== undefined && !stepTypeFacts(type).caches) {
        report(keyOf(child(at, 'cache')), {
          message: `Step "${name}" is ${withArticle(type)} step, which SageMaker does not cache.`,
          help: 'Remove "cache".',
        });
      }
    }
  },
};
