import { didYouMean } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { EnvironmentUse } from '../../scripts/facts.js';
import type { ScriptRule } from '../rule.js';
import { addedToContract } from './contract-additions.js';
import { contractKey, declaredVariables, firstCertain, ownContracted } from './script-facts.js';
import { isSystemVariable } from './system-variables.js';

const script = `import os\n\nprint(os.environ.get("LABEL", "y"))\n${PREPARE_SCRIPT}`;

export const undeclaredOptionalEnv: ScriptRule = {
  scope: 'script',
  code: 'ALN450',
  name: 'undeclared-optional-env',
  severity: 'warning',
  level: 1,
  what: 'The environment variables that a script reads, but can do without, are optional ones of its contract.',
  why: 'A config key cannot carry a variable that the contract does not know, and nobody who writes a config learns of it.',
  fix: 'Add the variable under optional_env_vars with the default that the script uses, or correct its name.',
  invalid: scriptProject({ script }),
  valid: scriptProject({ script, contract: `${SCRIPT_CONTRACT}optional_env_vars: { LABEL: y }\n` }),
  check(context, report) {
    for (const found of ownContracted(context)) {
      const declared = declaredVariables(found);
      const { environment } = found.facts;
      const needed = new Set(environment.filter((use) => use.required).map((use) => use.name));
      for (const { name, at } of firstCertain(environment, (use) => use.name)) {
        if (!needed.has(name) && !declared.includes(name) && !isSystemVariable(name, true)) {
          const near = didYouMean(name, declared);
          const value = defaultOf(environment, name);
          report(at, {
            message: `The script reads the environment variable "${name}", which its contract does not have.${near}`,
            help: `Correct the name, or add "${name}" under "optional_env_vars" of the contract.`,
            related: [{ message: 'The contract.', at: contractKey(found, 'optional_env_vars') }],
            fix:
              near !== '' || value === undefined
                ? undefined
                : addedToContract(found, 'optional_env_vars', { kind: 'insert', key: name, value }),
          });
        }
      }
    }
  },
};

/** The text that a script uses without a variable, wherever it reads it; undefined if that is not one text. */
function defaultOf(environment: readonly EnvironmentUse[], name: string): string | undefined {
  const [first, ...others] = environment.filter((use) => use.name === name);
  return others.every(({ defaultText }) => defaultText === first?.defaultText)
    ? first?.defaultText
    : undefined;
}
