import { variableNotTaken } from '../../../src/rules/definition/variable-not-taken.js';
import { definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('variable-not-taken', () => {
  const parameters = [{ Name: 'Text', Type: 'String' }];

  it('reports a single value for a list or an object', () => {
    const step = training({
      Environment: { Get: 'Parameters.Text' },
      InputDataConfig: { 'Std:Join': { On: ',', Values: ['a', 'b'] } },
      Tags: { Get: 'Steps.other.TrainingJobName' },
    });
    const other = { ...training(), Name: 'other' };
    expect(findIn(variableNotTaken, definitionOf([step, other], parameters))).toEqual([
      {
        at: '/Steps/0/Arguments/Environment',
        message:
          '"Environment" of step "train" is an object and takes no pipeline variable; "Parameters.Text" stands there.',
        help: 'Write an object, with variables inside it.',
      },
      {
        at: '/Steps/0/Arguments/InputDataConfig',
        message:
          '"InputDataConfig" of step "train" is a list and takes no pipeline variable; "Std:Join" stands there.',
        help: 'Write a list, with variables inside it.',
      },
      {
        at: '/Steps/0/Arguments/Tags',
        message:
          '"Tags" of step "train" is a list and takes no pipeline variable; "Steps.other.TrainingJobName" stands there.',
        help: 'Write a list, with variables inside it.',
      },
    ]);
  });

  it('accepts a list or map that is a property of another step, as get_best_auto_ml_model of the SDK writes it', () => {
    const other = { ...training(), Name: 'other' };
    const step = training({ Environment: { Get: 'Steps.other.Environment' } });
    expect(findIn(variableNotTaken, definitionOf([other, step, fail('stop', 'x')]))).toEqual([]);
  });
});
