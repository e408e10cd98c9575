import { argumentRequiredByScript } from '../../../src/rules/alignment/argument-required-by-script.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentRequiredByScript);

describe('argument-required-by-script', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports the script's argument", async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label", required=True)',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: --label, default: y } }\n',
      ),
    ).toEqual([
      {
        message: 'The script requires the argument "label", which is optional in its contract.',
        at: 'scripts/prepare.py:4:21',
        help: 'Write "required: true" in the contract, or give the argument a default in the script.',
        related: [{ message: 'It is optional here.', at: 'contracts/prepare.contract.yaml:3:23' }],
      },
    ]);
  });

  it('accepts what both require, and what only the contract does', async () => {
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
        'expected_arguments: { label: { flag: --label, required: true }, seed: { flag: --seed, required: true } }\n',
      ),
    );
  });
});
