import { posix } from 'node:path';
import { mapAt } from '../../builders/values.js';
import { suggestions } from '../../diagnostics/suggest.js';
import { project, TRAIN, TRAIN_CONTRACT } from '../example.js';
import { configPlace } from '../places.js';
import type { ScriptJob, ScriptRule } from '../rule.js';
import { runsTraining } from './container-paths.js';
import { contracted, firstCertain, type ContractedScript } from './script-facts.js';
import { CHANNELS } from '../../sagemaker/training-folders.js';
import { declaredPaths, mentions, type DeclaredPath } from './script-paths.js';

const training = (channel: string) => ({
  ...TRAIN,
  'contracts/train.contract.yaml': TRAIN_CONTRACT.replace('script_location: image\n', ''),
  'scripts/train.py': `import os

table = open("/opt/ml/input/data/table/table.csv").read()
table += open(os.path.join(os.environ["SM_CHANNEL_${channel}"], "more.csv")).read()
with open("/opt/ml/model/model.txt", "w") as model:
    model.write(table)
`,
});
const manifest = 'steps:\n  train: { type: Train, inputs: { table: s3://my-bucket/table } }\n';

export const channelNotGiven: ScriptRule = {
  scope: 'script',
  code: 'ALN475',
  name: 'channel-not-given',
  severity: 'error',
  level: 4,
  what: 'The channels without which a training script fails are given by the steps that run it.',
  why: 'SageMaker sets SM_CHANNEL_<NAME> for the channels of the job only: the script stops with a KeyError.',
  fix: 'Correct the name, wire the input, or read the variable with a default.',
  invalid: project({ manifest }, training('LABELS')),
  valid: project({ manifest }, training('TABLE')),
  check(context, report) {
    for (const script of contracted(context)) {
      const inputs = declaredPaths(script).filter(
        ({ use, path }) => use === 'input' && posix.dirname(path) === CHANNELS,
      );
      const required = script.facts.environment.filter(
        (use) => use.required && use.name.startsWith('SM_CHANNEL_'),
      );
      for (const { name, at } of firstCertain(required, (use) => use.name)) {
        const channel = name.replace('SM_CHANNEL_', '');
        const declared = inputs.find(({ path }) => channelOf(path) === channel);
        // What the script reads otherwise is hardly meant here.
        const idle = inputs.filter((each) => !mentions(script, each)).map(({ path }) => channelOf(path));
        const [near] = suggestions(channel, idle);
        const lacking = script.jobs.find(
          (each) => isTraining(each) && !isGiven(each, channel, declared, script),
        );
        if (lacking !== undefined) {
          report(at, {
            message: `The script fails without the channel "${channel.toLowerCase()}", which step "${lacking.job.name}" does not have.${near === undefined ? '' : ` Did you mean "SM_CHANNEL_${near}"?`}`,
            help: 'Correct the name, wire the input, or read the variable with a default.',
            related: [
              declared === undefined
                ? { message: 'The step.', at: configPlace(lacking.job) }
                : { message: `The input "${declared.name}", which nothing feeds there.`, at: declared.at },
            ],
          });
        } else if (declared === undefined && near !== undefined && script.jobs.length === 0) {
          report(at, {
            message: `The contract has no channel "${channel.toLowerCase()}". Did you mean "SM_CHANNEL_${near}"?`,
            help: 'Correct the name, or declare the input in the contract.',
            related: inputs
              .filter(({ path }) => channelOf(path) === near)
              .map((each) => ({ message: `The path of the input "${each.name}".`, at: each.at })),
          });
        }
      }
    }
  },
};

function channelOf(path: string): string {
  return posix.basename(path).toUpperCase();
}

function isTraining({ job }: ScriptJob): boolean {
  return runsTraining(job.spec.document.value.sagemaker_step_type);
}

/** Whether a job has a channel. A required input that nothing feeds is reported where it is resolved. */
function isGiven(
  { job, wires }: ScriptJob,
  channel: string,
  declared: DeclaredPath | undefined,
  { specs }: ContractedScript,
): boolean {
  const port = declared === undefined ? undefined : job.ports.dependencies.get(declared.name);
  const isWired = declared !== undefined && (wires.has(declared.name) || port?.required !== false);
  const isAdded = [...mapAt(job.config, 'channels').keys()].some((name) => name.toUpperCase() === channel);
  return isWired || isAdded || specs.length === 0;
}
