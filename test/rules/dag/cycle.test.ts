import { cycle } from '../../../src/rules/dag/cycle.js';
import { pipeline, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(cycle);

describe('cycle', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('shows the whole path from the first step by name, at the edge that closes it, with every other edge', () =>
    expectErrors(
      pipeline(`
        steps:
          c: { type: Fail, needs: [b] }
          b: { type: Fail, needs: [start, a] }
          a: { type: Fail, needs: [c] }
          start: { type: Fail }
      `),
    ).toEqual([
      {
        message: 'The steps "a" -> "b" -> "c" -> "a" wait for each other.',
        at: 'demo.pipeline.yaml:5:28',
        help: 'Remove one edge of the cycle; here "a" needs "c".',
        related: [
          { message: '"b" needs "a".', at: 'demo.pipeline.yaml:4:35' },
          { message: '"c" needs "b".', at: 'demo.pipeline.yaml:3:28' },
        ],
      },
    ]));

  it('shows each of two cycles', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail, needs: [b] }
          b: { type: Fail, needs: [a] }
          x: { type: Fail, needs: [y, a] }
          y: { type: Fail, needs: [x] }
      `),
    ).toEqual([
      {
        message: 'The steps "a" -> "b" -> "a" wait for each other.',
        at: 'demo.pipeline.yaml:3:28',
        help: 'Remove one edge of the cycle; here "a" needs "b".',
        related: [{ message: '"b" needs "a".', at: 'demo.pipeline.yaml:4:28' }],
      },
      {
        message: 'The steps "x" -> "y" -> "x" wait for each other.',
        at: 'demo.pipeline.yaml:5:28',
        help: 'Remove one edge of the cycle; here "x" needs "y".',
        related: [{ message: '"y" needs "x".', at: 'demo.pipeline.yaml:6:28' }],
      },
    ]));

  it('says which edge is a branch', () =>
    expectErrors(
      pipeline(`
        steps:
          check:
            type: Condition
            needs: [stop]
            when: [{ left: 1, op: "==", right: 1 }]
            else: [stop]
          stop: { type: Fail }
      `),
    ).toEqual([
      {
        message: 'The steps "check" -> "stop" -> "check" wait for each other.',
        at: 'demo.pipeline.yaml:5:13',
        help: 'Remove one edge of the cycle; here "check" needs "stop".',
        related: [{ message: '"stop" is in a branch of "check".', at: 'demo.pipeline.yaml:7:12' }],
      },
    ]));

  it('says which edge is a reference, also one that stands in another file', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare, config: prepare.config.yaml }
            train: { type: Train, inputs: { table: prepare.table } }
        `,
        config: `
          environment:
            MODEL: "\${steps.train.outputs.model}"
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'The steps "prepare" -> "train" -> "prepare" wait for each other.',
        at: 'prepare.config.yaml:2:10',
        help: 'Remove one edge of the cycle; here "prepare" uses an output of "train".',
        related: [{ message: '"train" uses an output of "prepare".', at: 'demo.pipeline.yaml:8:42' }],
      },
    ]));

  it('accepts a diamond, a step that needs itself and a branch that other steps follow', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, needs: [a] }
          b: { type: Fail, needs: [a] }
          c: { type: Fail, needs: [a] }
          d: { type: Condition, needs: [b, c], when: [{ left: 1, op: "==", right: 1 }], then: [e] }
          e: { type: Fail, needs: [d] }
          f: { type: Fail, needs: [e] }
      `),
    ));
});
