import { didYouMean } from '../../diagnostics/suggest.js';
import { keyOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_CONTRACT } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { runsTraining } from './container-paths.js';
import { argumentOf, declaredArguments, scriptArguments, takesFlag } from './script-arguments.js';
import { contracted, knowsAll } from './script-facts.js';
import { commandLineValues } from './script-values.js';

const manifest = (name: string) => `steps:
  train: { type: Train, inputs: { table: s3://my-bucket/table }, config: { hyperparameters: { ${name}: 2 } } }
`;
const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--max_depth", type=int, default=6)
arguments = parser.parse_args()
table = open("/opt/ml/input/data/table/table.csv").read()
with open("/opt/ml/model/model.txt", "w") as model:
    model.write(table[: arguments.max_depth])
`;
const training = {
  ...TRAIN,
  'contracts/train.contract.yaml': `${TRAIN_CONTRACT.replace('script_location: image\n', '')}expected_arguments: { max_depth: { flag: --max_depth, default: 6 } }\n`,
  'scripts/train.py': script,
};

export const hyperparameterNotTaken: ScriptRule = {
  scope: 'script',
  code: 'ALN472',
  name: 'hyperparameter-not-taken',
  severity: 'error',
  level: 4,
  what: 'The hyperparameters of a Training step are arguments that its script takes.',
  why: 'SageMaker puts each hyperparameter on the command line; argparse ends the script with exit code 2 for one that it does not know.',
  fix: 'Correct the name, or declare the argument in the script.',
  invalid: project({ manifest: manifest('max_dpeth') }, training),
  valid: project({ manifest: manifest('max_depth') }, training),
  check(context, report) {
    const { facts, jobs } = context;
    if (facts.arguments === undefined || facts.tolerant || !knowsAll(context, 'argument')) {
      return;
    }
    const declared = new Set(
      contracted(context)
        .flatMap(declaredArguments)
        .flatMap(({ name, argument }) => [`--${name}`, argument.flag]),
    );
    const flags = scriptArguments(context).flatMap((use) => use.flags);
    for (const { job } of jobs.filter((each) =>
      runsTraining(each.job.spec.document.value.sagemaker_step_type),
    )) {
      for (const { flag, value } of commandLineValues(job)) {
        // What the contract declares and the script does not take is reported there.
        if (!declared.has(flag) && !takesFlag(context, flag)) {
          const near = argumentOf(context, flag)?.flags[0];
          report(keyOf(value.at), {
            message: `Step "${job.name}" gives the hyperparameter "${flag.replace(/^-+/, '')}", but its script does not take "${flag}".${near === undefined ? didYouMean(flag, flags) : ` Did you mean "${near}"?`}`,
            help: 'Correct the name, or declare the argument in the script.',
            related: [{ message: 'The script.', at: facts.arguments[0]?.at ?? facts.at }],
          });
        }
      }
    }
  },
};
