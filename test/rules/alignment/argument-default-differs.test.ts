import { argumentDefaultDiffers } from '../../../src/rules/alignment/argument-default-differs.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentDefaultDiffers);

describe('argument-default-differs', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports the script's argument", async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--rows", type=int, default=100)',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { rows: { flag: --rows, default: 10 }, label: { flag: --label, default: y } }\n',
      ),
    ).toEqual([
      {
        message: 'The script uses 100 without the argument "rows", but the contract says "10".',
        at: 'scripts/prepare.py:4:21',
        help: 'Write the same default in both.',
        related: [{ message: 'The default of the contract.', at: 'contracts/prepare.contract.yaml:3:54' }],
      },
      {
        message: 'The script uses None without the argument "label", but the contract says "y".',
        at: 'scripts/prepare.py:5:21',
        help: 'Write the same default in both.',
        related: [{ message: 'The default of the contract.', at: 'contracts/prepare.contract.yaml:3:93' }],
      },
    ]);
  });

  it('accepts the same value however it is written, and none in the contract', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--rows", type=int, default=100)',
          'parser.add_argument("--ratio", type=float, default=5e-1)',
          'parser.add_argument("--deep", default=True)',
          'parser.add_argument("--label", default="y")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { rows: { flag: --rows, default: "100" }, ratio: { flag: --ratio, default: 0.5 }, deep: { flag: --deep, default: true }, label: { flag: --label } }\n',
      ),
    );
  });
});
