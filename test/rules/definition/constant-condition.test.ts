import { constantCondition } from '../../../src/rules/definition/constant-condition.js';
import { comparing, definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('constant-condition', () => {
  const parameters = [
    { Name: 'Stage', Type: 'String', EnumValues: ['test', 'production'] },
    { Name: 'Free', Type: 'String', DefaultValue: 'a' },
    { Name: 'On', Type: 'Boolean' },
  ];
  const testing = (...tests: readonly Json[]) =>
    definitionOf(
      tests.map((test, index) => comparing(`check-${index}`, test)),
      parameters,
    );
  const stage = { Get: 'Parameters.Stage' };

  it('reports a value that a parameter cannot have', () => {
    expect(
      findIn(
        constantCondition,
        testing(
          { Type: 'Equals', LeftValue: stage, RightValue: 'prodction' },
          { Type: 'Equals', LeftValue: 'live', RightValue: stage },
          { Type: 'In', QueryValue: stage, Values: ['test', 'production', 'live'] },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/Conditions/0/RightValue',
        message:
          'The parameter "Stage" is never "prodction", which is none of its allowed values. Did you mean "production"?',
        help: 'It is one of "test" and "production".',
      },
      {
        at: '/Steps/1/Arguments/Conditions/0/LeftValue',
        message: 'The parameter "Stage" is never "live", which is none of its allowed values.',
        help: 'It is one of "test" and "production".',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/Values/2',
        message: 'The parameter "Stage" is never "live", which is none of its allowed values.',
        help: 'It is one of "test" and "production".',
      },
    ]);
  });

  it('reports a value of another type than that of a parameter', () => {
    expect(
      findIn(
        constantCondition,
        testing(
          {
            Type: 'Not',
            Condition: { Type: 'Equals', LeftValue: { Get: 'Parameters.On' }, RightValue: 'true' },
          },
          { Type: 'Equals', LeftValue: 1, RightValue: stage },
          { Type: 'In', QueryValue: { Get: 'Parameters.On' }, Values: ['true', 'yes'] },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/Conditions/0/Condition/RightValue',
        message: '"Parameters.On" never equals "true": one is true or false, the other a text.',
        help: 'Write true or false.',
      },
      {
        at: '/Steps/1/Arguments/Conditions/0/LeftValue',
        message: '"Parameters.Stage" never equals 1: one is a text, the other a number.',
        help: 'Write a text.',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/Values/0',
        message: '"Parameters.On" never equals "true": one is true or false, the other a text.',
        help: 'Write true or false.',
      },
    ]);
  });

  it('reports lists that are empty', () => {
    expect(
      findIn(constantCondition, {
        ...testing({ Type: 'In', QueryValue: stage, Values: [] }, { Type: 'Or', Conditions: [] }),
        Steps: [
          { Name: 'none', Type: 'Condition', Arguments: { Conditions: [], IfSteps: [], ElseSteps: [] } },
          ...[
            { Type: 'In', QueryValue: stage, Values: [] },
            { Type: 'Or', Conditions: [] },
          ].map((test, index) => comparing(`check-${index}`, test)),
        ],
      }),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/Conditions',
        message: 'Step "none" has an empty list of conditions: it always takes the same branch.',
        help: 'Add a condition.',
      },
      {
        at: '/Steps/1/Arguments/Conditions/0/Values',
        message: 'The condition "In" of step "check-0" has an empty list "Values": it never holds.',
        help: 'Add what it is to choose from.',
      },
      {
        at: '/Steps/2/Arguments/Conditions/0/Conditions',
        message: 'The condition "Or" of step "check-1" has an empty list "Conditions": it never holds.',
        help: 'Add what it is to choose from.',
      },
    ]);
  });

  it('accepts allowed values, any text for a parameter without such a list, constants, and lists of several types', () => {
    expect(
      findIn(
        constantCondition,
        testing(
          { Type: 'Equals', LeftValue: stage, RightValue: 'test' },
          { Type: 'Equals', LeftValue: { Get: 'Parameters.Free' }, RightValue: 'b' },
          { Type: 'Equals', LeftValue: 1, RightValue: 2 },
          { Type: 'In', QueryValue: { Get: 'Parameters.Free' }, Values: ['a', 1, true] },
          { Type: 'Equals', LeftValue: stage, RightValue: { Get: 'Execution.PipelineName' } },
        ),
      ),
    ).toEqual([]);
  });
});
