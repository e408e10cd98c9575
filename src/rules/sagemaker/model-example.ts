import type { ExampleFiles } from '../../diagnostics/diagnostic.js';
import { project, TRAIN } from '../example.js';

const SPEC = `step_type: Serve
sagemaker_step_type: Model
node_type: internal
dependencies:
  model: { dependency_type: model_artifacts }
outputs:
  model_name: { output_type: custom_property, data_type: String, property_path: properties.ModelName }
`;

/** The step types Prepare, Train and Serve (a Model step that needs a model), with a manifest of their steps. */
export function serveProject(manifest: string): ExampleFiles {
  return project({ manifest }, { ...TRAIN, 'specs/serve.spec.yaml': SPEC });
}

/** An example project in which a Model step "serve" follows a Training step; `keys` are further keys of the Model step. */
export function pipelineWithModel(keys: string): ExampleFiles {
  return serveProject(`
    steps:
      prepare: { type: Prepare }
      train: { type: Train, needs: [prepare] }
      serve: { type: Serve, needs: [train]${keys === '' ? '' : `, ${keys}`} }
  `);
}
