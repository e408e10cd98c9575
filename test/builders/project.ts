import type { TestFiles } from './support.js';

/** A specification and contract of each SageMaker step type, small enough to read beside the expectations. */
const STEP_TYPES: TestFiles = {
  'specs/prepare.spec.yaml': `
step_type: Prepare
sagemaker_step_type: Processing
node_type: internal
contract: prepare
dependencies:
  raw: { dependency_type: processing_output }
  schema: { dependency_type: config_file, required: false }
outputs:
  table:
    output_type: processing_output
    property_path: properties.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri
  report:
    output_type: processing_output
    property_path: properties.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri
property_files:
  metrics: { output_name: report, path: metrics.json }
job_types: { training: null, calibration: null }
config:
  properties:
    label_field: { description: Label column., type: string, default: label, env: LABEL_FIELD }
    categories: { description: Columns., type: array, default: [], env: CATEGORIES }
    ratio: { description: Share., type: number, default: 0.7, argument: ratio }
    columns: { description: Columns., type: array, default: [], argument: columns }
    dry: { description: Nothing is written., type: boolean, default: false, argument: dry_run }
`,
  'contracts/prepare.contract.yaml': `
entry_point: prepare.py
expected_input_paths: { raw: /opt/ml/processing/input/raw, schema: /opt/ml/processing/input/schema }
expected_output_paths: { table: /opt/ml/processing/output/table, report: /opt/ml/processing/output/report }
expected_arguments:
  job_type: { flag: --job_type, required: true }
  ratio: { flag: --ratio }
  columns: { flag: --columns }
  dry_run: { flag: --dry-run, action: store_true }
  seed: { flag: --seed, default: 1 }
`,
  'scripts/prepare.py': 'print("prepare")\n',
  'specs/train.spec.yaml': `
step_type: Train
sagemaker_step_type: Training
node_type: internal
contract: train
dependencies:
  train_data: { dependency_type: training_data }
  validation_data: { dependency_type: validation_data, required: false }
outputs:
  model_artifacts: { output_type: model_artifacts, property_path: properties.ModelArtifacts.S3ModelArtifacts }
config:
  properties:
    depth: { description: Depth of a tree., type: integer, default: 6, hyperparameter: max_depth }
    label_field: { description: Label column., type: string, default: label, env: LABEL_FIELD }
`,
  'contracts/train.contract.yaml': `
entry_point: train.py
expected_input_paths: { train_data: /opt/ml/input/data/train, validation_data: /opt/ml/input/data/val }
expected_output_paths: { model_artifacts: /opt/ml/model }
`,
  'scripts/train.py': 'print("train")\n',
  'specs/serve.spec.yaml': `
step_type: Serve
sagemaker_step_type: Model
node_type: internal
dependencies: { model_data: { dependency_type: model_artifacts } }
outputs: { model_name: { output_type: custom_property, data_type: String, property_path: properties.ModelName } }
`,
  'specs/score.spec.yaml': `
step_type: Score
sagemaker_step_type: Transform
node_type: internal
dependencies:
  model_name: { dependency_type: custom_property, data_type: String }
  data: { dependency_type: processing_output }
outputs:
  scores: { output_type: processing_output, property_path: properties.TransformOutput.S3OutputPath }
`,
  'specs/register.spec.yaml': `
step_type: Register
sagemaker_step_type: RegisterModel
node_type: internal
dependencies:
  model: { dependency_type: model_artifacts }
  samples: { dependency_type: payload_samples, required: false }
  quality: { dependency_type: processing_output, required: false }
outputs:
  arn: { output_type: custom_property, data_type: String, property_path: properties.ModelPackageArn }
`,
  'specs/pack.spec.yaml': `
step_type: Pack
sagemaker_step_type: Processing
node_type: source
contract: pack
outputs:
  archive:
    output_type: model_artifacts
    property_path: properties.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri
    file_name: model.tar.gz
  samples:
    output_type: payload_samples
    property_path: properties.ProcessingOutputConfig.Outputs['samples'].S3Output.S3Uri
    file_name: payload.tar.gz
`,
  'contracts/pack.contract.yaml': `
entry_point: pack.py
expected_output_paths: { archive: /opt/ml/processing/output/archive, samples: /opt/ml/processing/output/samples }
`,
  'scripts/pack.py': 'print("pack")\n',
};

/** The inherited config of the test projects. */
export const BASE_CONFIG = `
role: arn:aws:iam::123456789012:role/Runner
s3_root: s3://my-bucket/teams/risk
region: us-east-1
image_uri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1
`;

/** A test project: the step types above, a base config, and a manifest named "demo" with these steps (YAML) and parameters (YAML). */
export function project(steps: string, parameters = '{}', more: TestFiles = {}): TestFiles {
  return {
    ...STEP_TYPES,
    'base.config.yaml': BASE_CONFIG,
    'demo.pipeline.yaml': `name: demo\nparameters: ${parameters}\nconfig: base.config.yaml\nsteps:\n${steps}`,
    ...more,
  };
}
