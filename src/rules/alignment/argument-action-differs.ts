import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { argumentPairs, takesValue } from './script-arguments.js';
import { contracted, mayProcess } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true")
print(parser.parse_args().verbose)
${PREPARE_SCRIPT}`;
const contract = (action: string) =>
  `${SCRIPT_CONTRACT}expected_arguments: { verbose: { flag: --verbose, action: ${action} } }\n`;

export const argumentActionDiffers: ScriptRule = {
  scope: 'script',
  code: 'ALN459',
  name: 'argument-action-differs',
  severity: 'error',
  level: 1,
  what: 'A flag is followed by a value in the contract exactly if the script takes one there.',
  why: 'Python ends the script with exit code 2, for a value too many or a missing one. Hyperparameters always have a value.',
  fix: 'Write the same action in both; in a training script take a value.',
  invalid: scriptProject({ script, contract: contract('store') }),
  valid: scriptProject({ script, contract: contract('store_true') }),
  check(context, report) {
    for (const found of contracted(context)) {
      for (const { name, argument, at, use } of argumentPairs(found)) {
        const isGiven = argument.action !== 'store_true';
        const isTaken = takesValue(use);
        const related = [{ message: 'The argument of the contract.', at }];
        if (isTaken !== undefined && isTaken !== isGiven) {
          report(use.at, {
            message: isTaken
              ? `The script takes a value for the argument "${name}", but its contract gives none.`
              : `The script takes no value for the argument "${name}", but its contract gives one.`,
            help: isTaken
              ? 'Remove "action: store_true" from the contract, or take no value in the script.'
              : 'Write "action: store_true" in the contract, or take a value in the script.',
            related,
          });
        } else if (isTaken === false && !mayProcess(found)) {
          report(use.at, {
            message: `The script takes no value for the argument "${name}", but the hyperparameters of a training job always have one.`,
            help: 'Take a value in the script, and remove "action: store_true" from the contract.',
            related,
          });
        }
      }
    }
  },
};
