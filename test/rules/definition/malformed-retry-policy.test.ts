import { malformedRetryPolicy } from '../../../src/rules/definition/malformed-retry-policy.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('malformed-retry-policy', () => {
  const policies = (...RetryPolicies: readonly Record<string, string[] | number>[]) =>
    definitionOf([training({}, { RetryPolicies })]);
  const ExceptionType = ['Step.THROTTLING'];

  it('reports unknown exceptions, limits outside of their ranges, both limits and none', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies(
          { ExceptionType: ['Step.THROTTLNG'], MaxAttempts: 21 },
          { ExceptionType, MaxAttempts: 3, ExpireAfterMin: 14401 },
          { ExceptionType },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/RetryPolicies/0/ExceptionType/0',
        message:
          'A retry policy of step "train" names the exception "Step.THROTTLNG", which SageMaker does not know. Did you mean "Step.THROTTLING"?',
        help: 'The exceptions are "Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT" and 1 more.',
      },
      {
        at: '/Steps/0/RetryPolicies/0/MaxAttempts',
        message: 'A retry policy of step "train" has the "MaxAttempts" 21.',
        help: 'SageMaker takes whole numbers from 1 to 20.',
      },
      {
        at: '/Steps/0/RetryPolicies/1',
        message: 'A retry policy of step "train" has two limits, "MaxAttempts" and "ExpireAfterMin".',
        help: 'Remove one of the two.',
      },
      {
        at: '/Steps/0/RetryPolicies/1/ExpireAfterMin',
        message: 'A retry policy of step "train" has the "ExpireAfterMin" 14401.',
        help: 'SageMaker takes whole numbers from 0 to 14400.',
      },
      {
        at: '/Steps/0/RetryPolicies/2',
        message: 'A retry policy of step "train" has no limit.',
        help: 'Add "MaxAttempts" or "ExpireAfterMin".',
      },
    ]);
  });

  it('accepts either limit at its ends', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies(
          { ExceptionType, MaxAttempts: 1 },
          { ExceptionType, MaxAttempts: 20 },
          { ExceptionType, ExpireAfterMin: 0 },
        ),
      ),
    ).toEqual([]);
  });
});
