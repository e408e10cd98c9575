import { duplicateStepName } from '../../../src/rules/definition/duplicate-step-name.js';
import { condition, definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('duplicate-step-name', () => {
  it('reports every step but the first, also between branches', () => {
    const definition = definitionOf([
      condition('check', [fail('stop', 'a')], [fail('stop', 'b')]),
      fail('check', 'c'),
    ]);
    expect(findIn(duplicateStepName, definition)).toEqual([
      {
        at: '/Steps/0/Arguments/ElseSteps/0/Name',
        message: 'Two steps have the name "stop".',
        help: 'Rename one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/0/Arguments/IfSteps/0/Name' }],
      },
      {
        at: '/Steps/1/Name',
        message: 'Two steps have the name "check".',
        help: 'Rename one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/0/Name' }],
      },
    ]);
  });
});
