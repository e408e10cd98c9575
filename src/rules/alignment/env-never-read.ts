import { suggestions } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import {
  contractKey,
  contractValue,
  declaredVariables,
  knowsAll,
  ownContracted,
  type ContractedScript,
} from './script-facts.js';
import { isSystemVariable } from './system-variables.js';

const contract = `${SCRIPT_CONTRACT}optional_env_vars: { LABEL: "" }\n`;

export const envNeverRead: ScriptRule = {
  scope: 'script',
  code: 'ALN448',
  name: 'env-never-read',
  severity: 'warning',
  level: 1,
  what: 'A script reads the environment variables that its contract declares.',
  why: 'What the config sets for the variable changes nothing, though it looks as if it did.',
  fix: 'Read the variable in the script, or remove it from the contract.',
  invalid: scriptProject({ contract }),
  valid: scriptProject({
    contract,
    script: `import os\n\nprint(os.environ.get("LABEL", ""))\n${PREPARE_SCRIPT}`,
  }),
  check(context, report) {
    for (const script of ownContracted(context)) {
      if (!knowsAll(script, 'environment', 'runtime')) {
        continue;
      }
      for (const { name, at } of declarations(script)) {
        if (!isSystemVariable(name, true) && !isRead(script, name)) {
          report(at, {
            message: `The script never reads the environment variable "${name}".`,
            help: `Read it in the script, or remove "${name}" from the contract.`,
            related: [{ message: 'The script.', at: script.facts.at }],
          });
        }
      }
    }
  },
};

function declarations(script: ContractedScript) {
  const { required_env_vars: required = [], optional_env_vars: optional = {} } =
    script.contract.document.value;
  return [
    ...required.map((name, index) => ({ name, at: contractValue(script, 'required_env_vars', index) })),
    ...Object.keys(optional).map((name) => ({ name, at: contractKey(script, 'optional_env_vars', name) })),
  ];
}

/** A variable that the script reads under a misspelt name is reported there. */
function isRead(script: ContractedScript, name: string): boolean {
  const { environment, runtime } = script.facts;
  const declared = declaredVariables(script);
  const read = [...environment, ...runtime.filter(({ kind }) => kind === 'env')].map((each) => each.name);
  return read.some(
    (each) => each === name || (!declared.includes(each) && suggestions(each, [name]).length > 0),
  );
}
