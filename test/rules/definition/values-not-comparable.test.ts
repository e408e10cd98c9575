import { valuesNotComparable } from '../../../src/rules/definition/values-not-comparable.js';
import { comparing, definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('values-not-comparable', () => {
  const parameters = [
    { Name: 'Auc', Type: 'Float' },
    { Name: 'Name', Type: 'String' },
    { Name: 'On', Type: 'Boolean' },
  ];
  const testing = (...tests: readonly Json[]) =>
    definitionOf([training(), ...tests.map((test, index) => comparing(`check-${index}`, test))], parameters);
  const get = (name: string) => ({ Get: name });

  it('reports a text and a number, on either side', () => {
    expect(
      findIn(
        valuesNotComparable,
        testing(
          { Type: 'LessThan', LeftValue: get('Parameters.Auc'), RightValue: '0.8' },
          { Type: 'GreaterThan', LeftValue: get('Parameters.Name'), RightValue: 1 },
          { Type: 'GreaterThanOrEqualTo', LeftValue: 1, RightValue: get('Execution.PipelineName') },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/Conditions/0/RightValue',
        message:
          'The condition "LessThan" of step "check-0" compares "0.8", a text, with "Parameters.Auc", a number.',
        help: 'Write a number without quotes, or declare the parameter as a Float or Integer.',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/LeftValue',
        message:
          'The condition "GreaterThan" of step "check-1" compares "Parameters.Name", a text, with 1, a number.',
        help: 'Write a number without quotes, or declare the parameter as a Float or Integer.',
      },
      {
        at: '/Steps/3/Arguments/Conditions/0/RightValue',
        message:
          'The condition "GreaterThanOrEqualTo" of step "check-2" compares "Execution.PipelineName", a text, with 1, a number.',
        help: 'Write a number without quotes, or declare the parameter as a Float or Integer.',
      },
    ]);
  });

  it('reports truth values that are compared by size', () => {
    expect(
      findIn(
        valuesNotComparable,
        testing(
          { Type: 'LessThanOrEqualTo', LeftValue: get('Parameters.On'), RightValue: 1 },
          { Type: 'Not', Condition: { Type: 'LessThan', LeftValue: 1, RightValue: false } },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/Conditions/0/LeftValue',
        message:
          'The condition "LessThanOrEqualTo" of step "check-0" compares by size what is true or false: "Parameters.On".',
        help: 'Use "Equals".',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/Condition/RightValue',
        message: 'The condition "LessThan" of step "check-1" compares by size what is true or false: false.',
        help: 'Use "Equals".',
      },
    ]);
  });

  it('accepts two numbers, two texts, equality, and whatever a property or a file gives', () => {
    expect(
      findIn(
        valuesNotComparable,
        testing(
          { Type: 'LessThan', LeftValue: get('Parameters.Auc'), RightValue: 1 },
          { Type: 'LessThan', LeftValue: get('Parameters.Name'), RightValue: 'm' },
          { Type: 'Equals', LeftValue: get('Parameters.Auc'), RightValue: '0.8' },
          { Type: 'GreaterThan', LeftValue: get('Steps.train.TrainingTimeInSeconds'), RightValue: '5' },
          {
            Type: 'GreaterThan',
            LeftValue: { 'Std:JsonGet': { PropertyFile: get('Steps.train.PropertyFiles.f'), Path: 'a' } },
            RightValue: '5',
          },
        ),
      ),
    ).toEqual([]);
  });
});
