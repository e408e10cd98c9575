import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { argumentPairs } from './script-arguments.js';
import { contracted } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--label", required=True)
print(parser.parse_args().label)
${PREPARE_SCRIPT}`;
const contract = (required: string) =>
  `${SCRIPT_CONTRACT}expected_arguments: { label: { flag: --label${required} } }\n`;
const manifest = 'steps:\n  prepare: { type: Prepare, config: { arguments: { label: y } } }\n';

export const argumentRequiredByScript: ScriptRule = {
  scope: 'script',
  code: 'ALN455',
  name: 'argument-required-by-script',
  severity: 'error',
  level: 1,
  what: 'The arguments that a script requires are required ones of its contract.',
  why: 'A step that leaves the argument out, as the contract allows, ends with a usage message and exit code 2.',
  fix: 'Write "required: true" in the contract, or give the argument a default in the script.',
  invalid: scriptProject({ script, manifest, contract: contract('') }),
  valid: scriptProject({ script, manifest, contract: contract(', required: true') }),
  check(context, report) {
    for (const found of contracted(context)) {
      for (const { name, argument, at, use } of argumentPairs(found)) {
        if (use.required && argument.required !== true) {
          report(use.at, {
            message: `The script requires the argument "${name}", which is optional in its contract.`,
            help: 'Write "required: true" in the contract, or give the argument a default in the script.',
            related: [{ message: 'It is optional here.', at }],
          });
        }
      }
    }
  },
};
