import { project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const channel = (name: string, uri: unknown) => ({
  DataSource: {
    S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri, S3DataDistributionType: 'FullyReplicated' },
  },
  ChannelName: name,
});

const OUTPUT = {
  'Std:Join': {
    On: '/',
    Values: ['s3:/', 'my-bucket', 'teams/risk', 'demo', { Get: 'Execution.PipelineExecutionId' }, 'train'],
  },
};

describe('a Training step', () => {
  it('runs its script on its channels', async () => {
    const built = await build(project('  train: { type: Train, inputs: { train_data: "s3://in/train" } }'));
    expect(built.definition).toEqual({
      Version: '2020-12-01',
      Metadata: {},
      Parameters: [],
      Steps: [
        {
          Name: 'train',
          Type: 'Training',
          Arguments: {
            AlgorithmSpecification: {
              TrainingInputMode: 'File',
              TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
            },
            OutputDataConfig: { S3OutputPath: OUTPUT },
            StoppingCondition: { MaxRuntimeInSeconds: 86400 },
            ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
            RoleArn: 'arn:aws:iam::123456789012:role/Runner',
            InputDataConfig: [channel('train', 's3://in/train')],
            HyperParameters: {
              max_depth: '6',
              sagemaker_container_log_level: '20',
              sagemaker_program: '"train.py"',
              sagemaker_region: '"us-east-1"',
              sagemaker_submit_directory: `"${codeUri(built, 'train')}/sourcedir.tar.gz"`,
            },
            Environment: { LABEL_FIELD: 'label' },
          },
        },
      ],
    });
  });

  it('takes everything that the config can say', async () => {
    const built = await build(
      project(
        `
  train:
    type: Train
    inputs: { train_data: "s3://in/train", validation_data: "s3://in/val" }
    config:
      image_uri: null
      framework: pytorch
      framework_version: "2.1"
      py_version: py310
      instance_type: "\${params.instance_type}"
      instance_count: 2
      volume_size: 100
      volume_kms_key: volume-key
      output_kms_key: output-key
      output_path: s3://out/models
      max_runtime_in_seconds: 3600
      max_wait_in_seconds: 7200
      use_spot_instances: true
      checkpoint_s3_uri: s3://out/checkpoints
      input_mode: FastFile
      input_options:
        validation_data: { content_type: text/csv, compression_type: Gzip, s3_input_mode: Pipe, s3_data_distribution_type: ShardedByS3Key }
      depth: "\${params.depth}"
      hyperparameters: { objective: "binary:logistic", eta: 0.2, layers: [1, 2], early: true, name: "\${params.instance_type}" }
      metric_definitions: { "validation:loss": "loss=(.*)", "train:loss": "train=(.*)" }
      environment: { LABEL_FIELD: target }
      subnets: [subnet-1]
      security_group_ids: [sg-1]
      encrypt_inter_container_traffic: true
      enable_network_isolation: false
      tags: { team: risk }
`,
        '{ instance_type: { type: String, default: ml.g5.xlarge }, depth: { type: Integer, default: 3 } }',
      ),
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            AlgorithmSpecification: {
              TrainingInputMode: 'FastFile',
              TrainingImage: '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1-gpu-py310',
              MetricDefinitions: [
                { Name: 'train:loss', Regex: 'train=(.*)' },
                { Name: 'validation:loss', Regex: 'loss=(.*)' },
              ],
              EnableSageMakerMetricsTimeSeries: true,
            },
            OutputDataConfig: { S3OutputPath: 's3://out/models', KmsKeyId: 'output-key' },
            StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
            ResourceConfig: {
              VolumeSizeInGB: 100,
              VolumeKmsKeyId: 'volume-key',
              InstanceCount: 2,
              InstanceType: { Get: 'Parameters.instance_type' },
            },
            InputDataConfig: [
              channel('train', 's3://in/train'),
              {
                DataSource: {
                  S3DataSource: {
                    S3DataType: 'S3Prefix',
                    S3Uri: 's3://in/val',
                    S3DataDistributionType: 'ShardedByS3Key',
                  },
                },
                ContentType: 'text/csv',
                CompressionType: 'Gzip',
                InputMode: 'Pipe',
                ChannelName: 'val',
              },
            ],
            HyperParameters: {
              early: 'true',
              eta: '0.2',
              layers: '[1, 2]',
              max_depth: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.depth' }] } },
              name: { Get: 'Parameters.instance_type' },
              objective: '"binary:logistic"',
              sagemaker_container_log_level: '20',
              sagemaker_program: '"train.py"',
              sagemaker_region: '"us-east-1"',
              sagemaker_submit_directory: `"${codeUri(built, 'train')}/sourcedir.tar.gz"`,
            },
            Environment: { LABEL_FIELD: 'target' },
            VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
            EnableInterContainerTrafficEncryption: true,
            EnableManagedSpotTraining: true,
            CheckpointConfig: { S3Uri: 's3://out/checkpoints' },
            Tags: [{ Key: 'team', Value: 'risk' }],
          },
        },
      ],
    });
    expect(JSON.stringify(built.definition)).not.toContain('EnableNetworkIsolation');
  });

  it('takes what only few jobs need', async () => {
    const step = await builtStep(
      project(
        `
  train:
    type: Train
    inputs: { train_data: "s3://in/train" }
    config:
      output_compression: NONE
      checkpoint_s3_uri: s3://out/checkpoints
      checkpoint_local_path: /opt/ml/saved
      max_pending_in_seconds: 7200
      keep_alive_period_in_seconds: 600
      training_plan_arn: "\${params.plan}"
      instance_placement_config: { EnableMultipleJobs: true }
      container_arguments: [--fast]
      training_image_config: { repository_access_mode: Vpc, credentials_provider_arn: "arn:aws:lambda:us-east-1:123456789012:function:login" }
      enable_sagemaker_metrics: true
      enable_remote_debug: false
      enable_session_tag_chaining: true
      enable_infra_check: true
      trial_component_display_name: nightly
`,
        '{ plan: { type: String } }',
      ),
      'train',
    );
    expect(step).toMatchObject({
      Arguments: {
        AlgorithmSpecification: {
          ContainerArguments: ['--fast'],
          TrainingImageConfig: {
            TrainingRepositoryAccessMode: 'Vpc',
            TrainingRepositoryAuthConfig: {
              TrainingRepositoryCredentialsProviderArn:
                'arn:aws:lambda:us-east-1:123456789012:function:login',
            },
          },
          EnableSageMakerMetricsTimeSeries: true,
        },
        OutputDataConfig: { S3OutputPath: OUTPUT, CompressionType: 'NONE' },
        // API reference, StoppingCondition MaxPendingTimeInSeconds; the SDK cannot say it.
        StoppingCondition: { MaxRuntimeInSeconds: 86400, MaxPendingTimeInSeconds: 7200 },
        CheckpointConfig: { S3Uri: 's3://out/checkpoints', LocalPath: '/opt/ml/saved' },
        ResourceConfig: {
          KeepAlivePeriodInSeconds: 600,
          TrainingPlanArn: { Get: 'Parameters.plan' },
          InstancePlacementConfig: { EnableMultipleJobs: true },
        },
        RemoteDebugConfig: { EnableRemoteDebug: false },
        InfraCheckConfig: { EnableInfraCheck: true },
        SessionChainingConfig: { EnableSessionTagChaining: true },
        ExperimentConfig: { TrialComponentDisplayName: 'nightly' },
      },
    });
  });

  it('runs on groups of instances instead of one type', async () => {
    const step = await builtStep(
      project(`
  train:
    type: Train
    inputs: { train_data: s3://in/train }
    config:
      image_uri: null
      framework: pytorch
      framework_version: "2.1"
      py_version: py310
      instance_groups:
        training: { instance_type: ml.g5.xlarge, instance_count: 1 }
        loading: { instance_type: ml.c5.xlarge, instance_count: 2 }
`),
      'train',
    );
    expect(step).toHaveProperty('Arguments.ResourceConfig', {
      VolumeSizeInGB: 30,
      InstanceGroups: [
        { InstanceGroupName: 'loading', InstanceType: 'ml.c5.xlarge', InstanceCount: 2 },
        { InstanceGroupName: 'training', InstanceType: 'ml.g5.xlarge', InstanceCount: 1 },
      ],
    });
    expect(step).toHaveProperty(
      'Arguments.AlgorithmSpecification.TrainingImage',
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1-gpu-py310',
    );
  });

  it('runs an algorithm instead of an image, without code', async () => {
    const built = await build(
      project(
        '  train: { type: Train, inputs: { train_data: "s3://in/train" }, config: { algorithm_name: forecast, hyperparameters: { early: true } } }',
      ),
    );
    expect(built.code.has('train')).toBe(false);
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'forecast' },
            HyperParameters: { early: 'True', max_depth: '6' },
          },
        },
      ],
    });
    expect(JSON.stringify(built.definition)).not.toContain('TrainingImage');
  });

  it('fetches its code through a channel when it is cut off from the network', async () => {
    const built = await build(
      project(
        '  train: { type: Train, inputs: { train_data: "s3://in/train" }, config: { enable_network_isolation: true } }',
      ),
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            EnableNetworkIsolation: true,
            InputDataConfig: [
              channel('train', 's3://in/train'),
              channel('code', `${codeUri(built, 'train')}/sourcedir.tar.gz`),
            ],
            HyperParameters: { sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"' },
          },
        },
      ],
    });
  });

  it('without code, writes hyperparameters plainly', async () => {
    const step = await builtStep(
      project(`
  train:
    type: Train
    inputs: { train_data: s3://in/train }
    config:
      container_entrypoint: [/bin/train]
      hyperparameters: { objective: "reg:linear", early: true, layers: [a, 2] }
`),
      'train',
    );
    expect(step).toMatchObject({
      Arguments: {
        AlgorithmSpecification: { ContainerEntrypoint: ['/bin/train'] },
        HyperParameters: { early: 'True', layers: "['a', 2]", max_depth: '6', objective: 'reg:linear' },
      },
    });
  });

  it('passes the job type only to scripts that take one', async () => {
    const plain = project(
      '  train: { type: Train, job_type: final, inputs: { train_data: "s3://in/train" } }',
    );
    const files = {
      ...plain,
      'specs/train.spec.yaml': `${plain['specs/train.spec.yaml'] ?? ''}job_types: { final: null }\n`,
    };
    const contract = plain['contracts/train.contract.yaml'] ?? '';
    const taking = {
      ...files,
      'contracts/train.contract.yaml': `${contract}expected_arguments: { job_type: { flag: --job_type } }\n`,
    };
    expect(await builtStep(files, 'train')).not.toHaveProperty(['Arguments', 'HyperParameters', 'job_type']);
    expect(await builtStep(taking, 'train')).toHaveProperty(
      ['Arguments', 'HyperParameters', 'job_type'],
      '"final"',
    );
  });
});
