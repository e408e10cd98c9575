import { locationOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_SPEC } from '../example.js';
import { respelledText } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';
import { propertyPathFinding, usualPropertyPath } from './property-paths.js';

const misspelt = TRAIN_SPEC.replace('ModelArtifacts.S3ModelArtifacts', 'ModelArtifacts.S3ModelArtifact');

export const invalidPropertyPath: RegistryRule = {
  scope: 'registry',
  code: 'ALN409',
  name: 'invalid-property-path',
  severity: 'error',
  level: 3,
  what: 'The property path of an output leads to a single value of its data type in what SageMaker tells of such a step.',
  why: 'SageMaker looks the value up when the pipeline runs; a path that leads nowhere fails the execution, or its creation.',
  fix: 'Correct the path; the message says where it goes wrong.',
  invalid: project({}, { ...TRAIN, 'specs/train.spec.yaml': misspelt }),
  valid: project({}, TRAIN),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const { outputs = {}, sagemaker_step_type: type } = document.value;
      for (const [name, output] of Object.entries(outputs)) {
        const finding = propertyPathFinding(type, name, output);
        if (finding !== undefined) {
          const at = locationOf(document.source, 'outputs', name, 'property_path');
          report(at, {
            ...finding,
            fix: respelledText(at, output.property_path, fixedPaths(type, name, output)),
          });
        }
      }
    }
  },
};

/** What a path may be a slip of. In those of a Lineage step stands a name that only the user knows. */
function fixedPaths(...[type, name, output]: Parameters<typeof usualPropertyPath>): readonly string[] {
  return type === 'Lineage' ? [] : [usualPropertyPath(type, name, output)];
}
