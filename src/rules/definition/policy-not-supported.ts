import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { stepTypeFacts, type SageMakerStepType } from '../../sagemaker/step-types.js';
import { withArticle } from '../nouns.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { sentence, stepNoun } from './words.js';

const example = (exception: string) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'register',
        Type: 'RegisterModel',
        Arguments: { ModelPackageGroupName: 'fraud' },
        RetryPolicies: [{ ExceptionType: [exception], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 3 }],
      },
    ]),
  );

/** The SDK writes no retry policies for the check types, but the published JSON Schema of definitions has them. */
const UNSETTLED: readonly SageMakerStepType[] = ['ClarifyCheck', 'QualityCheck'];

/** Which types take which policies is in sagemaker/step-types.ts. */
export const policyNotSupported: DefinitionRule = {
  scope: 'definition',
  code: 'SMP537',
  name: 'policy-not-supported',
  severity: 'error',
  what: 'Only steps of types that SageMaker caches have a CacheConfig, and RetryPolicies name exceptions that it retries for the type.',
  why: 'SageMaker refuses the definition.',
  fix: 'Remove the policy, or retry on Step.SERVICE_FAULT and Step.THROTTLING.',
  invalid: example('SageMaker.CAPACITY_ERROR'),
  valid: example('Step.THROTTLING'),
  check({ steps }, report) {
    for (const step of steps) {
      if (step.type === undefined || UNSETTLED.includes(step.type)) {
        continue;
      }
      const { caches, retries } = stepTypeFacts(step.type);
      const owner = `${stepNoun(step)} is ${withArticle(step.type)} step`;
      if (!caches && memberOf(step.value, 'CacheConfig') !== undefined) {
        report(
          pointerTo(step.pointer, 'CacheConfig'),
          { message: sentence(`${owner}, which SageMaker does not cache.`), help: 'Remove "CacheConfig".' },
          'key',
        );
      }
      const policies = itemsOf(memberOf(step.value, 'RetryPolicies'));
      if (retries === 'none' && policies.length > 0) {
        report(
          pointerTo(step.pointer, 'RetryPolicies'),
          {
            message: sentence(`${owner}, which SageMaker does not retry.`),
            help: 'Remove "RetryPolicies".',
          },
          'key',
        );
      }
      for (const [index, policy] of (retries === 'step' ? policies : []).entries()) {
        for (const [place, exception] of itemsOf(memberOf(policy, 'ExceptionType')).entries()) {
          if (typeof exception === 'string' && exception.startsWith('SageMaker.')) {
            report(pointerTo(step.pointer, 'RetryPolicies', index, 'ExceptionType', place), {
              message: sentence(`${owner}, which SageMaker does not retry on "${exception}".`),
              help: 'Retry it on "Step.SERVICE_FAULT" or "Step.THROTTLING".',
            });
          }
        }
      }
    }
  },
};
