import { noSteps } from '../../../src/rules/definition/no-steps.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('no-steps', () => {
  it('reports a definition with nothing to run', () => {
    expect(findIn(noSteps, definitionOf([]))).toEqual([
      { at: '/Steps', message: 'The definition has no steps.', help: 'Add a step.' },
    ]);
  });

  it('accepts one step', () => {
    expect(findIn(noSteps, definitionOf([fail('stop', 'Stopped')]))).toEqual([]);
  });
});
