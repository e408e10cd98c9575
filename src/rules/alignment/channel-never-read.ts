import { mapAt } from '../../builders/values.js';
import { keyOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_CONTRACT } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { posix } from 'node:path';
import { contracted } from './script-facts.js';
import { CHANNELS } from '../../sagemaker/training-folders.js';
import { declaredPaths, knowsPaths, mentions } from './script-paths.js';

const manifest = (channels: string) =>
  `steps:
  train: { type: Train, inputs: { table: s3://my-bucket/table }, config: { channels: { ${channels} } } }
`;
const training = {
  ...TRAIN,
  'contracts/train.contract.yaml': TRAIN_CONTRACT.replace('script_location: image\n', ''),
  'scripts/train.py': `table = open("/opt/ml/input/data/table/table.csv").read()
labels = open("/opt/ml/input/data/labels/labels.csv").read()
with open("/opt/ml/model/model.txt", "w") as model:
    model.write(table + labels)
`,
};

export const channelNeverRead: ScriptRule = {
  scope: 'script',
  code: 'ALN474',
  name: 'channel-never-read',
  severity: 'warning',
  level: 4,
  what: 'The script of a Training step reads the channels that the config of the step adds.',
  why: 'The data are downloaded, which takes time and disk, and change nothing.',
  fix: 'Correct the name of the channel, or remove it.',
  invalid: project(
    { manifest: manifest('labels: s3://my-bucket/labels, extra: s3://my-bucket/extra') },
    training,
  ),
  valid: project({ manifest: manifest('labels: s3://my-bucket/labels') }, training),
  check(context, report) {
    for (const script of contracted(context).filter(knowsPaths)) {
      const declared = declaredPaths(script).filter(({ path }) => posix.dirname(path) === CHANNELS);
      for (const { job, wires } of script.jobs) {
        const idle = declared.filter(({ name }) => !wires.has(name)).map(({ path }) => posix.basename(path));
        for (const [name, { at }] of mapAt(job.config, 'channels')) {
          const path = `${CHANNELS}/${name}`;
          const isDeclared = declared.some((each) => each.path === path);
          if (!isDeclared && !mentions(script, { use: 'input', name, path, at })) {
            report(keyOf(at), {
              message: `The script of step "${job.name}" never reads the channel "${name}".${didYouMean(name, idle)}`,
              help: 'Correct the name of the channel, or remove it.',
              related: [{ message: 'The script.', at: script.facts.at }],
            });
          }
        }
      }
    }
  },
};
