import type { ScaffoldFile } from './files.js';

/** What the texts of a new project are made with. */
export interface ProjectFacts {
  /** Of the pipeline and its resources in AWS. */
  readonly name: string;
}

/** A pipeline that a new project can begin with. */
export interface ProjectTemplate {
  /** What it does, for the list of templates and the manifest. */
  readonly description: string;
  /** The manifest from `parameters` on. */
  readonly manifest: (facts: ProjectFacts) => string;
  /** Configs by name, without their first line. */
  readonly configs: (facts: ProjectFacts) => Readonly<Record<string, string>>;
  /** Whether the project has the library's inference script, to be packaged with the model. */
  readonly servesXGBoost: boolean;
  /** What README says of the pipeline beside its description. */
  readonly readme: (facts: ProjectFacts) => string;
}

/** A file of a project, with its kind's first line. */
export type ProjectFile = Pick<ScaffoldFile, 'path' | 'text'>;

const MINIMAL: ProjectTemplate = {
  description: 'Counts the rows of a folder of CSV files, and fails if they are too few.',
  manifest: ({ name }) => `parameters:
  data_uri: { type: String, default: "s3://my-ml-bucket/${name}/data/" }
  min_rows: { type: Integer, default: 1000 }
config: configs/base.config.yaml # every step inherits it
steps:
  check_data:
    type: CheckData # specs/check_data.spec.yaml
    inputs: { data: "\${params.data_uri}" }
    config: configs/check_data.config.yaml

  # Steps that use the data go under "then".
  enough_data:
    type: Condition
    when: [{ left: "\${steps.check_data.files.summary#rows}", op: ">=", right: "\${params.min_rows}" }]
    else: [too_few_rows]

  too_few_rows:
    type: Fail
    message: "\${params.data_uri} holds fewer than \${params.min_rows} rows."
`,
  configs: () => ({}),
  servesXGBoost: false,
  readme: () => '',
};

const XGBOOST: ProjectTemplate = {
  description: 'Trains an XGBoost classifier, judges it, and registers it if it is good enough.',
  manifest: ({ name }) => `parameters:
  data_uri: { type: String, default: "s3://my-ml-bucket/${name}/data/" }
  inference_code_uri: { type: String, default: "s3://my-ml-bucket/${name}/inference-code/" }
  training_instance_type: { type: String, default: ml.m5.xlarge, enum: [ml.m5.xlarge, ml.m5.4xlarge] }
  min_rows: { type: Integer, default: 1000 }
  min_auc: { type: Float, default: 0.8 }
config: configs/base.config.yaml # every step inherits it
steps:
  load:
    type: CradleDataLoading
    job_type: training
    config: configs/load.config.yaml
    # Without it, no later step would find its inputs in the cache.
    cache: { enabled: true, expire_after: P7D }

  # The project's own step type: specs/check_data.spec.yaml.
  check_data:
    type: CheckData
    needs: [load] # its output DATA feeds the input "data"
    config: configs/check_data.config.yaml

  preprocess:
    type: TabularPreprocessing
    job_type: training
    needs: [load]
    config: configs/preprocess.config.yaml
    cache: { enabled: true, expire_after: P30D }

  train:
    type: XGBoostTraining
    needs: [preprocess]
    config: configs/train.config.yaml
    retry: [{ on: [SageMaker.CAPACITY_ERROR], max_attempts: 3, interval_seconds: 60 }]

  # Judges the model on the test split that preprocess has left.
  evaluate:
    type: XGBoostModelEval
    needs: [train, preprocess]

  quality_gate:
    type: Condition
    when:
      - { left: "\${steps.check_data.files.summary#rows}", op: ">=", right: "\${params.min_rows}" }
      - { left: "\${steps.evaluate.files.metrics#auc}", op: ">=", right: "\${params.min_auc}" }
    then: [package, register]
    else: [too_weak]

  package:
    type: Package
    needs: [train]
    inputs: { inference_scripts_input: "\${params.inference_code_uri}" }
    config: { inference_script: xgboost_inference.py }

  register:
    type: ModelRegistration
    needs: [package, evaluate]
    config: configs/register.config.yaml

  too_weak:
    type: Fail
    message: "Fewer than \${params.min_rows} rows, or an AUC below \${params.min_auc}."
`,
  configs: ({ name }) => ({
    load: 'data_path: "${params.data_uri}" # one file, or a folder of CSV, TSV, Parquet or JSON files\n',
    preprocess: `label_field: label # the column to predict
train_ratio: 0.7
test_val_ratio: 0.5 # of the rest to test, what remains to validation
`,
    train: `instance_type: "\${params.training_instance_type}"
max_depth: 6
n_estimators: 200
`,
    register: `model_package_group_name: ${name}
framework: xgboost
framework_version: 1.7-1
content_types: [text/csv, application/json]
response_types: [text/csv, application/json]
environment:
  SAGEMAKER_PROGRAM: inference.py
  SAGEMAKER_SUBMIT_DIRECTORY: /opt/ml/model/code
`,
  }),
  servesXGBoost: true,
  readme: ({ name }) => `
The step \`package\` puts the inference code into the model's archive. Store it where the parameter
\`inference_code_uri\` says, once and after each change:

\`\`\`sh
aws s3 cp --recursive inference/ s3://my-ml-bucket/${name}/inference-code/
\`\`\`
`,
};

/** The pipelines that a new project can begin with. */
export const PROJECT_TEMPLATES = { minimal: MINIMAL, xgboost: XGBOOST } as const satisfies Readonly<
  Record<string, ProjectTemplate>
>;
