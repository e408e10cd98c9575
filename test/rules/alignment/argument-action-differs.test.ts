import { argumentActionDiffers } from '../../../src/rules/alignment/argument-action-differs.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, training } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentActionDiffers);

describe('argument-action-differs', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a value too many and a missing one', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--verbose", action="store_true")',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { verbose: { flag: --verbose }, label: { flag: --label, action: store_true } }\n',
      ),
    ).toEqual([
      {
        message: 'The script takes no value for the argument "verbose", but its contract gives one.',
        at: 'scripts/prepare.py:4:21',
        help: 'Write "action: store_true" in the contract, or take a value in the script.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:23' }],
      },
      {
        message: 'The script takes a value for the argument "label", but its contract gives none.',
        at: 'scripts/prepare.py:5:21',
        help: 'Remove "action: store_true" from the contract, or take no value in the script.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:53' }],
      },
    ]);
  });

  it('knows that hyperparameters always have a value', async () => {
    await expectErrors(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--verbose", action="store_true")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { verbose: { flag: --verbose, action: store_true } }\n',
      ),
    ).toEqual([
      {
        message:
          'The script takes no value for the argument "verbose", but the hyperparameters of a training job always have one.',
        at: 'scripts/train.py:4:21',
        help: 'Take a value in the script, and remove "action: store_true" from the contract.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/train.contract.yaml:4:23' }],
      },
    ]);
  });

  it('accepts the same, lists, and actions that are not known', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--verbose", action="store_true")',
          'parser.add_argument("--names", action="append")',
          'parser.add_argument("--other", action=Other)',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { verbose: { flag: --verbose, action: store_true }, names: { flag: --names }, other: { flag: --other, action: store_true } }\n',
      ),
    );
  });
});
