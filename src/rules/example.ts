import type { ExampleFiles } from '../diagnostics/diagnostic.js';

/** Config with which every job of an example can run: no image has to be looked up and no script uploaded. */
const CONFIG = `config:
  role: arn:aws:iam::123456789012:role/SageMakerRole
  s3_root: s3://my-bucket
  image_uri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1
`;

/** The specification of the step type Prepare: a Processing step with the output "table" and no inputs. */
export const PREPARE_SPEC = `step_type: Prepare
sagemaker_step_type: Processing
node_type: source
contract: prepare
outputs:
  table:
    output_type: processing_output
    property_path: properties.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri
`;

/** The contract of Prepare. */
export const PREPARE_CONTRACT = `entry_point: prepare.py
script_location: image
expected_output_paths: { table: /opt/ml/processing/output }
`;

/** The same for a script that is a file of the project: scripts/prepare.py. */
export const SCRIPT_CONTRACT = `entry_point: prepare.py
expected_output_paths: { table: /opt/ml/processing/output }
`;

/** A script that does what the contract of Prepare says. */
export const PREPARE_SCRIPT = `with open("/opt/ml/processing/output/table.csv", "w") as table:
    table.write("a,b\\n")
`;

/** A project whose step type Prepare has a script; the contract and the script may begin or go on as the parts say. */
export function scriptProject(
  parts: ExampleParts & { readonly script?: string } = {},
  further: ExampleFiles = {},
): ExampleFiles {
  const { script = PREPARE_SCRIPT, contract = SCRIPT_CONTRACT, ...others } = parts;
  return project({ ...others, contract }, { 'scripts/prepare.py': script, ...further });
}

/** The specification of the step type Train: a Training step that needs "table" and has the output "model". */
export const TRAIN_SPEC = `step_type: Train
sagemaker_step_type: Training
node_type: internal
contract: train
dependencies:
  table: { dependency_type: training_data }
outputs:
  model: { output_type: model_artifacts, property_path: properties.ModelArtifacts.S3ModelArtifacts }
`;

/** The contract of Train. */
export const TRAIN_CONTRACT = `entry_point: train.py
script_location: image
expected_input_paths: { table: /opt/ml/input/data/table }
expected_output_paths: { model: /opt/ml/model }
`;

/** The files of the step type Train, for a project with two step types. */
export const TRAIN: ExampleFiles = {
  'specs/train.spec.yaml': TRAIN_SPEC,
  'contracts/train.contract.yaml': TRAIN_CONTRACT,
};

/** What an example project says otherwise than the smallest one that is right. Texts may be indented as a whole. */
export interface ExampleParts {
  /** The manifest after its name and config; one step "prepare" of the type Prepare if absent. */
  readonly manifest?: string;
  /** The specification of Prepare. */
  readonly spec?: string;
  /** The contract of Prepare. */
  readonly contract?: string;
  /** The text of prepare.config.yaml, for manifests that name it; no such file if absent. */
  readonly config?: string;
}

/** A project with the step type Prepare and one manifest, demo.pipeline.yaml, with all config that jobs must have, and further files. */
export function project(parts: ExampleParts = {}, further: ExampleFiles = {}): ExampleFiles {
  const {
    manifest = 'steps:\n  prepare: { type: Prepare }\n',
    spec = PREPARE_SPEC,
    contract = PREPARE_CONTRACT,
    config,
  } = parts;
  const files = lazily({
    'demo.pipeline.yaml': () => `name: demo\n${CONFIG}${dedent(manifest)}`,
    ...(config === undefined ? {} : { 'prepare.config.yaml': () => dedent(config) }),
    'specs/prepare.spec.yaml': () => dedent(spec),
    'contracts/prepare.contract.yaml': () => dedent(contract),
  });
  return Object.defineProperties(files, Object.getOwnPropertyDescriptors(further));
}

/** A project that is one manifest without jobs: only Condition and Fail steps. `rest` is the manifest after its name. */
export function pipeline(rest: string): ExampleFiles {
  return lazily({ 'demo.pipeline.yaml': () => `name: demo\n${dedent(rest)}` });
}

/** Files whose texts are made when they are read: every start loads all rules, and few runs read an example. */
function lazily(texts: Readonly<Record<string, () => string>>): ExampleFiles {
  const files = {};
  for (const [path, get] of Object.entries(texts)) {
    Object.defineProperty(files, path, { enumerable: true, get });
  }
  return files;
}

/** A text without the empty first line and the indentation that all its lines share, and with one line end at its end. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return `${lines.map((line) => line.slice(shared)).join('\n')}\n`;
}
