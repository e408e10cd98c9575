import { project } from './project.js';
import { build, codeUri, type Built } from './support.js';

const CLARIFY_CHECK = {
  'specs/clarify_check.spec.yaml': `
step_type: ClarifyCheck
sagemaker_step_type: ClarifyCheck
node_type: internal
dependencies:
  dataset: { dependency_type: processing_output }
  model_name: { dependency_type: custom_property, data_type: String, required: false }
`,
};

const check = (config: string, inputs = '{ dataset: s3://in/data }') =>
  build(
    project(
      `
  check:
    type: ClarifyCheck
    inputs: ${inputs}
    config:
      image_uri: null
${config}`,
      '{ model: { type: String }, skip: { type: Boolean } }',
      CLARIFY_CHECK,
    ),
  );

/** The analysis_config.json that is uploaded for the step "check". */
function analysisOf({ code }: Built): unknown {
  const found = code.get('check');
  const file = found !== undefined && 'files' in found ? found.files[0] : undefined;
  return file === undefined ? undefined : JSON.parse(Buffer.from(file.bytes).toString('utf8'));
}

const BIAS = `
      analysis_config:
        dataset_type: text/csv
        label: fraud
        label_values_or_threshold: [1]
        facet: [{ name_or_index: age, value_or_threshold: [40] }]
`;
const REPORT = { name: 'report', title: 'Analysis Report' };

describe('a ClarifyCheck step', () => {
  it('checks data for bias with a generated analysis_config.json', async () => {
    const built = await check(`      clarify_check_type: DATA_BIAS${BIAS}`);
    const uri = codeUri(built, 'check');
    expect(uri).toMatch(/^s3:\/\/my-bucket\/teams\/risk\/demo\/code\/[0-9a-f]{64}$/);
    const s3Input = (name: string, from: string, folder: string) => ({
      InputName: name,
      AppManaged: false,
      S3Input: {
        S3Uri: from,
        LocalPath: `/opt/ml/processing/input/${folder}`,
        S3DataType: 'S3Prefix',
        S3InputMode: 'File',
        S3DataDistributionType: 'FullyReplicated',
        S3CompressionType: 'None',
      },
    });
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Name: 'check',
          Type: 'ClarifyCheck',
          Arguments: {
            ProcessingResources: {
              ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
            },
            AppSpecification: {
              ImageUri: '205585389593.dkr.ecr.us-east-1.amazonaws.com/sagemaker-clarify-processing:1.0',
            },
            RoleArn: 'arn:aws:iam::123456789012:role/Runner',
            ProcessingInputs: [
              s3Input('analysis_config', `${uri}/analysis_config.json`, 'config'),
              s3Input('dataset', 's3://in/data', 'data'),
            ],
            ProcessingOutputConfig: {
              Outputs: [
                {
                  OutputName: 'analysis_result',
                  AppManaged: false,
                  S3Output: {
                    S3Uri: {
                      'Std:Join': {
                        On: '/',
                        Values: [
                          's3:/',
                          'my-bucket',
                          'teams/risk',
                          'demo',
                          { Get: 'Execution.PipelineExecutionId' },
                          'check',
                          'output',
                          'analysis_result',
                        ],
                      },
                    },
                    LocalPath: '/opt/ml/processing/output',
                    S3UploadMode: 'EndOfJob',
                  },
                },
              ],
            },
          },
          CheckType: 'DATA_BIAS',
          ModelPackageGroupName: null,
          SkipCheck: false,
          FailOnViolation: true,
          RegisterNewBaseline: false,
          SuppliedBaselineConstraints: null,
        },
      ],
    });
    expect(JSON.stringify(built.definition)).not.toContain('ModelName');
    expect(analysisOf(built)).toEqual({
      dataset_type: 'text/csv',
      label: 'fraud',
      label_values_or_threshold: [1],
      facet: [{ name_or_index: 'age', value_or_threshold: [40] }],
      methods: { pre_training_bias: { methods: 'all' }, report: REPORT },
    });
  });

  it('checks a model for bias', async () => {
    const built = await check(
      `      clarify_check_type: MODEL_BIAS${BIAS}
        predictor: { instance_type: ml.m5.large, initial_instance_count: 1 }
        methods: { post_training_bias: { methods: [DI] }, report: { name: mine } }
      skip_check: "\${params.skip}"
      supplied_baseline_constraints: s3://in/analysis.json
`,
      '{ dataset: s3://in/data, model_name: "${params.model}" }',
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          CheckType: 'MODEL_BIAS',
          ModelName: { Get: 'Parameters.model' },
          SkipCheck: { Get: 'Parameters.skip' },
          SuppliedBaselineConstraints: 's3://in/analysis.json',
        },
      ],
    });
    expect(analysisOf(built)).toMatchObject({
      predictor: { instance_type: 'ml.m5.large', initial_instance_count: 1 },
      methods: { post_training_bias: { methods: ['DI'] }, report: { name: 'mine' } },
    });
  });

  it('explains a model, with results of images as they come', async () => {
    const built = await check(
      `
      clarify_check_type: MODEL_EXPLAINABILITY
      analysis_config:
        dataset_type: application/x-image
        predictor: { instance_type: ml.m5.large, initial_instance_count: 1 }
        methods: { shap: { num_samples: 10 } }
`,
      '{ dataset: s3://in/images, model_name: my-model }',
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: { ProcessingOutputConfig: { Outputs: [{ S3Output: { S3UploadMode: 'Continuous' } }] } },
          CheckType: 'MODEL_EXPLAINABILITY',
          ModelName: 'my-model',
        },
      ],
    });
    expect(analysisOf(built)).toMatchObject({
      methods: { shap: { num_samples: 10 }, report: REPORT },
    });
  });

  it('gives the file the same place whatever the order of its keys', async () => {
    const one = await check(
      `      clarify_check_type: DATA_BIAS\n      analysis_config: { dataset_type: text/csv, label: a, facet: [{ name_or_index: b, value_or_threshold: [1] }] }\n`,
    );
    const other = await check(
      `      analysis_config: { facet: [{ value_or_threshold: [1], name_or_index: b }], label: a, dataset_type: text/csv }\n      clarify_check_type: DATA_BIAS\n`,
    );
    expect(codeUri(one, 'check')).toBe(codeUri(other, 'check'));
  });
});
