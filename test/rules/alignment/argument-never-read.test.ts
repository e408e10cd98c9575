import { argumentNeverRead } from '../../../src/rules/alignment/argument-never-read.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentNeverRead);

describe('argument-never-read', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports the script's argument", async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'print("ready")',
        ),
        'expected_arguments: { label: { flag: --label } }\n',
      ),
    ).toEqual([
      {
        message: 'The script takes the argument "label" and never reads it.',
        at: 'scripts/prepare.py:4:21',
        help: 'Read it, or remove it from the script and the contract.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:23' }],
      },
    ]);
  });

  it('accepts one that is read, or handed on with all others', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'print(arguments.label)',
        ),
        'expected_arguments: { label: { flag: --label } }\n',
      ),
    );
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'train(**vars(arguments))',
        ),
        'expected_arguments: { label: { flag: --label } }\n',
      ),
    );
  });
});
