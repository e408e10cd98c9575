import { missingArgumentMember } from '../../../src/rules/definition/missing-argument-member.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

const processing = {
  AppSpecification: { ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/check:1' },
  ProcessingResources: {
    ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
  },
  RoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
};

describe('missing-argument-member', () => {
  it('reports members of the request, of its parts, and where one of several is needed', () => {
    const step = training({
      RoleArn: undefined,
      OutputDataConfig: {},
      AlgorithmSpecification: { TrainingInputMode: 'File' },
    });
    expect(findIn(missingArgumentMember, definitionOf([step]))).toEqual([
      { at: '/Steps/0/Arguments', message: 'Step "train" has no argument "RoleArn".', help: 'Add it.' },
      {
        at: '/Steps/0/Arguments/AlgorithmSpecification',
        message: '"AlgorithmSpecification" of step "train" has no member "TrainingImage" or "AlgorithmName".',
        help: 'Add one of them.',
      },
      {
        at: '/Steps/0/Arguments/OutputDataConfig',
        message: '"OutputDataConfig" of step "train" has no member "S3OutputPath".',
        help: 'Add it.',
      },
    ]);
  });

  it('reports a step without arguments, if its type makes a request', () => {
    const steps = ['Training', 'Lambda', 'Tomorrow'].map((Type) => ({ Name: Type, Type }));
    expect(findIn(missingArgumentMember, definitionOf(steps))).toEqual([
      { at: '/Steps/0', message: 'Step "Training" has no "Arguments".', help: 'Add them, as an object.' },
      { at: '/Steps/1', message: 'Step "Lambda" has no "FunctionArn".', help: 'Add it.' },
    ]);
  });

  it('asks for what a type has beside its arguments, unless null stands for it as the SDK writes it', () => {
    const checked = { Type: 'QualityCheck', CheckType: 'DATA_QUALITY', ModelPackageGroupName: null };
    const definition = definitionOf([
      { Name: 'ask', Type: 'Callback', Arguments: {} },
      { Name: 'checked', ...checked, Arguments: processing },
      { Name: 'unchecked', ...checked, CheckType: null, Arguments: processing },
    ]);
    expect(findIn(missingArgumentMember, definition)).toEqual([
      { at: '/Steps/0', message: 'Step "ask" has no "SqsQueueUrl".', help: 'Add it.' },
      { at: '/Steps/2', message: 'Step "unchecked" has no "CheckType".', help: 'Add it.' },
    ]);
  });

  it('reports a production variant that runs nowhere, but none that is serverless or has pools', () => {
    const variants = [{ InstanceType: 'ml.m5.large' }, { ServerlessConfig: {} }, { InstancePools: [] }, {}];
    const step = {
      Name: 'config',
      Type: 'EndpointConfig',
      Arguments: {
        EndpointConfigName: 'demo',
        ProductionVariants: variants.map((variant, index) => ({ VariantName: `v${index}`, ...variant })),
      },
    };
    const found = findIn(missingArgumentMember, definitionOf([step]));
    expect(found.filter(({ at }) => /ProductionVariants\/\d$/.test(at))).toEqual([
      {
        at: '/Steps/0/Arguments/ProductionVariants/3',
        message:
          '"ProductionVariants[3]" of step "config" has no member "InstanceType" or "InstancePools" or "ServerlessConfig".',
        help: 'Add one of them.',
      },
    ]);
  });

  it('never asks for the name of the job', () => {
    expect(findIn(missingArgumentMember, definitionOf([training()]))).toEqual([]);
  });
});
