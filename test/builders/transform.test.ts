import { project } from './project.js';
import { builtStep } from './support.js';

describe('a Transform step', () => {
  it('scores data with a model of the pipeline', async () => {
    const step = await builtStep(
      project(`
  serve: { type: Serve, inputs: { model_data: "s3://models/a.tar.gz" } }
  score: { type: Score, inputs: { model_name: serve.model_name, data: "s3://in/data" } }
`),
      'score',
    );
    expect(step).toEqual({
      Name: 'score',
      Type: 'Transform',
      Arguments: {
        ModelName: { Get: 'Steps.serve.ModelName' },
        TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://in/data' } } },
        TransformOutput: {
          S3OutputPath: {
            'Std:Join': {
              On: '/',
              Values: [
                's3:/',
                'my-bucket',
                'teams/risk',
                'demo',
                { Get: 'Execution.PipelineExecutionId' },
                'score',
              ],
            },
          },
        },
        TransformResources: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1 },
      },
    });
  });

  it('takes everything that the config can say', async () => {
    const step = await builtStep(
      project(
        `
  score:
    type: Score
    inputs: { model_name: "\${params.model}", data: s3://in/data }
    cache: { enabled: false }
    config:
      instance_type: ml.m5.4xlarge
      instance_count: 3
      volume_kms_key: volume-key
      output_kms_key: output-key
      output_path: s3://out/scores
      content_type: text/csv
      split_type: Line
      compression_type: Gzip
      strategy: MultiRecord
      assemble_with: Line
      accept: text/csv
      max_payload: 0
      max_concurrent_transforms: 8
      input_filter: $[1:]
      output_filter: $[0,-1]
      join_source: Input
      environment: { THREADS: 4 }
      tags: { team: risk }
`,
        '{ model: { type: String } }',
      ),
      'score',
    );
    expect(step).toEqual({
      Name: 'score',
      Type: 'Transform',
      Arguments: {
        ModelName: { Get: 'Parameters.model' },
        BatchStrategy: 'MultiRecord',
        MaxConcurrentTransforms: 8,
        MaxPayloadInMB: 0,
        Environment: { THREADS: '4' },
        TransformInput: {
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://in/data' } },
          ContentType: 'text/csv',
          CompressionType: 'Gzip',
          SplitType: 'Line',
        },
        TransformOutput: {
          S3OutputPath: 's3://out/scores',
          Accept: 'text/csv',
          AssembleWith: 'Line',
          KmsKeyId: 'output-key',
        },
        TransformResources: { InstanceType: 'ml.m5.4xlarge', InstanceCount: 3, VolumeKmsKeyId: 'volume-key' },
        DataProcessing: { InputFilter: '$[1:]', OutputFilter: '$[0,-1]', JoinSource: 'Input' },
        Tags: [{ Key: 'team', Value: 'risk' }],
      },
      CacheConfig: { Enabled: false },
    });
  });

  it('takes what only few jobs need', async () => {
    const step = await builtStep(
      project(`
  score:
    type: Score
    inputs: { model_name: churn, data: s3://in/data.manifest }
    config:
      s3_data_type: ManifestFile
      data_capture: { destination_s3_uri: s3://out/captured, kms_key: capture-key, generate_inference_id: true }
      model_client: { invocations_timeout_in_seconds: 600, invocations_max_retries: 0 }
      transform_ami_version: al2-ami-sagemaker-batch-gpu-535
      trial_component_display_name: nightly
`),
      'score',
    );
    expect(step).toMatchObject({
      Arguments: {
        TransformInput: {
          DataSource: { S3DataSource: { S3DataType: 'ManifestFile', S3Uri: 's3://in/data.manifest' } },
        },
        DataCaptureConfig: {
          DestinationS3Uri: 's3://out/captured',
          KmsKeyId: 'capture-key',
          GenerateInferenceId: true,
        },
        ModelClientConfig: { InvocationsTimeoutInSeconds: 600, InvocationsMaxRetries: 0 },
        // API reference, TransformResources TransformAmiVersion; the SDK cannot say it.
        TransformResources: { TransformAmiVersion: 'al2-ami-sagemaker-batch-gpu-535' },
        ExperimentConfig: { TrialComponentDisplayName: 'nightly' },
      },
    });
  });
});
