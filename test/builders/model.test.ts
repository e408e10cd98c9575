import { project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1';
const ROLE = 'arn:aws:iam::123456789012:role/Runner';

describe('a Model step', () => {
  it('serves the model of a training job', async () => {
    const step = await builtStep(
      project(`
  train: { type: Train, inputs: { train_data: "s3://in/train" } }
  serve: { type: Serve, inputs: { model_data: train.model_artifacts } }
`),
      'serve',
    );
    expect(step).toEqual({
      Name: 'serve',
      Type: 'Model',
      Arguments: {
        ExecutionRoleArn: ROLE,
        PrimaryContainer: {
          Image: IMAGE,
          Environment: {},
          ModelDataUrl: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' },
        },
      },
    });
  });

  it('serves the one file of an output that is a folder', async () => {
    const step = await builtStep(
      project(
        `
  pack: { type: Pack }
  serve:
    type: Serve
    inputs: { model_data: pack.archive }
    retry: [{ on: [Step.THROTTLING], max_attempts: 2 }]
    config:
      environment: { THREADS: 4 }
      subnets: [subnet-1]
      security_group_ids: [sg-1]
      enable_network_isolation: "\${params.isolated}"
      tags: { team: risk }
`,
        '{ isolated: { type: Boolean, default: true } }',
      ),
      'serve',
    );
    expect(step).toEqual({
      Name: 'serve',
      Type: 'Model',
      Arguments: {
        ExecutionRoleArn: ROLE,
        PrimaryContainer: {
          Image: IMAGE,
          Environment: { THREADS: '4' },
          ModelDataUrl: {
            'Std:Join': {
              On: '/',
              Values: [
                { Get: "Steps.pack.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri" },
                'model.tar.gz',
              ],
            },
          },
        },
        VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
        EnableNetworkIsolation: { Get: 'Parameters.isolated' },
        Tags: [{ Key: 'team', Value: 'risk' }],
      },
      RetryPolicies: [
        { ExceptionType: ['Step.THROTTLING'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      ],
    });
  });

  it('names the script that serves', async () => {
    const files = (config: string) =>
      project(
        `  serve: { type: Serve, inputs: { model_data: "s3://models/a.tar.gz" }, config: ${config} }\n`,
        '{}',
        { 'serve.py': 'def model_fn(): ...\n' },
      );
    const built = await build(files('{ entry_point: serve.py }'));
    const variables = {
      SAGEMAKER_PROGRAM: 'serve.py',
      SAGEMAKER_SUBMIT_DIRECTORY: `${codeUri(built, 'serve')}/sourcedir.tar.gz`,
      SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
      SAGEMAKER_REGION: 'us-east-1',
    };
    const container = ['Steps', 0, 'Arguments', 'PrimaryContainer'];
    expect(built.definition).toHaveProperty(container, {
      Image: IMAGE,
      Environment: variables,
      ModelDataUrl: 's3://models/a.tar.gz',
    });
    const isolated = await build(files('{ entry_point: serve.py, enable_network_isolation: true }'));
    expect(isolated.definition).toHaveProperty([...container, 'Environment'], {
      ...variables,
      SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
    });
  });
});

describe('a RegisterModel step', () => {
  it('registers a version', async () => {
    const step = await builtStep(
      project(`
  train: { type: Train, inputs: { train_data: "s3://in/train" } }
  register:
    type: Register
    inputs: { model: train.model_artifacts }
    config: { model_package_group_name: fraud }
`),
      'register',
    );
    expect(step).toEqual({
      Name: 'register',
      Type: 'RegisterModel',
      Arguments: {
        ModelPackageGroupName: 'fraud',
        InferenceSpecification: {
          Containers: [
            {
              Image: IMAGE,
              Environment: {},
              ModelDataUrl: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' },
            },
          ],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
          SupportedRealtimeInferenceInstanceTypes: ['ml.m5.xlarge'],
          SupportedTransformInstanceTypes: ['ml.m5.xlarge'],
        },
        ModelApprovalStatus: 'PendingManualApproval',
        SkipModelValidation: 'None',
      },
    });
  });

  it('takes everything that the config and the wires can say', async () => {
    const step = await builtStep(
      project(
        `
  pack: { type: Pack }
  prepare: { type: Prepare, job_type: training }
  register:
    type: Register
    inputs: { model: pack.archive, samples: pack.samples, quality: prepare.report }
    config:
      model_package_group_name: fraud
      approval_status: "\${params.status}"
      content_types: [text/csv, application/json]
      response_types: [application/json]
      inference_instances: [ml.m5.large]
      transform_instances: [ml.m5.4xlarge]
      model_description: The fraud model.
      customer_metadata: { owner: risk, data: "2026" }
      domain: MACHINE_LEARNING
      task: CLASSIFICATION
      environment: { THREADS: 4 }
`,
        '{ status: { type: String, default: Approved } }',
      ),
      'register',
    );
    expect(step).toEqual({
      Name: 'register',
      Type: 'RegisterModel',
      Arguments: {
        ModelPackageGroupName: 'fraud',
        ModelPackageDescription: 'The fraud model.',
        InferenceSpecification: {
          Containers: [
            {
              Image: IMAGE,
              Environment: { THREADS: '4' },
              ModelDataUrl: {
                'Std:Join': {
                  On: '/',
                  Values: [
                    { Get: "Steps.pack.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri" },
                    'model.tar.gz',
                  ],
                },
              },
            },
          ],
          SupportedContentTypes: ['text/csv', 'application/json'],
          SupportedResponseMIMETypes: ['application/json'],
          SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
          SupportedTransformInstanceTypes: ['ml.m5.4xlarge'],
        },
        ModelApprovalStatus: { Get: 'Parameters.status' },
        SkipModelValidation: 'None',
        ModelMetrics: {
          ModelQuality: {
            Statistics: {
              ContentType: 'application/json',
              S3Uri: {
                'Std:Join': {
                  On: '/',
                  Values: [
                    { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri" },
                    'metrics.json',
                  ],
                },
              },
            },
          },
        },
        CustomerMetadataProperties: { data: '2026', owner: 'risk' },
        Domain: 'MACHINE_LEARNING',
        Task: 'CLASSIFICATION',
        SamplePayloadUrl: {
          'Std:Join': {
            On: '/',
            Values: [
              { Get: "Steps.pack.ProcessingOutputConfig.Outputs['samples'].S3Output.S3Uri" },
              'payload.tar.gz',
            ],
          },
        },
      },
    });
  });

  it.each([
    [
      's3://in/metrics.json',
      { ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: 's3://in/metrics.json' } } },
    ],
    ['s3://in/metrics', undefined],
    ['prepare.table', undefined],
  ])('takes the metrics of "%s" only if it knows their file', async (quality, expected) => {
    const step = await builtStep(
      project(`
  prepare: { type: Prepare, job_type: training }
  register:
    type: Register
    inputs: { model: "s3://models/a.tar.gz", quality: "${quality}" }
    config: { model_package_group_name: fraud }
`),
      'register',
    );
    const { Arguments } = step as { Arguments: Record<string, unknown> };
    expect(Arguments['ModelMetrics']).toEqual(expected);
  });
});
