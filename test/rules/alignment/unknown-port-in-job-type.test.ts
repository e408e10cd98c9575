import { unknownPortInJobType } from '../../../src/rules/alignment/unknown-port-in-job-type.js';
import { PREPARE_SPEC, project, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownPortInJobType);

describe('unknown-port-in-job-type', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports dependencies and outputs of every job type, at the name', () =>
    expectErrors({
      'specs/train.spec.yaml': `${TRAIN_SPEC}job_types:
  training: { dependencies: { tables: { required: false } }, outputs: { model: {} } }
  testing:
    outputs: { metrics: { aliases: [scores] } }
`,
    }).toEqual([
      {
        message:
          'The job type "training" narrows the dependency "tables", which "Train" does not have. Did you mean "table"?',
        at: 'specs/train.spec.yaml:10:31',
        help: 'Correct the name, or declare "tables" under "dependencies" of the specification.',
      },
      {
        message: 'The job type "testing" narrows the output "metrics", which "Train" does not have.',
        at: 'specs/train.spec.yaml:12:16',
        help: 'Correct the name, or declare "metrics" under "outputs" of the specification.',
      },
    ]));

  it('does not take a dependency for an output', () =>
    expectErrors({
      'specs/train.spec.yaml': `${TRAIN_SPEC}job_types: { training: { outputs: { table: {} } } }\n`,
    }).toEqual([
      {
        message: 'The job type "training" narrows the output "table", which "Train" does not have.',
        at: 'specs/train.spec.yaml:9:37',
        help: 'Correct the name, or declare "table" under "outputs" of the specification.',
      },
    ]));

  it('accepts job types that narrow nothing', () =>
    expectValid(
      project({
        spec: `${PREPARE_SPEC}job_types: { training: {}, testing: , validation: { outputs: {} } }\n`,
      }),
    ));

  it('mends a slip', () => {
    const spec = (output: string) =>
      `${PREPARE_SPEC}job_types:\n  training:\n    outputs:\n      ${output}: { aliases: [training_table] } # narrower\n`;
    return expectFixed(project({ spec: spec('tabel') }), project({ spec: spec('table') }));
  });
});
