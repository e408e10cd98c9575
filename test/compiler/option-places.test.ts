import { compileTexts } from './support.js';

const PREPARE = `step_type: Prepare
sagemaker_step_type: Processing
node_type: internal
contract: prepare
dependencies: { raw: { dependency_type: processing_output } }
outputs:
  table:
    output_type: processing_output
    property_path: properties.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri
`;
const TRAIN = `step_type: Train
sagemaker_step_type: Training
node_type: sink
contract: train
dependencies: { table: { dependency_type: training_data } }
`;

const MANIFEST = `name: demo
parameters:
  mode: { type: String, default: Sometimes }
  hours: { type: Integer, default: 99999 }
config:
  role: arn:aws:iam::123456789012:role/Runner
  s3_root: s3://my-bucket
  image_uri: own:1
steps:
  prepare:
    type: Prepare
    inputs: { raw: s3://out/query }
    config:
      input_options:
        raw:
          athena: { catalog: AwsDataCatalog, database: risk, query_string: "", output_format: JSON }
      output_options: { table: { s3_upload_mode: "\${params.mode}" } }
  train:
    type: Train
    needs: [prepare]
    inputs: { table: prepare.table }
    config:
      instance_groups:
        first: { instance_type: ml.q9.large, instance_count: 1 }
      keep_alive_period_in_seconds: "\${params.hours}"
      instance_placement_config: { EnableMultipleJob: true }
      channels: { more: my-bucket/more }
      input_options: { table: { attribute_names: [""] } }
      debugger:
        collections: { "": {} }
        rules:
          own: { image_uri: own:1, instance_type: ml.q9.large, parameters: { text: "${'x'.repeat(257)}" } }
      profiler:
        rules:
          ProfilerReport: { image_uri: own:1, instance_type: ml.q9.large }
`;

describe('values that a config gives to nested members of a request', () => {
  it('are checked against the service model, and reported where they stand', async () => {
    const { diagnostics } = await compileTexts({
      'demo.pipeline.yaml': MANIFEST,
      'specs/prepare.spec.yaml': PREPARE,
      'specs/train.spec.yaml': TRAIN,
      'contracts/prepare.contract.yaml':
        'entry_point: a.py\nscript_location: image\nexpected_input_paths: { raw: /opt/ml/processing/input/raw }\nexpected_output_paths: { table: /opt/ml/processing/output/table }\n',
      'contracts/train.contract.yaml':
        'entry_point: a.py\nscript_location: image\nexpected_input_paths: { table: /opt/ml/input/data/table }\n',
    });
    const lines = diagnostics.map(
      ({ code, message, span }) => `${span?.start.line ?? 0}:${span?.start.column ?? 0} ${code} ${message}`,
    );
    const guesses =
      'Did you mean "ml.m5.large", "ml.r5.large", "ml.t3.large", "ml.c4.xlarge" or "ml.c5.xlarge"?';
    expect(lines).toEqual([
      '26:36 SMP520 "ResourceConfig.InstancePlacementConfig" of step "train" takes no member "EnableMultipleJob". Did you mean "EnableMultipleJobs"?',
      `24:33 SMP523 "ResourceConfig.InstanceGroups[0].InstanceType" of step "train" does not take "ml.q9.large". ${guesses}`,
      `32:51 SMP523 "DebugRuleConfigurations[0].InstanceType" of step "train" does not take "ml.q9.large". ${guesses}`,
      `35:62 SMP523 "ProfilerRuleConfigurations[0].InstanceType" of step "train" does not take "ml.q9.large". ${guesses}`,
      '16:76 SMP524 "ProcessingInputs[0].DatasetDefinition.AthenaDatasetDefinition.QueryString" of step "prepare" has 0 characters.',
      '28:51 SMP524 "InputDataConfig[0].DataSource.S3DataSource.AttributeNames[0]" of step "train" has 0 characters.',
      '27:25 SMP524 "InputDataConfig[1].DataSource.S3DataSource.S3Uri" of step "train" is "my-bucket/more", which is not of the form that SageMaker takes.',
      '30:24 SMP524 "DebugHookConfig.CollectionConfigurations[0].CollectionName" of step "train" has 0 characters.',
      '32:84 SMP524 "DebugRuleConfigurations[0].RuleParameters.text" of step "train" has 257 characters.',
      '3:34 SMP526 The default of the parameter "mode" is "Sometimes", which "ProcessingOutputConfig.Outputs[0].S3Output.S3UploadMode" of step "prepare" does not take.',
      '4:36 SMP526 The default of the parameter "hours" is 99999, which "ResourceConfig.KeepAlivePeriodInSeconds" of step "train" does not take.',
    ]);
  });
});
