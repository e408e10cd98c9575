import { unknownOutput } from '../../../src/rules/dag/unknown-output.js';
import { PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownOutput);

describe('unknown-output', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports outputs that the step does not have', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            a: { type: Fail, message: "\${steps.prepare.outputs.tables}" }
            b: { type: Fail, message: "\${steps.prepare.outputs.statistics}" }
        `,
      }),
    ).toEqual([
      {
        message:
          '"${steps.prepare.outputs.tables}" names the output "tables", which step "prepare" does not have. Did you mean "table"?',
        at: 'demo.pipeline.yaml:8:29',
        help: 'The outputs of "prepare" are "table".',
      },
      {
        message:
          '"${steps.prepare.outputs.statistics}" names the output "statistics", which step "prepare" does not have.',
        at: 'demo.pipeline.yaml:9:29',
        help: 'The outputs of "prepare" are "table".',
      },
    ]));

  it('says so when a step has no outputs at all', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
            stop: { type: Fail, message: "\${steps.check.outputs.Outcome}" }
        `,
      }),
    ).toEqual([
      {
        message:
          '"${steps.check.outputs.Outcome}" names the output "Outcome", which step "check" does not have.',
        at: 'demo.pipeline.yaml:8:32',
        help: 'Step "check" has no outputs; its properties can be read with "${steps.check.properties.<path>}".',
      },
    ]));

  it('accepts an alias', () =>
    expectValid(
      project({
        spec: `${PREPARE_SPEC}    aliases: [data]\n`,
        manifest: `
          steps:
            prepare: { type: Prepare }
            stop: { type: Fail, message: "\${steps.prepare.outputs.data}" }
        `,
      }),
    ));

  it('says nothing of outputs of a step whose type is unknown', () =>
    expectValid(
      project({
        manifest: `
          steps:
            other: { type: Other }
            stop: { type: Fail, message: "\${steps.other.outputs.data}" }
        `,
      }),
    ));

  it('mends a slip', () => {
    const steps = (output: string) =>
      `steps:\n  prepare: { type: Prepare }\n  stop: { type: Fail, message: "See \${steps.prepare.outputs.${output}}" }\n`;
    return expectFixed(project({ manifest: steps('tabel') }), project({ manifest: steps('table') }));
  });
});
