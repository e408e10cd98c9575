import { jobsOf } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import { child, keyOf } from '../../source/location.js';
import { pipelineWithModel } from './model-example.js';
import { withArticle } from '../nouns.js';
import type { PipelineRule } from '../rule.js';

const retry = (exception: string) => `retry: [{ on: [${exception}], max_attempts: 3 }]`;

export const retryNotSupported: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP505',
  name: 'retry-not-supported',
  severity: 'error',
  what: 'A step is retried only on exceptions that SageMaker retries for its type.',
  why: 'SageMaker rejects the definition: a Model or RegisterModel step runs no job that could fail with SageMaker.* exceptions.',
  fix: 'Retry such a step on Step.SERVICE_FAULT or Step.THROTTLING.',
  invalid: pipelineWithModel(retry('SageMaker.CAPACITY_ERROR')),
  valid: pipelineWithModel(retry('Step.THROTTLING')),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      const { name, at, step } = job;
      const type = sagemakerTypeOf(job);
      if (type === undefined) {
        continue;
      }
      const support = stepTypeFacts(type).retries;
      if (step.retry !== undefined && support === 'none') {
        report(keyOf(child(at, 'retry')), {
          message: `Step "${name}" is ${withArticle(type)} step, which SageMaker does not retry.`,
          help: 'Remove "retry".',
        });
      }
      for (const [index, policy] of support === 'step' ? (step.retry ?? []).entries() : []) {
        for (const [place, exception] of policy.on.entries()) {
          if (!exception.startsWith('Step.')) {
            report(child(at, 'retry', index, 'on', place), {
              message: `Step "${name}" is ${withArticle(type)} step, which SageMaker does not retry on "${exception}".`,
              help: 'Retry it on "Step.SERVICE_FAULT" or "Step.THROTTLING".',
            });
          }
        }
      }
    }
  },
};
