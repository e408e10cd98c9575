import { didYouMean } from '../../diagnostics/suggest.js';
import type { ScriptContract } from '../../project/types.generated.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { jobAgreements, placesOf } from './agreement.js';

const spec = (variable: string) =>
  `${PREPARE_SPEC}config:\n  properties:\n    label: { description: Label column., type: string, default: y, env: ${variable} }\n`;
const contract = `${PREPARE_CONTRACT}required_env_vars: [LABEL]\n`;

/** Where a key's value can go, and the contract's part that has to know of it. */
const TARGETS = [
  { key: 'env', noun: 'environment variable', part: 'optional_env_vars', names: variablesOf },
  { key: 'argument', noun: 'argument', part: 'expected_arguments', names: argumentsOf },
  { key: 'hyperparameter', noun: 'hyperparameter', part: 'expected_arguments', names: hyperparametersOf },
] as const;

export const keyTargetNotInContract: RegistryRule = {
  scope: 'registry',
  code: 'ALN414',
  name: 'key-target-not-in-contract',
  severity: 'error',
  level: 2,
  what: "The environment variable, argument or hyperparameter that carries the value of a specification's own config key is in its contract.",
  why: 'A value that the script does not ask for changes nothing, though the config says otherwise.',
  fix: 'Correct the name, or add it to the contract if the script reads it.',
  invalid: project({
    spec: spec('LABELS'),
    contract: `${PREPARE_CONTRACT}optional_env_vars: { LABEL: "" }\n`,
  }),
  valid: project({ spec: spec('LABEL'), contract }),
  check(registry, report) {
    for (const agreement of jobAgreements(registry)) {
      const { document } = agreement.spec;
      const contractSource = agreement.contract.document.source;
      for (const [name, property] of Object.entries(document.value.config?.properties ?? {})) {
        for (const { key, noun, part, names } of TARGETS) {
          const target = property[key];
          const known = names(agreement.contract.document.value);
          if (target !== undefined && known?.includes(target) === false) {
            const { at, related } = placesOf(
              agreement,
              {
                message: 'The config key.',
                at: locationOf(document.source, 'config', 'properties', name, key),
              },
              { message: 'The contract.', at: keyOf(locationOf(contractSource, part)) },
            );
            report(at, {
              message: `The config key "${name}" goes into the ${noun} "${target}", which the contract "${document.value.contract ?? ''}" does not have.${didYouMean(target, known)}`,
              help: `Correct the name, or add "${target}" under "${part}" of the contract.`,
              related,
            });
          }
        }
      }
    }
  },
};

function variablesOf(contract: ScriptContract): readonly string[] {
  return [...(contract.required_env_vars ?? []), ...Object.keys(contract.optional_env_vars ?? {})];
}

/**
 * The hyperparameters that a script takes: a training container puts each on the command line as `--name`
 * (sagemaker-training-toolkit, mapping.py `to_cmd_args`: one letter as `-n`). Undefined where the contract does not say.
 */
function hyperparametersOf(contract: ScriptContract): readonly string[] | undefined {
  const { script_location: location, expected_arguments: expected } = contract;
  return location === 'image' || expected === undefined
    ? undefined
    : Object.values(expected).map(({ flag }) => flag.replace(/^--|^-(?=.$)/, ''));
}

function argumentsOf(contract: ScriptContract): readonly string[] {
  return Object.keys(contract.expected_arguments ?? {});
}
