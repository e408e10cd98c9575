import { unknownBranchStep } from '../../../src/rules/dag/unknown-branch-step.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownBranchStep);

describe('unknown-branch-step', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports names of both branches that no step has', () =>
    expectErrors(
      pipeline(`
        steps:
          check:
            type: Condition
            when: [{ left: 1, op: "==", right: 1 }]
            then: [go_on]
            else: [stop, stopp]
          stop: { type: Fail }
      `),
    ).toEqual([
      {
        message: 'Condition "check" runs "go_on" in "then", which is not defined.',
        at: 'demo.pipeline.yaml:6:12',
        help: 'Define "go_on" under "steps", or correct the name.',
      },
      {
        message: 'Condition "check" runs "stopp" in "else", which is not defined. Did you mean "stop"?',
        at: 'demo.pipeline.yaml:7:18',
        help: 'Define "stopp" under "steps", or correct the name.',
      },
    ]));

  it('accepts empty branches, missing ones and the condition itself', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [], else: [] }
          b: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
          c: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [c] }
      `),
    ));

  it('mends a slip', () =>
    expectFixed(
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: ["stpo"] } # or not
          stop: { type: Fail, message: Stopped }
      `),
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: ["stop"] } # or not
          stop: { type: Fail, message: Stopped }
      `),
    ));
});
