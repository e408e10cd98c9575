import { duplicateNeed } from '../../../src/rules/dag/duplicate-need.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(duplicateNeed);

const HELP = 'Remove this mention, or name the step that was meant.';

describe('duplicate-need', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every mention after the first, with the first beside it', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail }
          c: { type: Fail, needs: [a, b, a, a] }
      `),
    ).toEqual([
      {
        message: 'Step "c" needs "a" more than once.',
        at: 'demo.pipeline.yaml:5:34',
        help: HELP,
        related: [{ message: '"a" is needed here already.', at: 'demo.pipeline.yaml:5:28' }],
      },
      {
        message: 'Step "c" needs "a" more than once.',
        at: 'demo.pipeline.yaml:5:37',
        help: HELP,
        related: [{ message: '"a" is needed here already.', at: 'demo.pipeline.yaml:5:28' }],
      },
    ]));

  it('reports two steps apart', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail, needs: [a, a] }
          c: { type: Fail, needs: [b, b] }
      `),
    ).toEqual([
      {
        message: 'Step "b" needs "a" more than once.',
        at: 'demo.pipeline.yaml:4:31',
        help: HELP,
        related: [{ message: '"a" is needed here already.', at: 'demo.pipeline.yaml:4:28' }],
      },
      {
        message: 'Step "c" needs "b" more than once.',
        at: 'demo.pipeline.yaml:5:31',
        help: HELP,
        related: [{ message: '"b" is needed here already.', at: 'demo.pipeline.yaml:5:28' }],
      },
    ]));

  it('accepts two steps that need the same one, also through an alias', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail, needs: &start [a] }
          c: { type: Fail, needs: *start }
      `),
    ));

  it('leaves unknown names and the step itself to the rules about them', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, needs: [gone, gone, a, a] }
      `),
    ));

  it('removes the second mention, but not one with a comment, and none behind an alias', () =>
    expectFixed(
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail, needs: [a, "a"] } # once
          c:
            type: Fail
            needs:
              - a # first
              - a
              # more
          d:
            type: Fail
            needs:
              - a
              - a # twice, to be sure
          e: { type: Fail, needs: &all [a, a] }
          f: { type: Fail, needs: *all }
      `),
      pipeline(`
        steps:
          a: { type: Fail }
          b: { type: Fail, needs: [a] } # once
          c:
            type: Fail
            needs:
              - a # first
              # more
          d:
            type: Fail
            needs:
              - a
              - a # twice, to be sure
          e: { type: Fail, needs: &all [a, a] }
          f: { type: Fail, needs: *all }
      `),
    ));
});
