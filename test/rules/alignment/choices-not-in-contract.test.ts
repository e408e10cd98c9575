import { choicesNotInContract } from '../../../src/rules/alignment/choices-not-in-contract.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(choicesNotInContract);

describe('choices-not-in-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports what the script takes and the contract does not say', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--format", choices=["csv", "parquet"])',
          'parser.add_argument("--size", choices=["s", "m"])',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { format: { flag: --format, choices: [csv] }, size: { flag: --size } }\n',
      ),
    ).toEqual([
      {
        message:
          'The script takes "parquet" for the argument "format" too, which its contract does not allow.',
        at: 'scripts/prepare.py:4:21',
        help: 'Write "choices: [csv, parquet]" in the contract.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:58' }],
      },
      {
        message:
          'The script takes only "s" and "m" for the argument "size", which its contract does not say.',
        at: 'scripts/prepare.py:5:21',
        help: 'Write "choices: [s, m]" in the contract.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:67' }],
      },
    ]);
  });

  it('accepts the same choices in another order', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--format", choices=["csv", "parquet"])',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { format: { flag: --format, choices: [parquet, csv] } }\n',
      ),
    );
  });
});
