import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

const spec = (target: string) =>
  `${PREPARE_SPEC}config:\n  properties:\n    label: { description: Label column., default: y${target} }\n`;
const contract = `${PREPARE_CONTRACT}optional_env_vars: { LABEL: y }\n`;

export const keyWithoutTarget: RegistryRule = {
  scope: 'registry',
  code: 'ALN422',
  name: 'key-without-target',
  severity: 'warning',
  level: 4,
  what: "Each of a specification's own config keys says which environment variable, argument or hyperparameter carries its value.",
  why: 'The value would go nowhere: configs set it, it passes every check, and the script never sees it.',
  fix: 'Name the carrier with "env", "argument" or "hyperparameter", or remove the key.',
  invalid: project({ spec: spec(''), contract }),
  valid: project({ spec: spec(', env: LABEL'), contract }),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      for (const [name, property] of Object.entries(document.value.config?.properties ?? {})) {
        const { env, argument, hyperparameter } = property;
        if (env === undefined && argument === undefined && hyperparameter === undefined) {
          report(keyOf(locationOf(document.source, 'config', 'properties', name)), {
            message: `The value of the config key "${name}" goes nowhere.`,
            help: 'Add "env", "argument" or "hyperparameter" with the name under which the script takes it.',
          });
        }
      }
    }
  },
};
