import { hyperparameterNotTaken } from '../../../src/rules/alignment/hyperparameter-not-taken.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, training } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(hyperparameterNotTaken);

describe('hyperparameter-not-taken', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a hyperparameter where the config gives it', async () => {
    await expectErrors(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--depth")',
          'parser.add_argument("--other_words")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { depth: { flag: --depth } }\n',
        '{ hyperparameters: { depth: 3, dpeth: 4, other-words: 5 } }',
      ),
    ).toEqual([
      {
        message:
          'Step "train" gives the hyperparameter "dpeth", but its script does not take "--dpeth". Did you mean "--depth"?',
        at: 'demo.pipeline.yaml:7:105',
        help: 'Correct the name, or declare the argument in the script.',
        related: [{ message: 'The script.', at: 'scripts/train.py:4:21' }],
      },
      {
        message:
          'Step "train" gives the hyperparameter "other-words", but its script does not take "--other-words". Did you mean "--other_words"?',
        at: 'demo.pipeline.yaml:7:115',
        help: 'Correct the name, or declare the argument in the script.',
        related: [{ message: 'The script.', at: 'scripts/train.py:4:21' }],
      },
    ]);
  });

  it("accepts what the script takes, and leaves the contract's arguments to another rule", async () => {
    await expectValid(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--depth")',
          'arguments = parser.parse_args()',
          'print(arguments)',
        ),
        'expected_arguments: { seed: { flag: --seed } }\n',
        '{ hyperparameters: { depth: 3, seed: 1 } }',
      ),
    );
  });

  it('says nothing of a script that passes over what it does not know, or reads hyperparameters itself', async () => {
    await expectValid(
      training(
        lines(
          'import argparse',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--depth")',
          'arguments = parser.parse_known_args()[0]',
          'print(arguments)',
        ),
        '',
        '{ hyperparameters: { other: 3 } }',
      ),
    );
    await expectValid(
      training(
        lines('import json', 'import os', '', 'print(json.loads(os.environ["SM_HPS"]))'),
        '',
        '{ hyperparameters: { other: 3 } }',
      ),
    );
  });
});
