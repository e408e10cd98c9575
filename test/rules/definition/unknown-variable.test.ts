import { unknownVariable } from '../../../src/rules/definition/unknown-variable.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('unknown-variable', () => {
  const getting = (...names: readonly Json[]) =>
    definitionOf(names.map((name, index) => fail(`stop-${index}`, { Get: name })));

  it('reports scopes that there are not', () => {
    expect(
      findIn(
        unknownVariable,
        getting('Parameter.Bucket', 'execution.PipelineName', 'train.ModelArtifacts', 'Bucket'),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/ErrorMessage/Get',
        message: 'SageMaker knows no variable "Parameter.Bucket". Did you mean "Parameters"?',
        help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Get',
        message: 'SageMaker knows no variable "execution.PipelineName". Did you mean "Execution"?',
        help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Get',
        message: 'SageMaker knows no variable "train.ModelArtifacts".',
        help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
      },
      {
        at: '/Steps/3/Arguments/ErrorMessage/Get',
        message: 'SageMaker knows no variable "Bucket".',
        help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
      },
    ]);
  });

  it('reports execution variables and members of the experiment configuration that there are not', () => {
    expect(
      findIn(unknownVariable, getting('Execution.PipelineExecutionID', 'PipelineExperimentConfig.RunName')),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/ErrorMessage/Get',
        message:
          'SageMaker knows no variable "Execution.PipelineExecutionID". Did you mean "PipelineExecutionId" or "PipelineExecutionArn"?',
        help: 'After "Execution." it knows "StartDateTime", "CurrentDateTime", "PipelineName", "PipelineArn", "PipelineExecutionId" and 3 more.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Get',
        message: 'SageMaker knows no variable "PipelineExperimentConfig.RunName".',
        help: 'After "PipelineExperimentConfig." it knows "ExperimentName" and "TrialName".',
      },
    ]);
  });

  it('reports scopes without a name, and what is no text', () => {
    expect(findIn(unknownVariable, getting('Steps.', 'Parameters', 5))).toEqual([
      {
        at: '/Steps/0/Arguments/ErrorMessage/Get',
        message: '"Steps." in step "stop-0" names no step.',
        help: 'Write "Steps.<step>.<property>".',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Get',
        message: '"Parameters" in step "stop-1" names no parameter.',
        help: 'Write "Parameters.<name>".',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Get',
        message: 'A "Get" in step "stop-2" is no text.',
        help: 'Write the name of a variable.',
      },
    ]);
  });

  it('reports them in the experiment configuration too', () => {
    expect(
      findIn(unknownVariable, {
        ...getting(),
        PipelineExperimentConfig: { ExperimentName: { Get: 'Execution.Name' }, TrialName: 'a' },
      }),
    ).toEqual([
      {
        at: '/PipelineExperimentConfig/ExperimentName/Get',
        message: 'SageMaker knows no variable "Execution.Name".',
        help: 'After "Execution." it knows "StartDateTime", "CurrentDateTime", "PipelineName", "PipelineArn", "PipelineExecutionId" and 3 more.',
      },
    ]);
  });

  it('accepts every scope, whether or not there is such a parameter or step', () => {
    expect(
      findIn(
        unknownVariable,
        getting(
          'Execution.StartDateTime',
          'PipelineExperimentConfig.TrialName',
          'Parameters.Any',
          'Steps.any',
        ),
      ),
    ).toEqual([]);
  });

  it(`says nothing of a key "Get" in data of the user's own, unless it resembles a variable`, () => {
    expect(
      findIn(
        unknownVariable,
        definitionOf([
          {
            Name: 'ask',
            Type: 'Lambda',
            FunctionArn: 'arn',
            Arguments: { routes: { Get: '/users' }, limit: { Get: 5 }, bucket: { Get: 'Parameter.Bucket' } },
          },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/bucket/Get',
        message: 'SageMaker knows no variable "Parameter.Bucket". Did you mean "Parameters"?',
        help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
      },
    ]);
  });
});
