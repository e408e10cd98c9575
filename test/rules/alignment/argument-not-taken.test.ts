import { argumentNotTaken } from '../../../src/rules/alignment/argument-not-taken.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentNotTaken);

describe('argument-not-taken', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a flag at the one that is meant', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--lable")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: --label } }\n',
      ),
    ).toEqual([
      {
        message: 'The script does not take the argument "--label" of its contract. Did you mean "--lable"?',
        at: 'scripts/prepare.py:4:21',
        help: 'Declare it in the script, or remove "label" from the contract.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:23' }],
      },
    ]);
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--job-type")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { job_type: { flag: --job_type } }\n',
      ),
    ).toEqual([
      {
        message:
          'The script takes the argument "job_type" as "--job-type", but its contract gives it as "--job_type".',
        at: 'scripts/prepare.py:4:21',
        help: 'Write the flag the same in both: to argparse "-" and "_" are different.',
        related: [{ message: 'The argument of the contract.', at: 'contracts/prepare.contract.yaml:3:23' }],
      },
    ]);
  });

  it('reports a flag that nothing is like at the contract', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: --label }, seed: { flag: --seed } }\n',
      ),
    ).toEqual([
      {
        message: 'The script does not take the argument "--seed" of its contract.',
        at: 'contracts/prepare.contract.yaml:3:49',
        help: 'Declare it in the script, or remove "seed" from the contract.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:4:21' }],
      },
    ]);
  });

  it('accepts short flags, several flags, and the beginning of a flag', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("-l", "--label")',
          'parser.add_argument("--seed", "--random_seed")',
          'parser.add_argument("--rows")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { label: { flag: -l }, seed: { flag: --random_seed }, rows: { flag: --row } }\n',
      ),
    );
  });

  it('says nothing of a script that passes over what it does not know, or does not use argparse', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--label")',
          'arguments = parser.parse_known_args()[0]',
          'print(arguments)',
        ),
        'expected_arguments: { seed: { flag: --seed } }\n',
      ),
    );
    await expectValid(
      processing(
        lines('import sys', '', 'print(sys.argv)'),
        'expected_arguments: { seed: { flag: --seed } }\n',
      ),
    );
  });

  it('says nothing where arguments are declared under computed names', async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'for name in open("names.txt"):',
          '    parser.add_argument(f"--{name}")',
          'print(parser.parse_args())',
        ),
        'expected_arguments: { seed: { flag: --seed } }\n',
      ),
    );
  });
});
