import { project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const s3Input = (uri: unknown, path: string) => ({
  S3Uri: uri,
  LocalPath: path,
  S3DataType: 'S3Prefix',
  S3InputMode: 'File',
  S3DataDistributionType: 'FullyReplicated',
  S3CompressionType: 'None',
});

const destination = (step: string, output: string) => ({
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
      output,
    ],
  },
});

describe('a Processing step', () => {
  it('has the folder of a script with other files beside it', async () => {
    const built = await build(
      project('  prepare: { type: Prepare, job_type: training, inputs: { raw: "s3://in/raw" } }', '{}', {
        'scripts/prepare.py': 'import pipectl_runtime\n',
      }),
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            AppSpecification: {
              ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/prepare.py'],
            },
            ProcessingInputs: [
              { InputName: 'raw' },
              {
                InputName: 'code',
                S3Input: s3Input(codeUri(built, 'prepare'), '/opt/ml/processing/input/code'),
              },
            ],
          },
        },
      ],
    });
  });

  it('runs its script on its inputs', async () => {
    const built = await build(
      project('  prepare: { type: Prepare, job_type: training, inputs: { raw: "s3://in/raw" } }'),
    );
    const code = codeUri(built, 'prepare');
    expect(code).toMatch(/^s3:\/\/my-bucket\/teams\/risk\/demo\/code\/[0-9a-f]{64}$/);
    expect(built.definition).toEqual({
      Version: '2020-12-01',
      Metadata: {},
      Parameters: [],
      Steps: [
        {
          Name: 'prepare',
          Type: 'Processing',
          Arguments: {
            ProcessingResources: {
              ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
            },
            AppSpecification: {
              ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
              ContainerArguments: ['--job_type', 'training', '--ratio', '0.7'],
              ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/prepare.py'],
            },
            RoleArn: 'arn:aws:iam::123456789012:role/Runner',
            ProcessingInputs: [
              {
                InputName: 'raw',
                AppManaged: false,
                S3Input: s3Input('s3://in/raw', '/opt/ml/processing/input/raw'),
              },
              {
                InputName: 'code',
                AppManaged: false,
                S3Input: s3Input(`${code}/prepare.py`, '/opt/ml/processing/input/code'),
              },
            ],
            ProcessingOutputConfig: {
              Outputs: [
                {
                  OutputName: 'report',
                  AppManaged: false,
                  S3Output: {
                    S3Uri: destination('prepare', 'report'),
                    LocalPath: '/opt/ml/processing/output/report',
                    S3UploadMode: 'EndOfJob',
                  },
                },
                {
                  OutputName: 'table',
                  AppManaged: false,
                  S3Output: {
                    S3Uri: destination('prepare', 'table'),
                    LocalPath: '/opt/ml/processing/output/table',
                    S3UploadMode: 'EndOfJob',
                  },
                },
              ],
            },
            Environment: { CATEGORIES: '', LABEL_FIELD: 'label' },
          },
          PropertyFiles: [{ PropertyFileName: 'metrics', OutputName: 'report', FilePath: 'metrics.json' }],
        },
      ],
    });
  });

  it('takes everything that the config can say', async () => {
    const step = await builtStep(
      project(
        `
  first: { type: Prepare, job_type: training }
  second:
    type: Prepare
    job_type: calibration
    display_name: Second
    description: Prepares again.
    inputs: { raw: first.table, schema: "\${params.schema_uri}" }
    cache: { enabled: true, expire_after: P30D }
    retry:
      - { on: [Step.THROTTLING, SageMaker.CAPACITY_ERROR], interval_seconds: 60, backoff_rate: 1.5, max_attempts: 3 }
      - { on: [Step.SERVICE_FAULT], expire_after_minutes: 10 }
    property_files: { a_file: { output_name: table, path: a.json } }
    config:
      instance_type: "\${params.instance_type}"
      instance_count: "\${params.instance_count}"
      volume_size: 100
      volume_kms_key: volume-key
      output_kms_key: output-key
      max_runtime_in_seconds: 3600
      container_entrypoint: [/bin/run, --fast]
      label_field: "\${params.label}"
      categories: [a, b]
      columns: [c, "\${params.instance_count}"]
      dry: true
      arguments: { seed: "\${params.instance_count}" }
      environment: { SHARE: 0.00001, FLAG: false, RUN: "run-\${execution.PipelineExecutionId}" }
      input_options:
        raw: { s3_data_type: ManifestFile, s3_data_distribution_type: ShardedByS3Key, s3_input_mode: Pipe, compression_type: Gzip }
      destinations: { table: "s3://out/\${params.label}/table" }
      subnets: [subnet-1, subnet-2]
      security_group_ids: [sg-1]
      enable_network_isolation: true
      encrypt_inter_container_traffic: false
      tags: { team: risk, cost: "1" }
`,
        `
  instance_type: { type: String, default: ml.m5.4xlarge }
  instance_count: { type: Integer, default: 2 }
  label: { type: String }
  schema_uri: { type: String }
`,
      ),
      'second',
    );
    expect(step).toEqual({
      Name: 'second',
      Type: 'Processing',
      Arguments: {
        ProcessingResources: {
          ClusterConfig: {
            InstanceType: { Get: 'Parameters.instance_type' },
            InstanceCount: { Get: 'Parameters.instance_count' },
            VolumeSizeInGB: 100,
            VolumeKmsKeyId: 'volume-key',
          },
        },
        AppSpecification: {
          ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
          ContainerArguments: [
            '--columns',
            'c',
            { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.instance_count' }] } },
            '--dry-run',
            '--job_type',
            'calibration',
            '--ratio',
            '0.7',
            '--seed',
            { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.instance_count' }] } },
          ],
          ContainerEntrypoint: ['/bin/run', '--fast'],
        },
        RoleArn: 'arn:aws:iam::123456789012:role/Runner',
        ProcessingInputs: [
          {
            InputName: 'raw',
            AppManaged: false,
            S3Input: {
              S3Uri: { Get: "Steps.first.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri" },
              LocalPath: '/opt/ml/processing/input/raw',
              S3DataType: 'ManifestFile',
              S3InputMode: 'Pipe',
              S3DataDistributionType: 'ShardedByS3Key',
              S3CompressionType: 'Gzip',
            },
          },
          {
            InputName: 'schema',
            AppManaged: false,
            S3Input: s3Input({ Get: 'Parameters.schema_uri' }, '/opt/ml/processing/input/schema'),
          },
        ],
        ProcessingOutputConfig: {
          KmsKeyId: 'output-key',
          Outputs: [
            {
              OutputName: 'report',
              AppManaged: false,
              S3Output: {
                S3Uri: destination('second', 'report'),
                LocalPath: '/opt/ml/processing/output/report',
                S3UploadMode: 'EndOfJob',
              },
            },
            {
              OutputName: 'table',
              AppManaged: false,
              S3Output: {
                S3Uri: {
                  'Std:Join': { On: '', Values: ['s3://out/', { Get: 'Parameters.label' }, '/table'] },
                },
                LocalPath: '/opt/ml/processing/output/table',
                S3UploadMode: 'EndOfJob',
              },
            },
          ],
        },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        Environment: {
          CATEGORIES: 'a,b',
          FLAG: 'false',
          LABEL_FIELD: { Get: 'Parameters.label' },
          RUN: { 'Std:Join': { On: '', Values: ['run-', { Get: 'Execution.PipelineExecutionId' }] } },
          SHARE: '1e-05',
        },
        NetworkConfig: {
          EnableNetworkIsolation: true,
          EnableInterContainerTrafficEncryption: false,
          VpcConfig: { Subnets: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
        },
        Tags: [
          { Key: 'cost', Value: '1' },
          { Key: 'team', Value: 'risk' },
        ],
      },
      DisplayName: 'Second',
      Description: 'Prepares again.',
      RetryPolicies: [
        {
          ExceptionType: ['Step.THROTTLING', 'SageMaker.CAPACITY_ERROR'],
          IntervalSeconds: 60,
          BackoffRate: 1.5,
          MaxAttempts: 3,
        },
        { ExceptionType: ['Step.SERVICE_FAULT'], IntervalSeconds: 1, BackoffRate: 2, ExpireAfterMin: 10 },
      ],
      CacheConfig: { Enabled: true, ExpireAfter: 'P30D' },
      PropertyFiles: [
        { PropertyFileName: 'a_file', OutputName: 'table', FilePath: 'a.json' },
        { PropertyFileName: 'metrics', OutputName: 'report', FilePath: 'metrics.json' },
      ],
    });
  });

  it('runs a folder of code through the launcher', async () => {
    const built = await build(
      project(
        `
  prepare:
    type: Prepare
    job_type: training
    config: { source_dir: src, entry_point: main.py, command: [python3, -u] }
`,
        '{}',
        { 'src/main.py': 'import helper\n', 'src/helper.py': '' },
      ),
    );
    const code = codeUri(built, 'prepare');
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            AppSpecification: {
              ContainerEntrypoint: ['/bin/bash', '/opt/ml/processing/input/entrypoint/runproc.sh'],
            },
            ProcessingInputs: [
              {
                InputName: 'code',
                AppManaged: false,
                S3Input: s3Input(`${code}/sourcedir.tar.gz`, '/opt/ml/processing/input/code/'),
              },
              {
                InputName: 'entrypoint',
                AppManaged: false,
                S3Input: s3Input(`${code}/runproc.sh`, '/opt/ml/processing/input/entrypoint'),
              },
            ],
          },
        },
      ],
    });
  });

  it('reads the results of queries, which SageMaker writes to the wired prefixes', async () => {
    const step = await builtStep(
      project(
        `
  prepare:
    type: Prepare
    job_type: training
    inputs: { raw: s3://out/query, schema: "\${params.result}" }
    config:
      input_options:
        raw:
          athena:
            catalog: AwsDataCatalog
            database: risk
            query_string: select 1
            work_group: nightly
            kms_key: result-key
            output_format: PARQUET
            output_compression: SNAPPY
        schema:
          s3_data_distribution_type: FullyReplicated
          s3_input_mode: Pipe
          redshift:
            cluster_id: warehouse
            database: risk
            db_user: reader
            query_string: select 2
            cluster_role_arn: arn:aws:iam::123456789012:role/Redshift
            output_format: CSV
`,
        '{ result: { type: String, default: "s3://out/schema" } }',
      ),
      'prepare',
    );
    expect(step).toMatchObject({
      Arguments: {
        ProcessingInputs: [
          {
            InputName: 'raw',
            AppManaged: false,
            DatasetDefinition: {
              DataDistributionType: 'ShardedByS3Key',
              InputMode: 'File',
              LocalPath: '/opt/ml/processing/input/raw',
              AthenaDatasetDefinition: {
                Catalog: 'AwsDataCatalog',
                Database: 'risk',
                QueryString: 'select 1',
                WorkGroup: 'nightly',
                KmsKeyId: 'result-key',
                OutputFormat: 'PARQUET',
                OutputCompression: 'SNAPPY',
                OutputS3Uri: 's3://out/query',
              },
            },
          },
          {
            InputName: 'schema',
            AppManaged: false,
            DatasetDefinition: {
              DataDistributionType: 'FullyReplicated',
              InputMode: 'Pipe',
              LocalPath: '/opt/ml/processing/input/schema',
              RedshiftDatasetDefinition: {
                ClusterId: 'warehouse',
                Database: 'risk',
                DbUser: 'reader',
                QueryString: 'select 2',
                ClusterRoleArn: 'arn:aws:iam::123456789012:role/Redshift',
                OutputFormat: 'CSV',
                OutputS3Uri: { Get: 'Parameters.result' },
              },
            },
          },
          { InputName: 'code' },
        ],
      },
    });
    expect(step).not.toHaveProperty('Arguments.ProcessingInputs.0.S3Input');
  });

  it('stores outputs while it runs, or leaves them to the script that writes into a feature group', async () => {
    const step = await builtStep(
      project(`
  prepare:
    type: Prepare
    job_type: training
    config:
      trial_component_display_name: nightly
      output_options: { table: { feature_group_name: customers }, report: { s3_upload_mode: Continuous } }
`),
      'prepare',
    );
    expect(step).toHaveProperty('Arguments.ProcessingOutputConfig.Outputs', [
      {
        OutputName: 'report',
        AppManaged: false,
        S3Output: {
          S3Uri: destination('prepare', 'report'),
          LocalPath: '/opt/ml/processing/output/report',
          S3UploadMode: 'Continuous',
        },
      },
      { OutputName: 'table', AppManaged: true, FeatureStoreOutput: { FeatureGroupName: 'customers' } },
    ]);
    expect(step).toHaveProperty('Arguments.ExperimentConfig', { TrialComponentDisplayName: 'nightly' });
  });
});
