import { project } from './project.js';
import { builtStep } from './support.js';

/** The hyperparameters of a Training step with a config (YAML map) that its script is distributed by. */
async function distributed(config: string): Promise<Readonly<Record<string, unknown>>> {
  const step = await builtStep(
    project(
      `  train: { type: Train, inputs: { train_data: "s3://in/train" }, config: ${config} }`,
      '{ type: { type: String, default: ml.p4d.24xlarge } }',
    ),
    'train',
  );
  const { Arguments: made } = step as { Arguments: { HyperParameters: Readonly<Record<string, unknown>> } };
  const scriptMode = ['container_log_level', 'program', 'region', 'submit_directory'];
  return Object.fromEntries(
    Object.entries(made.HyperParameters).filter(
      ([name]) => name !== 'max_depth' && !scriptMode.includes(name.replace('sagemaker_', '')),
    ),
  );
}

describe('the distribution of a training script', () => {
  it('is none unless the config has one', async () => {
    expect(await distributed('{}')).toEqual({});
  });

  it('with torchrun needs the instance type, which may be a parameter', async () => {
    expect(
      await distributed(
        '{ instance_type: "${params.type}", distribution: { torch_distributed: { enabled: true } } }',
      ),
    ).toEqual({
      sagemaker_instance_type: { Get: 'Parameters.type' },
      sagemaker_torch_distributed_enabled: 'true',
    });
  });

  it('with torchrun leaves the other ways out, unless the libraries of SageMaker run under it', async () => {
    const torch = 'torch_distributed: { enabled: true }, mpi: { enabled: true }';
    expect(await distributed(`{ distribution: { ${torch} } }`)).toEqual({
      sagemaker_instance_type: '"ml.m5.xlarge"',
      sagemaker_torch_distributed_enabled: 'true',
    });
    expect(
      await distributed(
        `{ distribution: { ${torch}, smdistributed: { modelparallel: { enabled: true, parameters: { ddp: true, partitions: 2 } } } } }`,
      ),
    ).toEqual({
      mp_parameters: '{"ddp": true, "partitions": 2}',
      sagemaker_distributed_dataparallel_enabled: 'false',
      sagemaker_instance_type: '"ml.m5.xlarge"',
      sagemaker_mpi_custom_mpi_options: '""',
      sagemaker_mpi_enabled: 'true',
      sagemaker_torch_distributed_enabled: 'true',
    });
  });

  it('with MPI says how many processes there are, and on which of several groups of instances', async () => {
    expect(
      await distributed(`{
        instance_groups: { data: { instance_type: ml.c5.xlarge, instance_count: 1 }, train: { instance_type: ml.p4d.24xlarge, instance_count: 2 } },
        distribution: { mpi: { enabled: true, processes_per_host: 8, custom_mpi_options: "-x A=1" }, instance_groups: [train] } }`),
    ).toEqual({
      sagemaker_distribution_instance_groups: '["train"]',
      sagemaker_mpi_custom_mpi_options: '"-x A=1"',
      sagemaker_mpi_enabled: 'true',
      sagemaker_mpi_num_of_processes_per_host: '8',
    });
  });

  it('with parallel data passes its options on, if it is used', async () => {
    expect(
      await distributed(
        '{ distribution: { smdistributed: { dataparallel: { enabled: true, custom_mpi_options: "-v" } }, parameter_server: { enabled: false } } }',
      ),
    ).toEqual({
      sagemaker_distributed_dataparallel_custom_mpi_options: '"-v"',
      sagemaker_distributed_dataparallel_enabled: 'true',
      sagemaker_instance_type: '"ml.m5.xlarge"',
      sagemaker_parameter_server_enabled: 'false',
    });
  });

  it('counts over hyperparameters of the same names', async () => {
    expect(
      await distributed(
        '{ hyperparameters: { sagemaker_parameter_server_enabled: false }, distribution: { parameter_server: { enabled: true } } }',
      ),
    ).toEqual({ sagemaker_parameter_server_enabled: 'true' });
  });
});
