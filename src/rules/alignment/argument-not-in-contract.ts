import { mapAt } from '../../builders/values.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ArgumentUse } from '../../scripts/facts.js';
import type { Mend } from '../../source/mend.js';
import type { ScriptRule } from '../rule.js';
import { addedToContract } from './contract-additions.js';
import {
  argumentOf,
  declaredArguments,
  scriptArguments,
  takesFlag,
  withUnderscores,
} from './script-arguments.js';
import { contracted, contractKey, mayTrain, type ContractedScript } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--label", required=True)
print(parser.parse_args().label)
${PREPARE_SCRIPT}`;
const contract = `${SCRIPT_CONTRACT}expected_arguments: { label: { flag: --label, required: true } }\n`;
const manifest = 'steps:\n  prepare: { type: Prepare, config: { arguments: { label: y } } }\n';

export const argumentNotInContract: ScriptRule = {
  scope: 'script',
  code: 'ALN454',
  name: 'argument-not-in-contract',
  severity: 'error',
  level: 1,
  what: 'The arguments without which a script does not start are arguments of its contract.',
  why: 'Only what the contract declares is put on the command line: argparse ends the script with exit code 2.',
  fix: 'Declare the argument in the contract as required, or give it a default in the script.',
  invalid: scriptProject({ script }),
  valid: scriptProject({ script, contract, manifest }),
  check(context, report) {
    for (const found of contracted(context)) {
      const declared = declaredArguments(found);
      for (const use of scriptArguments(found)) {
        const flag = use.flags.find((each) => each.startsWith('--')) ?? use.flags[0];
        const isDeclared = declared.some(({ argument }) => isSame(found, argument.flag, use));
        if (use.certainty !== 'certain' || !use.required || isDeclared || isGivenOtherwise(found, use)) {
          continue;
        }
        // A flag that is a slip of one of the contract's is reported with that one.
        const near = didYouMean(
          flag ?? use.dest,
          declared.map(({ argument }) => argument.flag),
        );
        if (near === '') {
          report(use.at, {
            message: `The script does not start without the argument "${flag ?? use.dest}", which its contract does not have.`,
            help:
              flag === undefined
                ? 'Take it under a flag: a contract gives arguments by their flags only.'
                : `Add "${withUnderscores(flag)}: { flag: ${flag}, required: true }" under "expected_arguments" of the contract.`,
            related: [{ message: 'The contract.', at: contractKey(found, 'expected_arguments') }],
            fix: flag === undefined ? undefined : declaration(found, flag),
          });
        }
      }
    }
  },
};

/** Declares a flag as required, under its name, if that is free. */
function declaration(found: ContractedScript, flag: string): Mend | undefined {
  const key = withUnderscores(flag);
  const isTaken = Object.hasOwn(found.contract.document.value.expected_arguments ?? {}, key);
  return isTaken || !flag.startsWith('--')
    ? undefined
    : addedToContract(found, 'expected_arguments', { kind: 'insert', key, value: { flag, required: true } });
}

/** Whether a contract's flag leads to an argument, be it by its beginning. */
function isSame(script: ContractedScript, flag: string, use: ArgumentUse): boolean {
  return (
    argumentOf(script, flag) === use ||
    (takesFlag(script, flag) && use.flags.some((each) => each.startsWith(flag)))
  );
}

/** A training script gets all hyperparameters, also those that its contract does not know. */
function isGivenOtherwise(script: ContractedScript, { flags }: ArgumentUse): boolean {
  const { jobs, contract } = script;
  if (!mayTrain(script)) {
    return false;
  }
  const isGiven = (name: string) => flags.includes(`--${name}`);
  return jobs.length === 0
    ? contract.origin === 'library'
    : jobs.every(({ job }) => [...mapAt(job.config, 'hyperparameters').keys()].some(isGiven));
}
