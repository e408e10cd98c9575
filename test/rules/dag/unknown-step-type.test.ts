import { unknownStepType } from '../../../src/rules/dag/unknown-step-type.js';
import { project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownStepType);

describe('unknown-step-type', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every type that no specification defines, and proposes built-in ones too', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            load: { type: Downloading }
            check: { type: Conditions }
        `,
      }),
    ).toEqual([
      {
        message: 'Step "load" has the type "Downloading", which no specification defines.',
        at: 'demo.pipeline.yaml:7:17',
        help: 'Correct the type, or add a specification under "specs" that says "step_type: Downloading".',
      },
      {
        message:
          'Step "check" has the type "Conditions", which no specification defines. Did you mean "Condition"?',
        at: 'demo.pipeline.yaml:8:18',
        help: 'Correct the type, or add a specification under "specs" that says "step_type: Conditions".',
      },
    ]));

  it('accepts the built-in types', () =>
    expectValid(
      project({
        manifest: `
          steps:
            check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
            stop: { type: Fail }
        `,
      }),
    ));

  it('says nothing of a type whose specification is broken', () =>
    expectValid(project({ spec: 'step_type: Prepare\nsagemaker_step_type: Cooking\nnode_type: source\n' }), {
      broken: true,
    }));

  it('says nothing of a type whose specification cannot be read at all', () =>
    expectValid(project({ spec: 'step_type: [\n' }), { broken: true }));

  it('mends a slip', () =>
    expectFixed(
      project({
        manifest: 'steps:\n  one: { type: Prepar }\n  two: { type: condition }\n  three: { type: Serve }\n',
      }),
      project({
        manifest: 'steps:\n  one: { type: Prepare }\n  two: { type: condition }\n  three: { type: Serve }\n',
      }),
      { broken: true },
    ));
});
