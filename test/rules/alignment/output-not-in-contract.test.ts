import { outputNotInContract } from '../../../src/rules/alignment/output-not-in-contract.js';
import { dedent, PREPARE_CONTRACT, project, TRAIN, TRAIN_CONTRACT } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(outputNotInContract);

describe('output-not-in-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports outputs of Processing and Training steps with the path to write', () =>
    expectErrors({
      ...project({ contract: PREPARE_CONTRACT.replace('table:', 'report:') }),
      ...TRAIN,
      'contracts/train.contract.yaml': TRAIN_CONTRACT.replace(/^expected_output_paths.*\n/m, ''),
    }).toEqual([
      {
        message: 'The contract "prepare" has no path for the output "table".',
        at: 'specs/prepare.spec.yaml:6:3',
        help: 'Add "table: /opt/ml/processing/output/table" under "expected_output_paths".',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message: 'The contract "train" has no path for the output "model".',
        at: 'specs/train.spec.yaml:8:3',
        help: 'Add "model: /opt/ml/model" under "expected_output_paths".',
        related: [{ message: 'The contract.', at: 'contracts/train.contract.yaml:1:1' }],
      },
    ]));

  it('reports a name of another case once, with the other spelling', () =>
    expectErrors(project({ contract: PREPARE_CONTRACT.replace('table:', 'Table:') })).toEqual([
      {
        message: 'The contract "prepare" has no path for the output "table", but one for "Table".',
        at: 'specs/prepare.spec.yaml:6:3',
        help: 'Write the name the same in both files.',
        related: [
          { message: 'The contract spells it like this.', at: 'contracts/prepare.contract.yaml:3:26' },
        ],
      },
    ]));

  it('accepts an output that is a text, such as the name of the job', () =>
    expectValid(
      project({
        spec: dedent(`
          step_type: Prepare
          sagemaker_step_type: Processing
          node_type: source
          contract: prepare
          outputs:
            job: { output_type: custom_property, data_type: String, property_path: properties.ProcessingJobName }
        `),
      }),
    ));

  it('adds the usual path, with the key above it if that is absent', () => {
    const contract = 'entry_point: prepare.py\nscript_location: image # built in\n';
    return expectFixed(
      project({ contract }),
      project({ contract: `${contract}expected_output_paths:\n  table: /opt/ml/processing/output/table\n` }),
    );
  });
});
