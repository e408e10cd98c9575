import { badParameterValue } from '../../../src/rules/definition/bad-parameter-value.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('bad-parameter-value', () => {
  const sized = (changed: Record<string, { Get: string }>) =>
    training({
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30, ...changed },
    });

  it('reports a default and allowed values that do not fit where the parameter stands, once each', () => {
    const steps = ['a', 'b'].map((Name) => ({
      ...sized({ InstanceType: { Get: 'Parameters.Type' }, InstanceCount: { Get: 'Parameters.Count' } }),
      Name,
    }));
    const definition = definitionOf(steps, [
      {
        Name: 'Type',
        Type: 'String',
        DefaultValue: 'ml.m5.xlarge',
        EnumValues: ['ml.m5.xlarge', 'ml.m5.xxlarge'],
      },
      { Name: 'Count', Type: 'Integer', DefaultValue: -1 },
    ]);
    expect(findIn(badParameterValue, definition)).toEqual([
      {
        at: '/Parameters/0/EnumValues/1',
        message:
          'The allowed value of the parameter "Type" is "ml.m5.xxlarge", which "ResourceConfig.InstanceType" of step "a" does not take. Did you mean "ml.m5.2xlarge", "ml.m5.4xlarge", "ml.m5.xlarge", "ml.c5.2xlarge" or "ml.c5.4xlarge"?',
        help: expect.stringMatching(/^It takes "ml\./) as unknown,
        related: [
          {
            message: 'The parameter is used here.',
            pointer: '/Steps/0/Arguments/ResourceConfig/InstanceType',
          },
        ],
      },
      {
        at: '/Parameters/1/DefaultValue',
        message:
          'The default of the parameter "Count" is -1, which "ResourceConfig.InstanceCount" of step "a" does not take.',
        help: 'SageMaker takes at least 0.',
        related: [
          {
            message: 'The parameter is used here.',
            pointer: '/Steps/0/Arguments/ResourceConfig/InstanceCount',
          },
        ],
      },
    ]);
  });

  it('reports values that are not of the type, and a default that is not allowed', () => {
    const definition = definitionOf(
      [],
      [
        { Name: 'Count', Type: 'Integer', DefaultValue: true },
        { Name: 'Text', Type: 'String', DefaultValue: 5 },
        { Name: 'List', Type: 'String', DefaultValue: ['a'] },
        { Name: 'Size', Type: 'String', DefaultValue: 'big', EnumValues: ['bigger', 'small'] },
      ],
    );
    expect(findIn(badParameterValue, definition)).toEqual([
      {
        at: '/Parameters/0/DefaultValue',
        message: 'The default of the parameter "Count" is true, but its type is Integer.',
        help: 'Correct the value or the type.',
      },
      {
        at: '/Parameters/1/DefaultValue',
        message: 'The default of the parameter "Text" is 5, but its type is String.',
        help: 'Correct the value or the type.',
      },
      {
        at: '/Parameters/2/DefaultValue',
        message: 'The default of the parameter "List" is a list, but its type is String.',
        help: 'Correct the value or the type.',
      },
      {
        at: '/Parameters/3/DefaultValue',
        message: 'The default of the parameter "Size" is "big", which is none of its allowed values.',
        help: 'Write one of "bigger" and "small".',
      },
    ]);
  });

  it('says nothing of a parameter that is part of a longer text, has no default, or is of an unknown type', () => {
    const definition = definitionOf(
      [
        training({
          OutputDataConfig: {
            S3OutputPath: { 'Std:Join': { On: '/', Values: ['s3:/', { Get: 'Parameters.Bucket' }] } },
          },
          RoleArn: { Get: 'Parameters.Role' },
        }),
      ],
      [
        { Name: 'Bucket', Type: 'String', DefaultValue: 'my-bucket' },
        { Name: 'Role', Type: 'String' },
        { Name: 'Odd', Type: 'Date', DefaultValue: 5 },
        { Name: 'Rate', Type: 'Float', DefaultValue: 1 },
      ],
    );
    expect(findIn(badParameterValue, definition)).toEqual([]);
  });
});
