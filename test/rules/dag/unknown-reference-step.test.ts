import { unknownReferenceStep } from '../../../src/rules/dag/unknown-reference-step.js';
import { pipeline, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownReferenceStep);

describe('unknown-reference-step', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports outputs, properties and files of steps that do not exist, wherever they stand', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            prepare:
              type: Prepare
              config: { environment: { A: "\${steps.gone.outputs.table}" } }
            check:
              type: Condition
              when: [{ not: { left: "\${steps.prepar.files.counts#rows}", op: "==", right: 0 } }]
            stop: { type: Fail, message: "Job \${steps.nowhere.properties.ProcessingJobArn}" }
        `,
      }),
    ).toEqual([
      {
        message: '"${steps.gone.outputs.table}" refers to the step "gone", which is not defined.',
        at: 'demo.pipeline.yaml:9:33',
        help: 'Define "gone" under "steps", or correct the name.',
      },
      {
        message:
          '"${steps.prepar.files.counts#rows}" refers to the step "prepar", which is not defined. Did you mean "prepare"?',
        at: 'demo.pipeline.yaml:12:27',
        help: 'Define "prepar" under "steps", or correct the name.',
      },
      {
        message:
          '"${steps.nowhere.properties.ProcessingJobArn}" refers to the step "nowhere", which is not defined.',
        at: 'demo.pipeline.yaml:13:32',
        help: 'Define "nowhere" under "steps", or correct the name.',
      },
    ]));

  it('reports a value that several steps inherit once', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            prepare_more: { type: Prepare, config: prepare.config.yaml }
            prepare_most: { type: Prepare, config: prepare.config.yaml }
        `,
        config: 'environment: { A: "${steps.gone.outputs.table}" }',
      }),
    }).toEqual([
      {
        message: '"${steps.gone.outputs.table}" refers to the step "gone", which is not defined.',
        at: 'prepare.config.yaml:1:19',
        help: 'Define "gone" under "steps", or correct the name.',
      },
    ]));

  it('accepts a step that is declared but broken, and escaped text', () =>
    expectValid(
      pipeline(`
        steps:
          broken: { type: Fail, message: [] }
          stop: { type: Fail, message: "\${steps.broken.properties.X} $\${steps.gone.outputs.x}" }
      `),
      { broken: true },
    ));

  it('mends a slip', () =>
    expectFixed(
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
          stop: { type: Fail, message: "It is \${ steps.chekc.properties.Outcome }." }
      `),
      pipeline(`
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
          stop: { type: Fail, message: "It is \${ steps.check.properties.Outcome }." }
      `),
    ));
});
