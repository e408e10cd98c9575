import { child } from '../../source/location.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { argumentPairs, isSameText, valueText, type ArgumentPair } from './script-arguments.js';
import { ownContracted } from './script-facts.js';

const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--rows", type=int, default=100)
print(parser.parse_args().rows)
${PREPARE_SCRIPT}`;
const contract = (rows: number) =>
  `${SCRIPT_CONTRACT}expected_arguments: { rows: { flag: --rows, default: ${rows} } }\n`;

export const argumentDefaultDiffers: ScriptRule = {
  scope: 'script',
  code: 'ALN458',
  name: 'argument-default-differs',
  severity: 'warning',
  level: 1,
  what: 'The default of an argument is the same in the script and in its contract.',
  why: 'Who reads the contract, and leaves the argument out, gets something else than it says.',
  fix: 'Write the same default in both.',
  invalid: scriptProject({ script, contract: contract(1000) }),
  valid: scriptProject({ script, contract: contract(100) }),
  check(context, report) {
    for (const found of ownContracted(context)) {
      for (const pair of argumentPairs(found)) {
        const { name, argument, at, use } = pair;
        const own = defaultOf(pair);
        if (
          argument.default !== undefined &&
          own !== undefined &&
          !isSameText(own, String(argument.default))
        ) {
          report(use.at, {
            message: `The script uses ${own === '' ? 'an empty text' : own} without the argument "${name}", but the contract says "${argument.default}".`,
            help: 'Write the same default in both.',
            related: [{ message: 'The default of the contract.', at: child(at, 'default') }],
          });
        }
      }
    }
  },
};

/** What the script uses without the argument; undefined if that is not known, or if it cannot do without. */
function defaultOf({ use }: ArgumentPair): string | undefined {
  if (use.required || (use.hasDefault && use.defaultValue === undefined)) {
    return undefined;
  }
  if (use.hasDefault) {
    return valueText(use.defaultValue ?? null);
  }
  return use.action === 'store' ? 'None' : undefined;
}
