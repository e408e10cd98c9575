import { policyNotSupported } from '../../../src/rules/definition/policy-not-supported.js';
import { definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('policy-not-supported', () => {
  const cache = { CacheConfig: { Enabled: true, ExpireAfter: 'P30D' } };
  const retry = (exception: string) => ({
    RetryPolicies: [{ ExceptionType: [exception], MaxAttempts: 3 }],
  });

  it('reports policies that the type does not take', () => {
    const definition = definitionOf([
      fail('stop', 'x', { ...cache, ...retry('Step.THROTTLING') }),
      { Name: 'model', Type: 'Model', Arguments: {}, ...retry('SageMaker.CAPACITY_ERROR') },
    ]);
    expect(findIn(policyNotSupported, definition)).toEqual([
      {
        at: '/Steps/0/CacheConfig (key)',
        message: 'Step "stop" is a Fail step, which SageMaker does not cache.',
        help: 'Remove "CacheConfig".',
      },
      {
        at: '/Steps/0/RetryPolicies (key)',
        message: 'Step "stop" is a Fail step, which SageMaker does not retry.',
        help: 'Remove "RetryPolicies".',
      },
      {
        at: '/Steps/1/RetryPolicies/0/ExceptionType/0',
        message:
          'Step "model" is a Model step, which SageMaker does not retry on "SageMaker.CAPACITY_ERROR".',
        help: 'Retry it on "Step.SERVICE_FAULT" or "Step.THROTTLING".',
      },
    ]);
  });

  it('accepts those that it takes, and says nothing of check steps and unknown types', () => {
    const definition = definitionOf([
      training({}, { ...cache, ...retry('SageMaker.CAPACITY_ERROR') }),
      { Name: 'check', Type: 'QualityCheck', ...retry('SageMaker.CAPACITY_ERROR') },
      { Name: 'new', Type: 'Tomorrow', ...cache, ...retry('Else.WHERE') },
      fail('stop', 'x', { RetryPolicies: [] }),
    ]);
    expect(findIn(policyNotSupported, definition)).toEqual([]);
  });
});
