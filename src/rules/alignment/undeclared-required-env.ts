import { didYouMean } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { addedToContract } from './contract-additions.js';
import { variablesOf } from './required-env-not-set.js';
import {
  contracted,
  contractKey,
  declaredVariables,
  firstCertain,
  mayTrain,
  type ContractedScript,
} from './script-facts.js';
import { isSystemVariable } from './system-variables.js';

const script = `import os\n\nprint(os.environ["LABEL"])\n${PREPARE_SCRIPT}`;
const manifest = 'steps:\n  prepare: { type: Prepare, config: { environment: { LABEL: y } } }\n';

export const undeclaredRequiredEnv: ScriptRule = {
  scope: 'script',
  code: 'ALN449',
  name: 'undeclared-required-env',
  severity: 'error',
  level: 1,
  what: 'The environment variables without which a script fails are required ones of its contract.',
  why: 'Nothing makes sure that a config sets the variable, and without it the script stops with a KeyError.',
  fix: 'Add the variable under required_env_vars, or correct its name.',
  invalid: scriptProject({ script, manifest }),
  valid: scriptProject({ script, manifest, contract: `${SCRIPT_CONTRACT}required_env_vars: [LABEL]\n` }),
  check(context, report) {
    for (const found of contracted(context)) {
      const declared = declaredVariables(found);
      const required = found.facts.environment.filter((use) => use.required);
      for (const { name, at } of firstCertain(required, (use) => use.name)) {
        if (!declared.includes(name) && !isSystemVariable(name, mayTrain(found)) && isMissing(found, name)) {
          const near = didYouMean(name, declared);
          report(at, {
            message: `The script fails without the environment variable "${name}", which its contract does not have.${near}`,
            help: `Correct the name, or add "${name}" under "required_env_vars" of the contract.`,
            related: [{ message: 'The contract.', at: contractKey(found, 'required_env_vars') }],
            fix:
              near !== '' || hasUsualOnes(found)
                ? undefined
                : addedToContract(found, 'required_env_vars', { kind: 'append', value: name }),
          });
        }
      }
    }
  },
};

/** A contract of the project has to say so; with one of the library the steps that run the script can. */
function isMissing({ contract, jobs }: ContractedScript, name: string): boolean {
  return contract.origin === 'project' || jobs.some(({ job }) => variablesOf(job)?.has(name) === false);
}

/** Whether the contract's variables are those of every training script, which a list of its own would replace. */
function hasUsualOnes(script: ContractedScript): boolean {
  return mayTrain(script) && script.contract.document.value.required_env_vars === undefined;
}
