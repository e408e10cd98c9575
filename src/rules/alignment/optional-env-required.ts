import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contracted, contractKey, firstCertain } from './script-facts.js';
import { isAlwaysSet } from './system-variables.js';

const script = `import os\n\nprint(os.environ["LABEL"])\n${PREPARE_SCRIPT}`;
const manifest = 'steps:\n  prepare: { type: Prepare, config: { environment: { LABEL: y } } }\n';

export const optionalEnvRequired: ScriptRule = {
  scope: 'script',
  code: 'ALN451',
  name: 'optional-env-required',
  severity: 'error',
  level: 1,
  what: 'A script can do without the environment variables that its contract declares as optional.',
  why: 'A step that leaves the variable out, as the contract allows, stops with a KeyError.',
  fix: 'Give the script a default for the variable, or move it to required_env_vars.',
  invalid: scriptProject({
    script,
    manifest,
    contract: `${SCRIPT_CONTRACT}optional_env_vars: { LABEL: y }\n`,
  }),
  valid: scriptProject({ script, manifest, contract: `${SCRIPT_CONTRACT}required_env_vars: [LABEL]\n` }),
  check(context, report) {
    for (const found of contracted(context)) {
      const optional = found.contract.document.value.optional_env_vars ?? {};
      const required = found.facts.environment.filter((use) => use.required);
      for (const { name, at } of firstCertain(required, (use) => use.name)) {
        if (Object.hasOwn(optional, name) && !isAlwaysSet(name, true)) {
          report(at, {
            message: `The script fails without the environment variable "${name}", which is optional in its contract.`,
            help: `Read it with a default, or move "${name}" to "required_env_vars" of the contract.`,
            related: [{ message: 'It is optional here.', at: contractKey(found, 'optional_env_vars', name) }],
          });
        }
      }
    }
  },
};
