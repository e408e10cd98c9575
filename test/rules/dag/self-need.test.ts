import { selfNeed } from '../../../src/rules/dag/self-need.js';
import { pipeline, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(selfNeed);

describe('self-need', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a step that needs itself', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail, needs: [a, b] }
      `),
    ).toEqual([
      {
        message: 'Step "b" needs itself.',
        at: 'demo.pipeline.yaml:4:31',
        help: 'Remove "b" from "needs", or name the step that was meant.',
      },
    ]));

  it('reports a condition in each of its own branches', () =>
    expectErrors(
      pipeline(`
        steps:
          check:
            type: Condition
            when: [{ left: 1, op: "==", right: 1 }]
            then: [check]
            else: [stop, check]
          stop: { type: Fail }
      `),
    ).toEqual([
      {
        message: 'Condition "check" runs itself in "then".',
        at: 'demo.pipeline.yaml:6:12',
        help: 'Remove "check" from "then", or name the step that was meant.',
      },
      {
        message: 'Condition "check" runs itself in "else".',
        at: 'demo.pipeline.yaml:7:18',
        help: 'Remove "check" from "else", or name the step that was meant.',
      },
    ]));

  it('reports a step that reads its own output, as an input or in its config', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare, config: { environment: { SELF: "\${steps.prepare.outputs.table}" } } }
            train: { type: Train, needs: [prepare], inputs: { table: train.model } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'Step "prepare" uses a value that it gives itself.',
        at: 'demo.pipeline.yaml:7:60',
        help: 'Refer to a step that runs before it.',
      },
      {
        message: 'Step "train" uses a value that it gives itself.',
        at: 'demo.pipeline.yaml:8:60',
        help: 'Refer to a step that runs before it.',
      },
    ]));

  it('accepts two steps that need each other, which is a cycle', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, needs: [b] }
          b: { type: Fail, needs: [a] }
      `),
    ));
});
