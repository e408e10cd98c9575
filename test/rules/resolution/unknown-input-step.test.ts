import { project, TRAIN } from '../../../src/rules/example.js';
import { unknownInputStep } from '../../../src/rules/resolution/unknown-input-step.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownInputStep);

describe('unknown-input-step', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports steps that do not exist, at the value', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            a: { type: Train, inputs: { table: Prepare.table } }
            b: { type: Train, inputs: { table: table.csv } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message:
          'The input "table" of step "a" names the step "Prepare", which is not defined. Did you mean "prepare"?',
        at: 'demo.pipeline.yaml:8:38',
        help: 'Define "Prepare" under "steps", or correct the name. A place in S3 begins with s3://.',
      },
      {
        message: 'The input "table" of step "b" names the step "table", which is not defined.',
        at: 'demo.pipeline.yaml:9:38',
        help: 'Define "table" under "steps", or correct the name. A place in S3 begins with s3://.',
      },
    ]));

  it('accepts a step that it does not need, and one of which nothing is known', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            other: { type: Other }
            a: { type: Train, inputs: { table: prepare.table } }
            b: { type: Train, inputs: { table: other.table } }
        `,
      }),
      ...TRAIN,
    }));

  it('mends a slip', () =>
    expectFixed(
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { table: preprae.table } } # by hand\n',
        },
        TRAIN,
      ),
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { table: prepare.table } } # by hand\n',
        },
        TRAIN,
      ),
    ));
});
