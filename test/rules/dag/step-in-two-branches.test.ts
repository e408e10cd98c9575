import { stepInTwoBranches } from '../../../src/rules/dag/step-in-two-branches.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(stepInTwoBranches);

const KEEP_ONE = 'Keep it in one branch, and add a second step of another name for the other.';

describe('step-in-two-branches', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a step in branches of two conditions, and one that stands twice in a branch', () =>
    expectErrors(
      pipeline(`
        steps:
          small: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [stop] }
          large: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], else: [end, stop, end] }
          stop: { type: Fail }
          end: { type: Fail }
      `),
    ).toEqual([
      {
        message: 'Step "stop" stands in "else" of "large" and in "then" of "small".',
        at: 'demo.pipeline.yaml:4:82',
        help: KEEP_ONE,
        related: [{ message: '"stop" stands here first.', at: 'demo.pipeline.yaml:3:77' }],
      },
      {
        message: 'Step "end" stands twice in "else" of "large".',
        at: 'demo.pipeline.yaml:4:88',
        help: 'Remove this mention.',
        related: [{ message: '"end" stands here first.', at: 'demo.pipeline.yaml:4:77' }],
      },
    ]));

  it('accepts a condition in a branch of another, with a branch of its own', () =>
    expectValid(
      pipeline(`
        steps:
          outer: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [inner], else: [end] }
          inner: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [stop] }
          stop: { type: Fail }
          end: { type: Fail }
      `),
    ));

  it('leaves unknown names and the condition itself to the rules about them', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [gone, a], else: [gone, a] }
      `),
    ));

  it('removes the second mention in one branch, but leaves two branches alone', () =>
    expectFixed(
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [stop, stop], else: [stop] }
          stop: { type: Fail }
      `),
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [stop], else: [stop] }
          stop: { type: Fail }
      `),
    ));
});
