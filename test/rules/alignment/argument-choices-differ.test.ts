import { argumentChoicesDiffer } from '../../../src/rules/alignment/argument-choices-differ.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentChoicesDiffer);

describe('argument-choices-differ', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports what the contract allows and the script does not', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--format", choices=("csv", "parquet"))',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { format: { flag: --format, choices: [csv, json, xml] } }\n',
      ),
    ).toEqual([
      {
        message:
          'The script does not take "json" and "xml" for the argument "format", which its contract allows.',
        at: 'scripts/prepare.py:4:21',
        help: 'The script takes "csv" and "parquet". List the same choices in both.',
        related: [{ message: 'The choices of the contract.', at: 'contracts/prepare.contract.yaml:3:58' }],
      },
    ]);
  });

  it('accepts fewer, numbers, and choices that are not known', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--format", choices=["csv", "parquet"])',
          'parser.add_argument("--size", type=int, choices=[1, 2])',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { format: { flag: --format, choices: [csv] }, size: { flag: --size, choices: ["1", "2"] } }\n',
      ),
    );
    await expectValid(
      processing(
        lines(
          'import argparse',
          'import formats',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--format", choices=formats.ALL)',
          'print(parser.parse_args().format)',
        ),
        'expected_arguments: { format: { flag: --format, choices: [csv] } }\n',
      ),
    );
  });
});
