import { malformedStep } from '../../../src/rules/definition/malformed-step.js';
import { condition, definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('malformed-step', () => {
  it('reports what is no step, has no type, or arguments that are no object', () => {
    expect(
      findIn(
        malformedStep,
        definitionOf([
          'train',
          condition('check', [1]),
          { Name: 'a' },
          { Name: 'b', Type: 1 },
          { Name: 'c', Type: 'Lambda', Arguments: [] },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0',
        message: 'A step is a text, not an object.',
        help: 'Write an object with a "Name", a "Type" and "Arguments".',
      },
      {
        at: '/Steps/1/Arguments/IfSteps/0',
        message: 'A step is a number, not an object.',
        help: 'Write an object with a "Name", a "Type" and "Arguments".',
      },
      {
        at: '/Steps/2',
        message: 'Step "a" has no "Type".',
        help: 'Say what kind of step it is, such as "Processing" or "Training".',
      },
      {
        at: '/Steps/3/Type',
        message: 'The "Type" of step "b" is a number, not a text.',
        help: 'Say what kind of step it is, such as "Processing" or "Training".',
      },
      {
        at: '/Steps/4/Arguments',
        message: '"Arguments" of step "c" is a list, not an object.',
        help: 'Write an object.',
      },
    ]);
  });

  it('reports needs that are no list of names', () => {
    expect(
      findIn(
        malformedStep,
        definitionOf([
          fail('a', 'x', { DependsOn: 'b' }),
          fail('b', 'x', { DependsOn: [{ Get: 'Steps.c.Outcome' }, 1] }),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/DependsOn',
        message: '"DependsOn" of step "a" is a text, not a list.',
        help: 'Write a list of the names of steps.',
      },
      {
        at: '/Steps/1/DependsOn/0',
        message: '"DependsOn" of step "b" names an object, not a step.',
        help: 'Write the name of a step.',
      },
      {
        at: '/Steps/1/DependsOn/1',
        message: '"DependsOn" of step "b" names a number, not a step.',
        help: 'Write the name of a step.',
      },
    ]);
  });

  it('accepts steps without arguments or needs, whose names other rules look up', () => {
    expect(
      findIn(
        malformedStep,
        definitionOf([
          { Name: 'a', Type: 'Lambda' },
          fail('b', 'x', { DependsOn: [] }),
          fail('c', 'x', { DependsOn: ['nowhere'] }),
        ]),
      ),
    ).toEqual([]);
  });
});
