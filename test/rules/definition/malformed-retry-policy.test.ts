import { malformedRetryPolicy } from '../../../src/rules/definition/malformed-retry-policy.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('malformed-retry-policy', () => {
  const policies = (...RetryPolicies: readonly Json[]) => definitionOf([training({}, { RetryPolicies })]);
  const ExceptionType = ['Step.THROTTLING'];

  it('reports exceptions that there are not, and none', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies(
          { ExceptionType: ['Step.THROTTLNG', 1], MaxAttempts: 3 },
          { ExceptionType: 'Step.THROTTLING', MaxAttempts: 3 },
          { MaxAttempts: 3 },
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
        at: '/Steps/0/RetryPolicies/0/ExceptionType/1',
        message: 'A retry policy of step "train" names a number, not an exception.',
        help: 'The exceptions are "Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT" and 1 more.',
      },
      {
        at: '/Steps/0/RetryPolicies/1/ExceptionType',
        message: '"ExceptionType" in a retry policy of step "train" is a text, not a list.',
        help: 'Write a list of exceptions; there are "Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT" and 1 more.',
      },
      {
        at: '/Steps/0/RetryPolicies/2',
        message: 'A retry policy of step "train" has no "ExceptionType".',
        help: 'Write a list of exceptions; there are "Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT" and 1 more.',
      },
    ]);
  });

  it('reports numbers outside of their ranges', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies(
          { ExceptionType, MaxAttempts: 21 },
          { ExceptionType, ExpireAfterMin: 14401 },
          { ExceptionType, IntervalSeconds: 43201 },
          { ExceptionType, MaxAttempts: 1.5, BackoffRate: -1 },
          { ExceptionType, MaxAttempts: '3', BackoffRate: '2' },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/RetryPolicies/0/MaxAttempts',
        message: 'A retry policy of step "train" has the "MaxAttempts" 21.',
        help: 'SageMaker takes whole numbers from 0 to 20.',
      },
      {
        at: '/Steps/0/RetryPolicies/1/ExpireAfterMin',
        message: 'A retry policy of step "train" has the "ExpireAfterMin" 14401.',
        help: 'SageMaker takes whole numbers from 0 to 14400.',
      },
      {
        at: '/Steps/0/RetryPolicies/2/IntervalSeconds',
        message: 'A retry policy of step "train" has the "IntervalSeconds" 43201.',
        help: 'SageMaker takes whole numbers from 0 to 43200.',
      },
      {
        at: '/Steps/0/RetryPolicies/3/MaxAttempts',
        message: 'A retry policy of step "train" has the "MaxAttempts" 1.5.',
        help: 'SageMaker takes whole numbers from 0 to 20.',
      },
      {
        at: '/Steps/0/RetryPolicies/3/BackoffRate',
        message: '"BackoffRate" in a retry policy of step "train" is -1.',
        help: 'Write the number by which the wait is multiplied each time, such as 2.0.',
      },
      {
        at: '/Steps/0/RetryPolicies/4/MaxAttempts',
        message: '"MaxAttempts" in a retry policy of step "train" is a text, not a number.',
        help: 'Write a whole number from 0 to 20.',
      },
      {
        at: '/Steps/0/RetryPolicies/4/BackoffRate',
        message: '"BackoffRate" in a retry policy of step "train" is a text.',
        help: 'Write the number by which the wait is multiplied each time, such as 2.0.',
      },
    ]);
  });

  it('reports both limits, and members that there are not', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies({ ExceptionType, MaxAttempts: 3, ExpireAfterMin: 10 }, { ExceptionType, MaxAttempt: 3 }),
      ),
    ).toEqual([
      {
        at: '/Steps/0/RetryPolicies/0',
        message: 'A retry policy of step "train" has two limits, "MaxAttempts" and "ExpireAfterMin".',
        help: 'Remove one of the two.',
      },
      {
        at: '/Steps/0/RetryPolicies/1/MaxAttempt (key)',
        message: 'A retry policy of step "train" takes no member "MaxAttempt". Did you mean "MaxAttempts"?',
        help: 'Its members are "ExceptionType", "IntervalSeconds", "BackoffRate", "MaxAttempts" and "ExpireAfterMin".',
      },
    ]);
  });

  it('reports what is no list of policies, and no policy', () => {
    expect(
      findIn(malformedRetryPolicy, {
        Steps: [
          training({}, { RetryPolicies: { ExceptionType } }),
          training({}, { RetryPolicies: ['Step.THROTTLING'] }),
        ],
      }),
    ).toEqual([
      {
        at: '/Steps/0/RetryPolicies',
        message: '"RetryPolicies" of step "train" is an object, not a list.',
        help: 'Write a list of retry policies.',
      },
      {
        at: '/Steps/1/RetryPolicies/0',
        message: 'A retry policy of step "train" is a text, not an object.',
        help: 'Write an object with "ExceptionType" and a limit.',
      },
    ]);
  });

  it('accepts every limit at its ends, and no limit: SageMaker then tries five times', () => {
    expect(
      findIn(
        malformedRetryPolicy,
        policies(
          { ExceptionType, MaxAttempts: 0 },
          { ExceptionType, MaxAttempts: 20, IntervalSeconds: 43200, BackoffRate: 1.5 },
          { ExceptionType, ExpireAfterMin: 0 },
          { ExceptionType },
        ),
      ),
    ).toEqual([]);
  });
});
