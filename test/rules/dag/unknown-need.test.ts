import { unknownNeed } from '../../../src/rules/dag/unknown-need.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownNeed);

describe('unknown-need', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a name that no step has, at the name', () =>
    expectErrors(
      pipeline(`
        steps:
          first: { type: Fail, needs: [second] }
      `),
    ).toEqual([
      {
        message: 'Step "first" needs "second", which is not defined.',
        at: 'demo.pipeline.yaml:3:32',
        help: 'Define "second" under "steps", or correct the name.',
      },
    ]));

  it('proposes steps of similar names, but never the step itself', () =>
    expectErrors(
      pipeline(`
        steps:
          stop_a: { type: Fail }
          stop_b: { type: Fail, needs: [stop_c] }
      `),
    ).toEqual([
      {
        message: 'Step "stop_b" needs "stop_c", which is not defined. Did you mean "stop_a"?',
        at: 'demo.pipeline.yaml:4:33',
        help: 'Define "stop_c" under "steps", or correct the name.',
      },
    ]));

  it('reports every unknown name, also of conditions', () =>
    expectErrors(
      pipeline(`
        steps:
          check:
            type: Condition
            when: [{ left: 1, op: "==", right: 1 }]
            needs:
              - xylophone
              - stop
          stop: { type: Fail, needs: [zebra] }
      `),
    ).toEqual([
      {
        message: 'Step "check" needs "xylophone", which is not defined.',
        at: 'demo.pipeline.yaml:7:9',
        help: 'Define "xylophone" under "steps", or correct the name.',
      },
      {
        message: 'Step "stop" needs "zebra", which is not defined.',
        at: 'demo.pipeline.yaml:9:31',
        help: 'Define "zebra" under "steps", or correct the name.',
      },
    ]));

  it('accepts a diamond, an alias, an empty list and the step itself', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, needs: [] }
          b: { type: Fail, needs: &start [a] }
          c: { type: Fail, needs: *start }
          d: { type: Fail, needs: [b, c, d] }
      `),
    ));

  it('proposes steps for the first hundred unknown names only', async () => {
    const needs = Array.from({ length: 101 }, (_, index) => `chekc${index}`);
    const files = pipeline(
      `steps:\n  check: { type: Fail }\n  stop: { type: Fail, needs: [${needs.join(', ')}] }\n`,
    );
    await expectErrors(files).toEqual(
      needs.map((need, index) => ({
        message: `Step "stop" needs "${need}", which is not defined.${index < 100 ? ' Did you mean "check"?' : ''}`,
        at: `demo.pipeline.yaml:4:${32 + needs.slice(0, index).join(', ').length + (index === 0 ? -1 : 1)}`,
        help: `Define "${need}" under "steps", or correct the name.`,
      })),
    );
  });

  it('accepts a step that is declared but broken', () =>
    expectValid(
      pipeline(`
        steps:
          broken: { type: Fail, message: [] }
          stop: { type: Fail, needs: [broken] }
      `),
      { broken: true },
    ));

  it('mends a slip of the one name that it can be, and no other', () =>
    expectFixed(
      pipeline(`
        steps:
          check: { type: Fail } # first
          stop:
            type: Fail
            needs:
              - chekc # the check
              - 'check'
              - check_2
              - nothing
      `),
      pipeline(`
        steps:
          check: { type: Fail } # first
          stop:
            type: Fail
            needs:
              - check # the check
              - 'check'
              - check_2
              - nothing
      `),
    ));
});
