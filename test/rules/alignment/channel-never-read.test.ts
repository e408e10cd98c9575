import { channelNeverRead } from '../../../src/rules/alignment/channel-never-read.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, training } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(channelNeverRead);

describe('channel-never-read', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a channel where the config adds it', async () => {
    await expectErrors(
      training(
        lines('open("/opt/ml/input/data/table/a").read()', 'open("/opt/ml/model/m", "w").write("")'),
        '',
        '{ channels: { labels: s3://my-bucket/labels } }',
      ),
    ).toEqual([
      {
        message: 'The script of step "train" never reads the channel "labels".',
        at: 'demo.pipeline.yaml:7:88',
        help: 'Correct the name of the channel, or remove it.',
        related: [{ message: 'The script.', at: 'scripts/train.py:1:1' }],
      },
    ]);
  });

  it('accepts a channel that the script reads, by its path or by its variable, or may read', async () => {
    await expectValid(
      training(
        lines(
          'import os',
          'print(os.listdir(os.environ["SM_CHANNEL_LABELS"]))',
          'open("/opt/ml/input/data/table/a").read()',
          'open("/opt/ml/model/m", "w").write("")',
        ),
        '',
        '{ channels: { labels: s3://my-bucket/labels } }',
      ),
    );
    await expectValid(
      training(
        lines(
          'import sys',
          'print(open(sys.argv[1]).read())',
          'open("/opt/ml/input/data/table/a").read()',
          'open("/opt/ml/model/m", "w").write("")',
        ),
        '',
        '{ channels: { labels: s3://my-bucket/labels } }',
      ),
    );
  });
});
