import { malformedArgument } from '../../../src/rules/definition/malformed-argument.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('malformed-argument', () => {
  it('reports forms, lengths and numbers', () => {
    const step = training({
      OutputDataConfig: { S3OutputPath: 'my-bucket/models' },
      StoppingCondition: { MaxRuntimeInSeconds: 0 },
      InputDataConfig: [],
      Environment: { '1ST': 'x' },
      HyperParameters: { long: 'x'.repeat(2501) },
    });
    expect(findIn(malformedArgument, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/OutputDataConfig/S3OutputPath',
        message:
          '"OutputDataConfig.S3OutputPath" of step "train" is "my-bucket/models", which is not of the form that SageMaker takes.',
        help: 'The whole text has to match the expression (https|s3)://([^/]+)/?(.*) of the service model.',
      },
      {
        at: '/Steps/0/Arguments/StoppingCondition/MaxRuntimeInSeconds',
        message: '"StoppingCondition.MaxRuntimeInSeconds" of step "train" is 0.',
        help: 'SageMaker takes at least 1.',
      },
      {
        at: '/Steps/0/Arguments/InputDataConfig',
        message: '"InputDataConfig" of step "train" has 0 items.',
        help: 'SageMaker takes 1 to 20 items.',
      },
      {
        at: '/Steps/0/Arguments/Environment/1ST (key)',
        message:
          'The key of "Environment.1ST" of step "train" is "1ST", which is not of the form that SageMaker takes.',
        help: 'The whole text has to match the expression [a-zA-Z_][a-zA-Z0-9_]* of the service model.',
      },
      {
        at: '/Steps/0/Arguments/HyperParameters/long',
        message: '"HyperParameters.long" of step "train" has 2501 characters.',
        help: 'SageMaker takes at most 2500 characters.',
      },
    ]);
  });

  it('accepts the values at the limits', () => {
    const step = training({ HyperParameters: { long: 'x'.repeat(2500) }, Environment: {} });
    expect(findIn(malformedArgument, definitionOf([step]))).toEqual([]);
  });

  it("reports a job's name that is too long to be its prefix", () => {
    const step = training({ TrainingJobName: `fraud-${'x'.repeat(58)}` });
    expect(findIn(malformedArgument, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/TrainingJobName',
        message: '"TrainingJobName" of step "train" has 64 characters.',
        help: 'SageMaker takes 1 to 63 characters.',
      },
    ]);
  });
});
