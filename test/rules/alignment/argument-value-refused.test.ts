import { argumentValueRefused } from '../../../src/rules/alignment/argument-value-refused.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, training } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentValueRefused);

describe('argument-value-refused', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a value that is of another type, or none of the choices', async () => {
    await expectErrors(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--rows", type=int)',
          'parser.add_argument("--ratio", type=float)',
          'parser.add_argument("--format", choices=["csv", "json"])',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { rows: { flag: --rows }, ratio: { flag: --ratio }, format: { flag: --format } }\n',
        '{ arguments: { rows: 1.5, ratio: half, format: cvs } }',
      ),
    ).toEqual([
      {
        message: 'Step "prepare" gives "1.5" to "--rows", but the script takes a whole number.',
        at: 'demo.pipeline.yaml:7:58',
        help: 'Correct the value, or the type in the script.',
        related: [{ message: 'The argument of the script.', at: 'scripts/prepare.py:4:21' }],
      },
      {
        message: 'Step "prepare" gives "half" to "--ratio", but the script takes a number.',
        at: 'demo.pipeline.yaml:7:70',
        help: 'Correct the value, or the type in the script.',
        related: [{ message: 'The argument of the script.', at: 'scripts/prepare.py:5:21' }],
      },
      {
        message:
          'Step "prepare" gives "cvs" to "--format", which is none of the script\'s choices. Did you mean "csv"?',
        at: 'demo.pipeline.yaml:7:84',
        help: 'The script takes "csv" and "json".',
        related: [{ message: 'The argument of the script.', at: 'scripts/prepare.py:6:21' }],
      },
    ]);
    await expectErrors(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--depth", type=int)',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        '',
        '{ hyperparameters: { depth: deep } }',
      ),
    ).toEqual([
      {
        message: 'Step "train" gives "deep" to "--depth", but the script takes a whole number.',
        at: 'demo.pipeline.yaml:7:102',
        help: 'Correct the value, or the type in the script.',
        related: [{ message: 'The argument of the script.', at: 'scripts/train.py:4:21' }],
      },
    ]);
  });

  it("accepts what Python reads, what only the run knows, and leaves the contract's choices to another rule", async () => {
    await expectValid(
      processing(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--rows", type=int)',
          'parser.add_argument("--ratio", type=float)',
          'parser.add_argument("--size", type=int)',
          'parser.add_argument("--format", choices=["csv"])',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { rows: { flag: --rows }, ratio: { flag: --ratio }, size: { flag: --size }, format: { flag: --format, choices: [csv] } }\n',
        '{ arguments: { rows: "-1_000", ratio: 1e-3, size: "${execution.PipelineName}", format: xml } }',
      ),
    );
  });
});
