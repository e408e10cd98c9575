import { project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const QUALITY_CHECK = {
  'specs/quality_check.spec.yaml': `
step_type: QualityCheck
sagemaker_step_type: QualityCheck
node_type: internal
dependencies: { baseline_dataset: { dependency_type: processing_output } }
outputs:
  calculated_baseline_statistics:
    { output_type: custom_property, property_path: properties.CalculatedBaselineStatistics }
`,
};

/** Where the output of a check goes unless the config says otherwise. */
const result = (step: string) => ({
  'Std:Join': {
    On: '/',
    Values: [
      's3:/',
      'my-bucket',
      'teams/risk',
      'demo',
      { Get: 'Execution.PipelineExecutionId' },
      step,
      'output',
      'quality_check_output',
    ],
  },
});

const s3Input = (name: string, uri: unknown) => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/input/${name}`,
    S3DataType: 'S3Prefix',
    S3InputMode: 'File',
    S3DataDistributionType: 'FullyReplicated',
    S3CompressionType: 'None',
  },
});

describe('a QualityCheck step', () => {
  it('checks data with the image of Model Monitor and writes what is not given as the SDK does', async () => {
    const step = await builtStep(
      project(
        `
  prepare: { type: Prepare, job_type: training, inputs: { raw: s3://in/raw } }
  check:
    type: QualityCheck
    inputs: { baseline_dataset: prepare.table }
    config: { image_uri: null, quality_check_type: DATA_QUALITY, dataset_format: { csv: { output_columns_position: END, header: true } } }
`,
        '{}',
        QUALITY_CHECK,
      ),
      'check',
    );
    expect(step).toEqual({
      Name: 'check',
      Type: 'QualityCheck',
      Arguments: {
        ProcessingResources: {
          ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        AppSpecification: {
          ImageUri: '156813124566.dkr.ecr.us-east-1.amazonaws.com/sagemaker-model-monitor-analyzer',
        },
        RoleArn: 'arn:aws:iam::123456789012:role/Runner',
        ProcessingInputs: [
          s3Input('baseline_dataset_input', {
            Get: "Steps.prepare.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri",
          }),
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'quality_check_output',
              AppManaged: false,
              S3Output: {
                S3Uri: result('check'),
                LocalPath: '/opt/ml/processing/output',
                S3UploadMode: 'EndOfJob',
              },
            },
          ],
        },
        Environment: {
          output_path: '/opt/ml/processing/output',
          publish_cloudwatch_metrics: 'Disabled',
          dataset_format: '{"csv": {"header": true, "output_columns_position": "END"}}',
          dataset_source: '/opt/ml/processing/input/baseline_dataset_input',
        },
      },
      CheckType: 'DATA_QUALITY',
      ModelPackageGroupName: null,
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
      SuppliedBaselineStatistics: null,
      SuppliedBaselineConstraints: null,
    });
  });

  it('checks predictions, against a baseline and with all that the config can say', async () => {
    const built = await build(
      project(
        `
  check:
    type: QualityCheck
    inputs: { baseline_dataset: "\${params.data}" }
    cache: { enabled: true, expire_after: P7D }
    config:
      quality_check_type: MODEL_QUALITY
      dataset_format: { json: { lines: true } }
      problem_type: BinaryClassification
      inference_attribute: "\${params.column}"
      probability_attribute: 1
      ground_truth_attribute: truth
      probability_threshold_attribute: 0.75
      post_analytics_processor_script: monitor/after.py
      record_preprocessor_script: monitor/before.py
      output_path: s3://out/checks
      skip_check: "\${params.skip}"
      fail_on_violation: false
      register_new_baseline: true
      baseline_model_package_group: "\${params.column}"
      supplied_baseline_statistics: s3://in/statistics.json
      supplied_baseline_constraints: s3://in/constraints.json
      input_options: { baseline_dataset: { s3_data_distribution_type: ShardedByS3Key } }
      max_runtime_in_seconds: 1800
      volume_kms_key: volume-key
      output_kms_key: output-key
      enable_network_isolation: true
      environment: { LEVEL: 3, dataset_source: /else }
      tags: { team: risk }
`,
        '{ data: { type: String }, column: { type: String }, skip: { type: Boolean } }',
        { ...QUALITY_CHECK, 'monitor/after.py': 'print("after")\n' },
      ),
    );
    const uri = codeUri(built, 'check');
    expect(uri).toMatch(/^s3:\/\/my-bucket\/teams\/risk\/demo\/code\/[0-9a-f]{64}$/);
    const dataset = s3Input('baseline_dataset_input', { Get: 'Parameters.data' });
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Name: 'check',
          Type: 'QualityCheck',
          Arguments: {
            ProcessingInputs: [
              { ...dataset, S3Input: { ...dataset.S3Input, S3DataDistributionType: 'ShardedByS3Key' } },
              s3Input(
                'post_analytics_processor_script_input',
                `${uri}/post_analytics_processor_script/after.py`,
              ),
            ],
            ProcessingOutputConfig: {
              KmsKeyId: 'output-key',
              Outputs: [{ S3Output: { S3Uri: 's3://out/checks' } }],
            },
            StoppingCondition: { MaxRuntimeInSeconds: 1800 },
            Environment: {
              LEVEL: '3',
              output_path: '/opt/ml/processing/output',
              publish_cloudwatch_metrics: 'Disabled',
              dataset_format: '{"json": {"lines": true}}',
              post_analytics_processor_script:
                '/opt/ml/processing/input/post_analytics_processor_script_input/after.py',
              dataset_source: '/opt/ml/processing/input/baseline_dataset_input',
              analysis_type: 'MODEL_QUALITY',
              problem_type: 'BinaryClassification',
              inference_attribute: { Get: 'Parameters.column' },
              probability_attribute: '1',
              ground_truth_attribute: 'truth',
              probability_threshold_attribute: '0.75',
            },
            NetworkConfig: { EnableNetworkIsolation: true },
            Tags: [{ Key: 'team', Value: 'risk' }],
          },
          CheckType: 'MODEL_QUALITY',
          ModelPackageGroupName: { Get: 'Parameters.column' },
          SkipCheck: { Get: 'Parameters.skip' },
          FailOnViolation: false,
          RegisterNewBaseline: true,
          SuppliedBaselineStatistics: 's3://in/statistics.json',
          SuppliedBaselineConstraints: 's3://in/constraints.json',
          CacheConfig: { Enabled: true, ExpireAfter: 'P7D' },
        },
      ],
    });
    expect(built.code.get('check')).toMatchObject({
      kind: 'files',
      files: [
        {
          name: 'post_analytics_processor_script/after.py',
          bytes: new TextEncoder().encode('print("after")\n'),
        },
      ],
    });
  });

  it('takes scripts that are in S3 already as they are', async () => {
    const built = await build(
      project(
        `
  check:
    type: QualityCheck
    inputs: { baseline_dataset: s3://in/data }
    config:
      quality_check_type: DATA_QUALITY
      dataset_format: { csv: { header: true } }
      record_preprocessor_script: s3://in/scripts/before.py
`,
        '{}',
        QUALITY_CHECK,
      ),
    );
    expect(built.code.size).toBe(0);
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            ProcessingInputs: [
              s3Input('baseline_dataset_input', 's3://in/data'),
              s3Input('record_preprocessor_script_input', 's3://in/scripts/before.py'),
            ],
            Environment: {
              record_preprocessor_script:
                '/opt/ml/processing/input/record_preprocessor_script_input/before.py',
            },
          },
        },
      ],
    });
  });

  it('says which script is missing or outside the project', async () => {
    const built = await build(
      project(
        ['missing.py', '../outside.py']
          .map(
            (script, index) => `
  check${index}:
    type: QualityCheck
    inputs: { baseline_dataset: s3://in/data }
    config: { quality_check_type: DATA_QUALITY, dataset_format: { csv: {} }, post_analytics_processor_script: ${script} }
`,
          )
          .join(''),
        '{}',
        { ...QUALITY_CHECK, '../outside.py': '' },
      ),
    );
    expect([...built.code].map(([step, code]) => [step, 'sha256' in code ? code : code.kind])).toEqual([
      ['check0', 'missing'],
      ['check1', 'outside'],
    ]);
  });
});
