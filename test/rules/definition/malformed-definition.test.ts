import { malformedDefinition } from '../../../src/rules/definition/malformed-definition.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('malformed-definition', () => {
  const right = definitionOf([fail('stop', 'Stopped')]);

  it('reports members that there are not, and another version', () => {
    expect(
      findIn(malformedDefinition, { ...right, Version: '2021-12-01', Parameter: [], Name: 'demo' }),
    ).toEqual([
      {
        at: '/Parameter (key)',
        message: 'The definition takes no member "Parameter". Did you mean "Parameters"?',
        help: 'Its members are "Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig" and 1 more.',
      },
      {
        at: '/Name (key)',
        message: 'The definition takes no member "Name".',
        help: 'Its members are "Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig" and 1 more.',
      },
      {
        at: '/Version',
        message: 'The version of the definition is "2021-12-01".',
        help: 'Write "2020-12-01".',
      },
    ]);
  });

  it('reports configurations and parameters of another form', () => {
    expect(
      findIn(malformedDefinition, {
        ...right,
        PipelineExperimentConfig: { ExperimentName: 'a', TrailName: 'b' },
        MlflowConfig: 'arn',
        Parameters: { Rounds: 10 },
      }),
    ).toEqual([
      {
        at: '/PipelineExperimentConfig/TrailName (key)',
        message: '"PipelineExperimentConfig" takes no member "TrailName". Did you mean "TrialName"?',
        help: 'Its members are "ExperimentName" and "TrialName".',
      },
      {
        at: '/MlflowConfig',
        message: '"MlflowConfig" is a text, not an object.',
        help: 'Write an object, or remove it.',
      },
      {
        at: '/Parameters',
        message: '"Parameters" is an object, not a list.',
        help: 'Write a list, each item of which has a "Name" and a "Type".',
      },
    ]);
  });

  it('accepts what the SDK writes, empty configurations among it', () => {
    expect(
      findIn(malformedDefinition, {
        ...right,
        PipelineExperimentConfig: null,
        MlflowConfig: { MlflowResourceArn: 'arn', MlflowExperimentName: 'b' },
      }),
    ).toEqual([]);
  });

  it('accepts a definition without a version', () => {
    expect(findIn(malformedDefinition, { Steps: [] })).toEqual([]);
  });
});
