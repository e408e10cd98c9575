import { dedent, pipeline } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { definitionPlace } from './definition-place.js';

const spec = (stepType: string) =>
  dedent(`
  step_type: ${stepType}
  sagemaker_step_type: Transform
  node_type: internal
  dependencies:
    model_name: { dependency_type: custom_property, data_type: String }
    table: { dependency_type: processing_output }
  outputs:
    scores: { output_type: processing_output, property_path: properties.TransformOutput.S3OutputPath }
`);
const manifest = pipeline('steps:\n  stop: { type: Fail, message: Stopped }\n');

export const libraryOverridden: RegistryRule = {
  scope: 'registry',
  code: 'CFG607',
  name: 'library-overridden',
  severity: 'info',
  what: "A project's own specifications and contracts have other names than those of the library.",
  why: "One of the same name takes the library's place for every pipeline of the project, on purpose or by accident.",
  fix: 'Nothing if it is on purpose; otherwise give it another name.',
  invalid: { ...manifest, 'specs/score.spec.yaml': spec('BatchTransform') },
  valid: { ...manifest, 'specs/score.spec.yaml': spec('Score') },
  check({ overrides }, report) {
    for (const { kind, name, used, other } of overrides) {
      report(definitionPlace(kind, used), {
        message: `The ${kind} "${name}" takes the place of the library's.`,
        help: 'If that is not meant, give it another name.',
        related: [{ message: "The library's own.", at: definitionPlace(kind, other) }],
      });
    }
  },
};
