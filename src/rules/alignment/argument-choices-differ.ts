import { child } from '../../source/location.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { listed } from '../wording.js';
import { argumentPairs, choiceTexts } from './script-arguments.js';
import { contracted } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--format", choices=["csv", "parquet"])
print(parser.parse_args().format)
${PREPARE_SCRIPT}`;
const contract = (choices: string) =>
  `${SCRIPT_CONTRACT}expected_arguments: { format: { flag: --format, choices: [${choices}] } }\n`;

export const argumentChoicesDiffer: ScriptRule = {
  scope: 'script',
  code: 'ALN456',
  name: 'argument-choices-differ',
  severity: 'error',
  level: 1,
  what: 'A script takes every value of an argument that its contract allows.',
  why: 'A step that gives one of the others ends with a usage message and exit code 2.',
  fix: 'List the same choices in both.',
  invalid: scriptProject({ script, contract: contract('csv, parquet, json') }),
  valid: scriptProject({ script, contract: contract('csv, parquet') }),
  check(context, report) {
    for (const found of contracted(context)) {
      for (const { name, argument, at, use } of argumentPairs(found)) {
        const taken = choiceTexts(use);
        const refused = (argument.choices ?? []).filter((choice) => taken?.includes(choice) === false);
        if (taken !== undefined && refused.length > 0) {
          report(use.at, {
            message: `The script does not take ${listed(refused)} for the argument "${name}", which its contract allows.`,
            help: `The script takes ${listed(taken)}. List the same choices in both.`,
            related: [{ message: 'The choices of the contract.', at: child(at, 'choices') }],
          });
        }
      }
    }
  },
};
