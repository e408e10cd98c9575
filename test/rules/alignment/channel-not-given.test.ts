import { channelNotGiven } from '../../../src/rules/alignment/channel-not-given.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, training, withoutPipeline } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(channelNotGiven);

const reading = (...names: readonly string[]) =>
  lines(
    'import os',
    ...names.map((name) => `print(os.listdir(os.environ["SM_CHANNEL_${name}"]))`),
    'open("/opt/ml/model/m", "w").write("")',
  );

describe('channel-not-given', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a channel that the script cannot do without and a step does not have', () =>
    expectErrors(training(reading('TABLE', 'LABELS'))).toEqual([
      {
        message: 'The script fails without the channel "labels", which step "train" does not have.',
        at: 'scripts/train.py:3:29',
        help: 'Correct the name, wire the input, or read the variable with a default.',
        related: [{ message: 'The step.', at: 'demo.pipeline.yaml:7:66' }],
      },
    ]));

  it('names the channel that is meant, also where no step is known', async () => {
    await expectErrors(training(reading('TABEL'))).toEqual([
      {
        message:
          'The script fails without the channel "tabel", which step "train" does not have. Did you mean "SM_CHANNEL_TABLE"?',
        at: 'scripts/train.py:2:29',
        help: 'Correct the name, wire the input, or read the variable with a default.',
        related: [{ message: 'The step.', at: 'demo.pipeline.yaml:7:66' }],
      },
    ]);
    await expectErrors(withoutPipeline(training(reading('TABEL')))).toEqual([
      {
        message: 'The contract has no channel "tabel". Did you mean "SM_CHANNEL_TABLE"?',
        at: 'scripts/train.py:2:29',
        help: 'Correct the name, or declare the input in the contract.',
        related: [{ message: 'The path of the input "table".', at: 'contracts/train.contract.yaml:2:32' }],
      },
    ]);
  });

  it('accepts a channel that is wired, added, or read with a default', async () => {
    await expectValid(
      training(reading('TABLE', 'LABELS'), '', '{ channels: { labels: s3://my-bucket/labels } }'),
    );
    await expectValid(
      training(
        lines('import os', 'print(os.environ.get("SM_CHANNEL_LABELS"), os.environ["SM_CHANNEL_TABLE"])'),
      ),
    );
  });

  it('says nothing of another channel where no step is known: a config may add it', () =>
    expectValid(withoutPipeline(training(reading('TABLE', 'LABELS')))));
});
