import { SCRIPT_CONTRACT } from '../../../src/rules/example.js';
import { argumentNotInContract } from '../../../src/rules/alignment/argument-not-in-contract.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, training } from './script-project.js';

const { expectErrors, expectValid, expectFixed, expectExamples } = ruleTester(argumentNotInContract);

describe('argument-not-in-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports an argument without which the script does not start', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label", required=True)',
          'parser.add_argument("rows")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script does not start without the argument "--label", which its contract does not have.',
        at: 'scripts/prepare.py:4:21',
        help: 'Add "label: { flag: --label, required: true }" under "expected_arguments" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
      {
        message: 'The script does not start without the argument "rows", which its contract does not have.',
        at: 'scripts/prepare.py:5:21',
        help: 'Take it under a flag: a contract gives arguments by their flags only.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
    ]);
  });

  it('accepts declared and optional arguments, and hyperparameters that all steps give', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label", required=True)',
          'parser.add_argument("--seed")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: --label, required: true } }\n',
      ),
    );
    await expectValid(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--depth", required=True)',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        '',
        '{ hyperparameters: { depth: 3 } }',
      ),
    );
  });

  it("leaves a slip to the rule about the contract's flags", async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--lable", required=True)',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: --label } }\n',
      ),
    );
  });

  it('is mended with the flag that the script takes', async () => {
    const script = lines(
      'import argparse',
      '',
      'parser = argparse.ArgumentParser()',
      'parser.add_argument("--min-rows", "-m", required=True)',
      'parser.add_argument("-q", required=True)',
      'parser.add_argument("--label", required=True)',
      'parser.add_argument("rows")',
      'print(parser.parse_args())',
    );
    const contract = 'expected_arguments:\n  # the column\n  label: { flag: --target }\n';
    await expectFixed(processing(script, contract), {
      'contracts/prepare.contract.yaml': `${SCRIPT_CONTRACT}${contract}  min_rows:\n    flag: --min-rows\n    required: true\n`,
    });
  });
});
