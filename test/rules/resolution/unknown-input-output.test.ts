import { PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { unknownInputOutput } from '../../../src/rules/resolution/unknown-input-output.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownInputOutput);

describe('unknown-input-output', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports outputs that the step does not have, and steps without any', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            stop: { type: Fail }
            a: { type: Train, inputs: { table: prepare.tables } }
            b: { type: Train, inputs: { table: stop.table } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message:
          'The input "table" of step "a" names the output "tables", which step "prepare" does not have. Did you mean "table"?',
        at: 'demo.pipeline.yaml:9:38',
        help: 'The outputs of "prepare" are "table".',
      },
      {
        message: 'The input "table" of step "b" names the output "table", which step "stop" does not have.',
        at: 'demo.pipeline.yaml:10:38',
        help: 'Step "stop" has no outputs.',
      },
    ]));

  it('accepts an alias', () =>
    expectValid({
      ...project({
        spec: `${PREPARE_SPEC}    aliases: [data]\n`,
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, inputs: { table: prepare.data } }
        `,
      }),
      ...TRAIN,
    }));

  it('mends a slip', () =>
    expectFixed(
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { table: "prepare.tabel" } } # by hand\n',
        },
        TRAIN,
      ),
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { table: "prepare.table" } } # by hand\n',
        },
        TRAIN,
      ),
    ));
});
