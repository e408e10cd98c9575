import { malformedCondition } from '../../../src/rules/definition/malformed-condition.js';
import { comparing, definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('malformed-condition', () => {
  const testing = (...tests: readonly Json[]) =>
    definitionOf(tests.map((test, index) => comparing(`check-${index}`, test)));

  it('reports types that there are not, also within other conditions', () => {
    expect(
      findIn(
        malformedCondition,
        testing(
          { Type: 'GreaterThen', LeftValue: 1, RightValue: 2 },
          { LeftValue: 1, RightValue: 2 },
          { Type: 'toString' },
          {
            Type: 'Not',
            Condition: { Type: 'Or', Conditions: [{ Type: 'Equal', LeftValue: 1, RightValue: 2 }] },
          },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/Conditions/0/Type',
        message:
          'A condition of step "check-0" has the type "GreaterThen", which SageMaker does not know. Did you mean "GreaterThan"?',
        help: 'The types are "Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "Not", "Or".',
      },
      {
        at: '/Steps/1/Arguments/Conditions/0',
        message: 'A condition of step "check-1" has no "Type".',
        help: 'The types are "Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "Not", "Or".',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/Type',
        message: 'A condition of step "check-2" has the type "toString", which SageMaker does not know.',
        help: 'The types are "Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "Not", "Or".',
      },
      {
        at: '/Steps/3/Arguments/Conditions/0/Condition/Conditions/0/Type',
        message:
          'A condition of step "check-3" has the type "Equal", which SageMaker does not know. Did you mean "Equals"?',
        help: 'The types are "Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "In", "Not", "Or".',
      },
    ]);
  });

  it('reports members that are missing, not known or of another form', () => {
    expect(
      findIn(
        malformedCondition,
        testing(
          { Type: 'Equals', LeftValue: 1 },
          { Type: 'Equals', LeftValue: 1, RightVal: 2 },
          { Type: 'LessThan', LeftValue: [1], RightValue: { a: 1, b: 2 } },
          { Type: 'In', QueryValue: 1, Values: 'a' },
          { Type: 'Not', Conditions: [] },
          { Type: 'Or', Conditions: [1] },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/Conditions/0',
        message: 'The condition "Equals" of step "check-0" has no "RightValue".',
        help: 'Add it: a single value.',
      },
      {
        at: '/Steps/1/Arguments/Conditions/0/RightVal (key)',
        message:
          'The condition "Equals" of step "check-1" takes no member "RightVal". Did you mean "RightValue"?',
        help: 'Its members are "Type", "LeftValue" and "RightValue".',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/LeftValue',
        message: '"LeftValue" of the condition "LessThan" of step "check-2" is a list, not a single value.',
        help: 'Write a single value.',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/RightValue',
        message:
          '"RightValue" of the condition "LessThan" of step "check-2" is an object, not a single value.',
        help: 'Write a single value.',
      },
      {
        at: '/Steps/3/Arguments/Conditions/0/Values',
        message: '"Values" of the condition "In" of step "check-3" is a text, not a list of values.',
        help: 'Write a list of values.',
      },
      {
        at: '/Steps/4/Arguments/Conditions/0/Conditions (key)',
        message:
          'The condition "Not" of step "check-4" takes no member "Conditions". Did you mean "Condition"?',
        help: 'Its members are "Type" and "Condition".',
      },
      {
        at: '/Steps/5/Arguments/Conditions/0/Conditions/0',
        message: 'A condition of step "check-5" is a number, not an object.',
        help: 'Write a condition, with its "Type".',
      },
    ]);
  });

  it('reports steps whose arguments are no conditions and branches', () => {
    expect(
      findIn(
        malformedCondition,
        definitionOf([
          { Name: 'a', Type: 'Condition' },
          { Name: 'b', Type: 'Condition', Arguments: { IfSteps: {}, ElseStep: [] } },
          { Name: 'c', Type: 'Condition', Arguments: { Conditions: { Type: 'Equals' } } },
          { Name: 'd', Type: 'Condition', Arguments: { IfSteps: [] } },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0',
        message: 'Step "a" has no conditions.',
        help: 'Give it "Arguments" with "Conditions", "IfSteps" and "ElseSteps".',
      },
      {
        at: '/Steps/1/Arguments/ElseStep (key)',
        message: '"Arguments" of step "b" takes no member "ElseStep". Did you mean "ElseSteps"?',
        help: 'Its members are "Conditions", "ElseSteps" and "IfSteps".',
      },
      {
        at: '/Steps/1/Arguments/IfSteps',
        message: '"IfSteps" of step "b" is an object, not a list.',
        help: 'Write a list of steps.',
      },
      {
        at: '/Steps/2/Arguments/Conditions',
        message: '"Conditions" of step "c" is an object, not a list.',
        help: 'Write a list of conditions.',
      },
      {
        at: '/Steps/3/Arguments',
        message: 'Step "d" has no "Conditions".',
        help: 'Add the list of conditions, all of which have to hold.',
      },
    ]);
  });

  it('accepts every type that the SDK writes, and those that the published schema has', () => {
    expect(
      findIn(
        malformedCondition,
        testing(
          {
            Type: 'Or',
            Conditions: [
              {
                Type: 'Not',
                Condition: { Type: 'Equals', LeftValue: true, RightValue: { Get: 'Parameters.On' } },
              },
              { Type: 'In', QueryValue: { Get: 'Parameters.On' }, Values: [] },
            ],
          },
          {
            Type: 'GreaterThanOrEqualTo',
            LeftValue: { 'Std:JsonGet': { S3Uri: 's3://b', Path: 'a' } },
            RightValue: 1,
          },
          { Type: 'NotEquals', LeftValue: 1, RightValue: 2 },
          { Type: 'In', Value: 1, In: [1] },
        ),
      ),
    ).toEqual([]);
  });
});
