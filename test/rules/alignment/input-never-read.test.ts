import { inputNeverRead } from '../../../src/rules/alignment/input-never-read.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, training, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(inputNeverRead);

describe('input-never-read', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports an input at its path in the contract', async () => {
    await expectErrors(withInput(lines('open("/opt/ml/processing/output/t", "w").write("")'))).toEqual([
      {
        message: 'The script never uses the path "/opt/ml/processing/input/rows" of the input "rows".',
        at: 'contracts/prepare.contract.yaml:3:31',
        help: 'Read it in the script, or remove "rows" from the contract and the specification.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]);
  });

  it('takes any mention for a use', async () => {
    await expectValid(
      withInput(
        lines(
          'import os',
          '',
          'print(os.listdir("/opt/ml/processing/input"))',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    );
    await expectValid(
      training(
        lines(
          'import os',
          '',
          'print(os.listdir(os.environ["SM_CHANNEL_TABLE"]))',
          'open("/opt/ml/model/m", "w").write("")',
        ),
      ),
    );
    await expectValid(
      training(
        lines(
          'import argparse',
          'import os',
          '',
          'parser = argparse.ArgumentParser()',
          'parser.add_argument("--table", default=os.environ.get("SM_CHANNEL_TABLE"))',
          'print(parser.parse_args().table)',
          'open("/opt/ml/model/m", "w").write("")',
        ),
      ),
    );
  });

  it('says nothing where a path or a channel is not known', async () => {
    await expectValid(
      withInput(
        lines(
          'import sys',
          '',
          'print(open(sys.argv[1]).read())',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    );
    await expectValid(
      training(
        lines(
          'import json',
          'import os',
          '',
          'for channel in json.loads(os.environ["SM_CHANNELS"]):',
          '    print(channel)',
          'open("/opt/ml/model/m", "w").write("")',
        ),
      ),
    );
  });

  it('leaves a misspelt path to the rule about these', async () => {
    await expectValid(
      withInput(
        lines(
          'print(open("/opt/ml/processing/input/rwos/r.csv").read())',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    );
  });
});
