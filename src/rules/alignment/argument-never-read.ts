import { onlySlip } from '../../diagnostics/slip.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { argumentPairs } from './script-arguments.js';
import { contracted, knowsAll } from './script-facts.js';

const contract = `${SCRIPT_CONTRACT}expected_arguments: { label: { flag: --label } }\n`;
const script = (use: string) => `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--label")
arguments = parser.parse_args()
${use}${PREPARE_SCRIPT}`;

export const argumentNeverRead: ScriptRule = {
  scope: 'script',
  code: 'ALN460',
  name: 'argument-never-read',
  severity: 'info',
  level: 1,
  what: 'A script reads the arguments of its contract that it takes.',
  why: 'What a config gives changes nothing, though it looks as if it did.',
  fix: 'Read the argument, or remove it from the script and the contract.',
  invalid: scriptProject({ contract, script: script('') }),
  valid: scriptProject({ contract, script: script('print(arguments.label)\n') }),
  check(context, report) {
    for (const found of contracted(context).filter((each) => knowsAll(each, 'argument'))) {
      // What is read under a misspelt name is reported there.
      const misspelt = new Set(found.facts.missingArguments.map(({ name, known }) => onlySlip(name, known)));
      for (const { name, at, use } of argumentPairs(found)) {
        if (use.reads.length === 0 && use.action === 'store' && !misspelt.has(use.dest)) {
          report(use.at, {
            message: `The script takes the argument "${name}" and never reads it.`,
            help: 'Read it, or remove it from the script and the contract.',
            related: [{ message: 'The argument of the contract.', at }],
          });
        }
      }
    }
  },
};
