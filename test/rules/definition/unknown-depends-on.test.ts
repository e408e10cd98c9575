import { unknownDependsOn } from '../../../src/rules/definition/unknown-depends-on.js';
import { condition, definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-depends-on', () => {
  it('reports each name that is no step', () => {
    const definition = definitionOf([training({}, { DependsOn: ['stop', 'stpo', 5] }), fail('stop', 'x')]);
    expect(findIn(unknownDependsOn, definition)).toEqual([
      {
        at: '/Steps/0/DependsOn/1',
        message: 'Step "train" depends on "stpo", which is no step of the definition. Did you mean "stop"?',
        help: 'Correct the name, or add the step.',
      },
    ]);
  });

  it('knows steps in branches, and names in steps of unknown types', () => {
    const definition = definitionOf([
      condition('check', [fail('inner', 'x')]),
      { Name: 'loop', Type: 'ForEach', Arguments: { Steps: [fail('each', 'x')] } },
      fail('stop', 'x', { DependsOn: ['inner', 'each'] }),
    ]);
    expect(findIn(unknownDependsOn, definition)).toEqual([]);
  });
});
