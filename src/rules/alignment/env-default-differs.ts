import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contractValue, firstCertain, ownContracted } from './script-facts.js';
import { isSameText } from './script-arguments.js';

const script = `import os\n\nprint(os.environ.get("LABEL", "y"))\n${PREPARE_SCRIPT}`;
const contract = (label: string) => `${SCRIPT_CONTRACT}optional_env_vars: { LABEL: ${label} }\n`;

export const envDefaultDiffers: ScriptRule = {
  scope: 'script',
  code: 'ALN452',
  name: 'env-default-differs',
  severity: 'warning',
  level: 1,
  what: 'The default of an optional environment variable is the same in the script and in its contract.',
  why: 'Who reads the contract, and leaves the variable out, gets something else than it says.',
  fix: 'Write the same default in both.',
  invalid: scriptProject({ script, contract: contract('x') }),
  valid: scriptProject({ script, contract: contract('y') }),
  check(context, report) {
    for (const found of ownContracted(context)) {
      const optional = found.contract.document.value.optional_env_vars ?? {};
      for (const { name, at, required, defaultText } of firstCertain(
        found.facts.environment,
        (use) => use.name,
      )) {
        const declared = Object.hasOwn(optional, name) ? optional[name] : undefined;
        const known = found.facts.environment.filter((use) => use.name === name);
        if (declared === undefined || required || defaultText === undefined) {
          continue;
        }
        if (!known.some((use) => use.defaultText === undefined || isSameText(use.defaultText, declared))) {
          report(at, {
            message: `The script uses "${defaultText}" without the environment variable "${name}", but the contract says "${declared}".`,
            help: 'Write the same default in both.',
            related: [
              {
                message: 'The default of the contract.',
                at: contractValue(found, 'optional_env_vars', name),
              },
            ],
          });
        }
      }
    }
  },
};
