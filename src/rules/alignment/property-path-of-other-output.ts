import { resolvePropertyPath } from '../../sagemaker/property-path.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { rewrittenText } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';
import { usualPropertyPath } from './property-paths.js';

export const propertyPathOfOtherOutput: RegistryRule = {
  scope: 'registry',
  code: 'ALN410',
  name: 'property-path-of-other-output',
  severity: 'error',
  level: 3,
  what: "The property path of a Processing step's output names the output itself.",
  why: 'SageMaker knows the output by its logical name; under another one there is nothing, or the data of another output.',
  fix: "Write the output's own name between the brackets.",
  invalid: project({ spec: PREPARE_SPEC.replace("Outputs['table']", "Outputs['Table']") }),
  valid: project(),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const { outputs = {}, sagemaker_step_type: type } = document.value;
      if (type !== 'Processing') {
        continue;
      }
      for (const [name, output] of Object.entries(outputs)) {
        const result = resolvePropertyPath(type, output.property_path.replace(/^properties\./, ''));
        const named = (result.ok ? result.keys : []).find(
          ({ collection, key }) =>
            collection === 'ProcessingOutputConfig.Outputs' && typeof key === 'string' && key !== name,
        );
        if (named !== undefined) {
          const other = String(named.key);
          const at = locationOf(document.source, 'outputs', name, 'property_path');
          const written = output.property_path;
          const meant = written.replace(`['${other}']`, () => `['${name}']`);
          report(at, {
            message: `The property path of the output "${name}" names "${other}" instead.`,
            help: `Write "${usualPropertyPath(type, name, output)}".`,
            related: Object.hasOwn(outputs, other)
              ? [
                  {
                    message: 'This is another output.',
                    at: keyOf(locationOf(document.source, 'outputs', other)),
                  },
                ]
              : [],
            fix: meant === written ? undefined : rewrittenText(at, written, meant),
          });
        }
      }
    }
  },
};
