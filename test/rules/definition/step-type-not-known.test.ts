import { stepTypeNotKnown } from '../../../src/rules/definition/step-type-not-known.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('step-type-not-known', () => {
  it('reports types that there are not', () => {
    expect(
      findIn(
        stepTypeNotKnown,
        definitionOf([
          { Name: 'a', Type: 'Procesing' },
          { Name: 'b', Type: 'Tomorrow' },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Type',
        message: 'Step "a" has the type "Procesing", which is not known. Did you mean "Processing"?',
        help: 'Correct it. If AWS has added it since this release of pipectl, set the severity of the rule in pipectl.yaml.',
      },
      {
        at: '/Steps/1/Type',
        message: 'Step "b" has the type "Tomorrow", which is not known.',
        help: 'Correct it. If AWS has added it since this release of pipectl, set the severity of the rule in pipectl.yaml.',
      },
    ]);
  });

  it('accepts those of every SDK, and one of which only the name is known', () => {
    expect(
      findIn(
        stepTypeNotKnown,
        definitionOf(
          ['EMRServerless', 'InferenceComponent', 'Job'].map((Type) => ({ Name: Type, Type, Arguments: {} })),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves a step without a type to another rule', () => {
    expect(findIn(stepTypeNotKnown, definitionOf([{ Name: 'a' }]))).toEqual([]);
  });
});
