import { locationOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_SPEC } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';
import { propertyPathFinding } from './property-paths.js';

const misspelt = TRAIN_SPEC.replace('ModelArtifacts.S3ModelArtifacts', 'ModelArtifacts.S3ModelArtifact');

export const invalidPropertyPath: RegistryRule = {
  scope: 'registry',
  code: 'ALN409',
  name: 'invalid-property-path',
  severity: 'error',
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
          report(locationOf(document.source, 'outputs', name, 'property_path'), finding);
        }
      }
    }
  },
};
