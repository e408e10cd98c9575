import { project } from './project.js';
import { builtStep } from './support.js';

const trained = (inputs: string, config: string) =>
  builtStep(
    project(
      `  train: { type: Train, inputs: ${inputs}, config: ${config} }`,
      '{ folder: { type: String, default: /data } }',
    ),
    'train',
  );

const s3 = (uri: unknown, more = {}) => ({
  S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri, S3DataDistributionType: 'FullyReplicated', ...more },
});

describe('the channels of a Training step', () => {
  it('take everything that the config can say of one', async () => {
    expect(
      await trained(
        '{ train_data: "s3://in/train.manifest" }',
        `{ input_options: { train_data: {
            s3_data_type: AugmentedManifestFile, attribute_names: [source-ref, label], instance_group_names: [data],
            record_wrapper_type: RecordIO, shuffle_seed: 7, hub_content_arn: "arn:hub", accept_eula: true } } }`,
      ),
    ).toHaveProperty('Arguments.InputDataConfig', [
      {
        DataSource: s3('s3://in/train.manifest', {
          S3DataType: 'AugmentedManifestFile',
          AttributeNames: ['source-ref', 'label'],
          InstanceGroupNames: ['data'],
          HubAccessConfig: { HubContentArn: 'arn:hub' },
          ModelAccessConfig: { AcceptEula: true },
        }),
        RecordWrapperType: 'RecordIO',
        ShuffleConfig: { Seed: 7 },
        ChannelName: 'train',
      },
    ]);
  });

  it('are directories of a file system, read only unless the config says otherwise', async () => {
    expect(
      await trained(
        '{ train_data: /data/train, validation_data: "${params.folder}" }',
        `{ input_options: {
            train_data: { file_system: { id: fs-0123456789abcdef0, type: FSxLustre } },
            validation_data: { file_system: { id: fs-01234567, type: EFS, access_mode: rw } } } }`,
      ),
    ).toHaveProperty('Arguments.InputDataConfig', [
      {
        DataSource: {
          FileSystemDataSource: {
            FileSystemId: 'fs-0123456789abcdef0',
            FileSystemType: 'FSxLustre',
            DirectoryPath: '/data/train',
            FileSystemAccessMode: 'ro',
          },
        },
        ChannelName: 'train',
      },
      {
        DataSource: {
          FileSystemDataSource: {
            FileSystemId: 'fs-01234567',
            FileSystemType: 'EFS',
            DirectoryPath: { Get: 'Parameters.folder' },
            FileSystemAccessMode: 'rw',
          },
        },
        ChannelName: 'val',
      },
    ]);
  });

  it('are also those that the config adds, which count over wired ones of the same name', async () => {
    expect(
      await trained(
        '{ train_data: "s3://in/train", validation_data: "s3://in/val" }',
        `{ channels: { val: "s3://other/val", base: "s3://models/base", fast: /fsx },
           input_options: { base: { s3_input_mode: FastFile }, fast: { file_system: { id: fs-01234567, type: EFS } } } }`,
      ),
    ).toHaveProperty('Arguments.InputDataConfig', [
      { DataSource: s3('s3://in/train'), ChannelName: 'train' },
      { DataSource: s3('s3://models/base'), InputMode: 'FastFile', ChannelName: 'base' },
      {
        DataSource: {
          FileSystemDataSource: {
            FileSystemId: 'fs-01234567',
            FileSystemType: 'EFS',
            DirectoryPath: '/fsx',
            FileSystemAccessMode: 'ro',
          },
        },
        ChannelName: 'fast',
      },
      { DataSource: s3('s3://other/val'), ChannelName: 'val' },
    ]);
  });
});
