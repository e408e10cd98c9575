import { child } from '../../source/location.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { listed } from '../wording.js';
import { argumentPairs, choiceTexts } from './script-arguments.js';
import { ownContracted } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--format", choices=["csv", "parquet"])
print(parser.parse_args().format)
${PREPARE_SCRIPT}`;
const contract = (choices: string) =>
  `${SCRIPT_CONTRACT}expected_arguments: { format: { flag: --format, choices: [${choices}] } }\n`;

export const choicesNotInContract: ScriptRule = {
  scope: 'script',
  code: 'ALN457',
  name: 'choices-not-in-contract',
  severity: 'warning',
  level: 1,
  what: 'The contract of a script lists the values that the script takes for an argument, where these are few.',
  why: 'A value that the script takes is refused in a config, or one that it does not take is noticed by the running script only.',
  fix: 'List the same choices in both.',
  invalid: scriptProject({ script, contract: contract('csv') }),
  valid: scriptProject({ script, contract: contract('csv, parquet') }),
  check(context, report) {
    for (const found of ownContracted(context)) {
      for (const { name, argument, at, use } of argumentPairs(found)) {
        const taken = choiceTexts(use) ?? [];
        const missing = taken.filter((choice) => argument.choices?.includes(choice) !== true);
        if (missing.length > 0) {
          report(use.at, {
            message:
              argument.choices === undefined
                ? `The script takes only ${listed(taken)} for the argument "${name}", which its contract does not say.`
                : `The script takes ${listed(missing)} for the argument "${name}" too, which its contract does not allow.`,
            help: `Write "choices: [${taken.join(', ')}]" in the contract.`,
            related: [
              {
                message: 'The argument of the contract.',
                at: argument.choices === undefined ? at : child(at, 'choices'),
              },
            ],
          });
        }
      }
    }
  },
};
