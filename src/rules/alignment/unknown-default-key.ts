import { didYouMean } from '../../diagnostics/suggest.js';
import { builderKeys, ownKeys } from '../../project/config-keys.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { respelledKey } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

const spec = (key: string) => `${PREPARE_SPEC}config:\n  defaults: { ${key}: 2 }\n`;

export const unknownDefaultKey: RegistryRule = {
  scope: 'registry',
  code: 'ALN416',
  name: 'unknown-default-key',
  severity: 'error',
  level: 4,
  what: 'The defaults of a specification are for config keys that its steps take.',
  why: 'A default for any other key is never used.',
  fix: 'Correct the key, or declare it under config.properties.',
  invalid: project({ spec: spec('instance_number') }),
  valid: project({ spec: spec('instance_count') }),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const { step_type: stepType, sagemaker_step_type: type, config } = document.value;
      const known = [...builderKeys(type).keys(), ...ownKeys(document.value).keys()];
      for (const key of Object.keys(config?.defaults ?? {}).filter((name) => !known.includes(name))) {
        const at = keyOf(locationOf(document.source, 'config', 'defaults', key));
        report(at, {
          message: `The default "${key}" is for a config key that "${stepType}" does not take.${didYouMean(key, known)}`,
          help: 'Correct the key, or declare it under "properties".',
          fix: respelledKey(at, key, known),
        });
      }
    }
  },
};
