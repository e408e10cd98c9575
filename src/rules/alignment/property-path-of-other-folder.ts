import { OUTPUT_FOLDERS } from '../../sagemaker/training-folders.js';
import { locationOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_CONTRACT, TRAIN_SPEC } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { agreements, placesOf } from './agreement.js';
import { isAtOrBelow, normalPath } from './container-paths.js';

const metrics = (path: string) => ({
  ...TRAIN,
  'specs/train.spec.yaml': `${TRAIN_SPEC}  metrics: { output_type: processing_output, property_path: ${path} }\n`,
  'contracts/train.contract.yaml': TRAIN_CONTRACT.replace(
    '/opt/ml/model }',
    '/opt/ml/model, metrics: /opt/ml/output/data }',
  ),
});

/** The two archives of a training job (Developer Guide, page your-algorithms-training-algo-output). */
const MODEL_PROPERTY = 'ModelArtifacts.S3ModelArtifacts';
const OTHER_OUTPUT = OUTPUT_FOLDERS.SM_OUTPUT_DATA_DIR;

export const propertyPathOfOtherFolder: RegistryRule = {
  scope: 'registry',
  code: 'ALN420',
  name: 'property-path-of-other-folder',
  severity: 'error',
  level: 3,
  what: 'The property path of a training output leads to the archive that its folder is put into.',
  why: 'What is written to /opt/ml/output/data is in output.tar.gz: the model archive, which the path leads to, does not have it.',
  fix: 'Write "properties.OutputDataConfig.S3OutputPath", or give the output a path in /opt/ml/model.',
  invalid: project({}, metrics('properties.ModelArtifacts.S3ModelArtifacts')),
  valid: project({}, metrics('properties.OutputDataConfig.S3OutputPath')),
  check(registry, report) {
    for (const agreement of agreements(registry)) {
      const { spec, contract } = agreement;
      const { outputs = {}, sagemaker_step_type: type } = spec.document.value;
      for (const [name, { property_path: written }] of Object.entries(type === 'Training' ? outputs : {})) {
        const path = contract.document.value.expected_output_paths?.[name];
        const leadsToModel = written.replace(/^properties\./, '') === MODEL_PROPERTY;
        if (leadsToModel && path !== undefined && isAtOrBelow(normalPath(path), OTHER_OUTPUT)) {
          const { at, related } = placesOf(
            agreement,
            {
              message: 'The property path.',
              at: locationOf(spec.document.source, 'outputs', name, 'property_path'),
            },
            {
              message: 'The path of the output.',
              at: locationOf(contract.document.source, 'expected_output_paths', name),
            },
          );
          report(at, {
            message: `The property path of the output "${name}" leads to the model archive, but its files in "${path}" are put into another one.`,
            help: 'Write "properties.OutputDataConfig.S3OutputPath", or give the output a path in "/opt/ml/model".',
            related,
          });
        }
      }
    }
  },
};
