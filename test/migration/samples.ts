/** A small pipeline as cursus describes it: load, clean, train, pack, register. Names of its own, in cursus's form. */
export const DAG = `{
  "dag": {
    "description": "Grow trees on clean tables",
    "nodes": ["TreeTraining", "CradleDataLoading_training", "TableCleaning_training", "ModelPacking", "Registration"],
    "edges": [
      ["CradleDataLoading_training", "TableCleaning_training"],
      ["TableCleaning_training", "TreeTraining"],
      ["TreeTraining", "ModelPacking"],
      ["ModelPacking", "Registration"]
    ]
  },
  "metadata": { "name": "grow_trees", "cost": { "hours": "one" } }
}
`;

const CRADLE = `step_type: CradleDataLoading
node_type: source
registry:
  sagemaker_step_type: CradleDataLoading
  requires: secure_ai_sandbox_workflow_python_sdk
  description: Fetches the table
contract:
  entry_point: scripts.py
  inputs: {}
  outputs:
    DATA: { path: /opt/ml/processing/output/place_holder }
    METADATA: { path: /opt/ml/processing/output/metadata }
    SIGNATURE: { path: /opt/ml/processing/output/signature }
spec:
  dependencies: {}
  outputs:
    DATA:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['DATA'].S3Output.S3Uri
      aliases: [table]
    METADATA:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['METADATA'].S3Output.S3Uri
    SIGNATURE:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['SIGNATURE'].S3Output.S3Uri
variants:
  training: {}
`;

const CLEANING = `step_type: TableCleaning
node_type: internal
registry:
  sagemaker_step_type: Processing
  description: Cleans a table
patterns:
  step_assembly: code
compute:
  kind: sklearn
  framework_version_field: processing_framework_version
contract:
  entry_point: clean.py
  inputs:
    table: { path: /opt/ml/processing/input/table, required: true }
  outputs:
    clean_table: { path: /opt/ml/processing/output }
  arguments: {}
  job_arguments:
    - { flag: --job_type, source: job_type }
    - { flag: --max-rows, source: max_rows }
  env_vars:
    required: [LABEL_FIELD]
    optional: { SPLIT: '0.5', COLUMNS: '' }
  framework_requirements: { python: '>=3.9', pandas: '>=1.3' }
  description: |
    Reads, cleans
    and splits.
  retries: 3
spec:
  dependencies:
    table:
      type: processing_output
      required: true
      compatible_sources: [CradleDataLoading]
      semantic_keywords: [table, data]
  outputs:
    clean_table:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['clean_table'].S3Output.S3Uri
      aliases: [clean_table, training_table]
      semantic_keywords: [clean]
variants:
  training:
    step_type: TableCleaning_Training
    spec:
      outputs:
        clean_table: { type: processing_output, semantic_keywords: [training, clean] }
`;

const TRAINING = `step_type: TreeTraining
node_type: internal
registry:
  sagemaker_step_type: Training
  description: Grows trees
compute:
  kind: estimator
  sdk_class: XGBoost
  framework_version_field: framework_version
  py_version_field: py_version
contract:
  entry_point: grow.py
  inputs:
    training_table: { path: /opt/ml/input/data, channels: [train, val] }
    settings: { path: /opt/ml/code/settings.json, required: false }
  outputs:
    model: { path: /opt/ml/model }
  env_vars: { required: [], optional: {} }
spec:
  dependencies:
    training_table: { type: training_data, required: true, compatible_sources: [TableCleaning] }
    settings: { type: hyperparameters, required: false }
  outputs:
    model:
      type: model_artifacts
      property_path: properties.ModelArtifacts.S3ModelArtifacts
`;

const PACKING = `step_type: ModelPacking
node_type: internal
registry:
  sagemaker_step_type: Processing
  description: Packs the model
compute: { kind: sklearn, framework_version_field: processing_framework_version, framework_version_default: 1.2-1 }
contract:
  entry_point: pack.py
  inputs: { model: { path: /opt/ml/processing/input/model } }
  outputs:
    PackagedModel: { path: /opt/ml/processing/output/model }
    GeneratedPayloadSamples: { path: /opt/ml/processing/output/samples }
spec:
  dependencies:
    model: { type: model_artifacts, compatible_sources: [TreeTraining] }
  outputs:
    PackagedModel:
      type: model_artifacts
      property_path: properties.ProcessingOutputConfig.Outputs['PackagedModel'].S3Output.S3Uri
    GeneratedPayloadSamples:
      type: payload_samples
      property_path: properties.ProcessingOutputConfig.Outputs['GeneratedPayloadSamples'].S3Output.S3Uri
`;

const REGISTRATION = `step_type: Registration
node_type: sink
registry:
  sagemaker_step_type: MimsModelRegistrationProcessing
  requires: secure_ai_sandbox_workflow_python_sdk
contract: { entry_point: script.py }
spec:
  dependencies:
    PackagedModel: { type: model_artifacts, compatible_sources: [ModelPacking] }
    GeneratedPayloadSamples: { type: payload_samples, compatible_sources: [ModelPacking] }
  outputs: {}
`;

/** The step interfaces of the pipeline, by file. */
export const STEPS: Readonly<Record<string, string>> = {
  'steps/cradle_data_loading.step.yaml': CRADLE,
  'steps/table_cleaning.step.yaml': CLEANING,
  'steps/tree_training.step.yaml': TRAINING,
  'steps/model_packing.step.yaml': PACKING,
  'steps/registration.step.yaml': REGISTRATION,
};

/** A merged config of the pipeline. */
export const CONFIG = JSON.stringify(
  {
    configuration: {
      shared: {
        author: 'kim',
        bucket: 'trees',
        enable_caching: true,
        framework_version: '1.7-1',
        pipeline_version: '2.0',
        py_version: 'py3',
        region: 'EU',
        role: 'arn:aws:iam::123456789012:role/Trees',
      },
      specific: {
        CradleDataLoading_training: {
          __model_type__: 'CradleDataLoadingConfig',
          job_type: 'training',
          pipeline_name: 'kim-trees',
          transform_spec: { __model_type__: 'TransformSpecificationConfig', transform_sql: 'select 1' },
        },
        ModelPacking: { processing_volume_size: 20 },
        TableCleaning_training: {
          columns: { __type_info__: 'tuple', value: ['a', 'b'] },
          job_type: 'training',
          label_name: 'is_${x}',
          max_rows: 10,
          processing_entry_point: 'clean.py',
          processing_instance_type_large: 'ml.m5.4xlarge',
          processing_instance_type_small: 'ml.m5.large',
          processing_volume_size: 50,
          split: 0.5,
          use_large_processing_instance: true,
        },
        TreeTraining: {
          hyperparameters: { __model_type__: 'TreeHyperparameters', depth: 6, device: null },
          training_instance_type: 'ml.m5.xlarge',
        },
      },
    },
    metadata: { config_types: {}, created_at: '2026-01-01T00:00:00' },
  },
  null,
  2,
);

/** Scripts of the pipeline. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  'scripts/clean.py': `import argparse
import os

import pandas as pd

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job_type", required=True)
    parser.add_argument("--max-rows", type=int)
    arguments = parser.parse_args()
    label, split, columns = os.environ["LABEL_FIELD"], os.environ.get("SPLIT", "0.5"), os.environ.get("COLUMNS", "")
    table = pd.read_csv("/opt/ml/processing/input/table/data.csv", nrows=arguments.max_rows)
    print(label, split, columns, arguments.job_type)
    table.to_csv("/opt/ml/processing/output/data.csv")
`,
  'scripts/grow.py': `import glob

if __name__ == "__main__":
    with open("/opt/ml/model/trees.txt", "w") as model:
        for path in glob.glob("/opt/ml/input/data/train/*"):
            model.write(path)
`,
  'scripts/pack.py': `import shutil

if __name__ == "__main__":
    shutil.copy("/opt/ml/processing/input/model/model.tar.gz", "/opt/ml/processing/output/model/model.tar.gz")
    with open("/opt/ml/processing/output/samples/sample.csv", "w") as samples:
        samples.write("1,2")
`,
};
