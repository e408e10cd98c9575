import { wrongArgumentType } from '../../../src/rules/definition/wrong-argument-type.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('wrong-argument-type', () => {
  const parameters = [
    { Name: 'Rounds', Type: 'Integer' },
    { Name: 'Rate', Type: 'Float' },
    { Name: 'Text', Type: 'String' },
  ];
  const withHyperParameters = (values: Record<string, string | number | { Get: string }>) =>
    definitionOf([training({ HyperParameters: values })], parameters);

  it('reports values and variables of another type', () => {
    const definition = withHyperParameters({
      depth: 5,
      rounds: { Get: 'Parameters.Rounds' },
      model: { Get: 'Steps.train.ModelArtifacts' },
    });
    expect(findIn(wrongArgumentType, definition)).toEqual([
      {
        at: '/Steps/0/Arguments/HyperParameters/depth',
        message: '"HyperParameters.depth" of step "train" is a number, not a text.',
        help: 'Write a text.',
      },
      {
        at: '/Steps/0/Arguments/HyperParameters/rounds',
        message:
          '"HyperParameters.rounds" of step "train" is a text, but "Parameters.Rounds" gives an Integer.',
        help: 'Make it a text: {"Std:Join": {"On": "", "Values": [...]}}, as to_string() of the SDK does; or declare the parameter as a String.',
      },
      {
        at: '/Steps/0/Arguments/HyperParameters/model',
        message:
          '"HyperParameters.model" of step "train" is a text, but "Steps.train.ModelArtifacts" gives a structure.',
        help: 'Refer to a value of that type.',
      },
    ]);
  });

  it('reports a text and a number with a fraction for a whole number', () => {
    const definition = definitionOf(
      [
        training({
          StoppingCondition: {
            MaxRuntimeInSeconds: { Get: 'Parameters.Text' },
            MaxWaitTimeInSeconds: { Get: 'Parameters.Rate' },
          },
        }),
      ],
      parameters,
    );
    expect(findIn(wrongArgumentType, definition).map(({ message }) => message)).toEqual([
      '"StoppingCondition.MaxRuntimeInSeconds" of step "train" is a whole number, but "Parameters.Text" gives a text.',
      '"StoppingCondition.MaxWaitTimeInSeconds" of step "train" is a whole number, but "Parameters.Rate" gives a Float.',
    ]);
  });

  it('accepts joined numbers, texts, and whatever is not known', () => {
    const definition = definitionOf(
      [
        training({
          HyperParameters: {
            rounds: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Rounds' }] } },
            text: { Get: 'Parameters.Text' },
            id: { Get: 'Execution.PipelineExecutionId' },
            gone: { Get: 'Parameters.Gone' },
            auc: { 'Std:JsonGet': { PropertyFile: { Get: 'Steps.a.PropertyFiles.b' }, Path: 'auc' } },
          },
          StoppingCondition: { MaxRuntimeInSeconds: { Get: 'Parameters.Rounds' } },
        }),
      ],
      parameters,
    );
    expect(findIn(wrongArgumentType, definition)).toEqual([]);
  });
});
