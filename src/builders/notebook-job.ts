import { compareNames } from '../graph/dag.js';
import { executionVariable, join } from '../sagemaker/expression.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { environmentOf } from './environment.js';
import { trainingChannel } from './channels.js';
import { vpcConfig } from './network.js';
import { baseName } from './notebook-files.js';
import type { Builder, BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { asText } from './text.js';
import { mapAt, valueAt } from './values.js';

/** The channel and the program by which SageMaker's images run notebooks (SDK 2.257, workflow/notebook_job_step.py). */
const CHANNEL = 'sagemaker_headless_execution_pipelinestep';
const SCHEDULER = 'amazon_sagemaker_scheduler';

/**
 * A NotebookJob step: a Training step whose image runs a notebook, as the SDK's NotebookJobStep forms it (SDK 2.257,
 * workflow/notebook_job_step.py `arguments`). TrainingJobName is the prefix of the job's name there, and stays.
 */
export const buildNotebookJob: Builder = (input) => {
  const { job, code } = input;
  const { config } = job;
  const name = valueAt(config, 'notebook_job_name') ?? new Traced(job.name, keyOf(job.at));
  const prefix = jobPrefix(typeof name.value === 'string' ? name.value : job.name);
  return {
    type: 'Training',
    Arguments: {
      TrainingJobName: new Traced(prefix, name.at),
      RoleArn: valueAt(config, 'role'),
      RetryStrategy: { MaximumRetryAttempts: valueAt(config, 'max_retry_attempts') },
      StoppingCondition: { MaxRuntimeInSeconds: valueAt(config, 'max_runtime_in_seconds') },
      EnableInterContainerTrafficEncryption: valueAt(config, 'encrypt_inter_container_traffic'),
      AlgorithmSpecification: {
        TrainingImage: valueAt(config, 'image_uri'),
        TrainingInputMode: 'File',
        ContainerEntrypoint: [SCHEDULER],
      },
      InputDataConfig: code === undefined ? undefined : [trainingChannel(CHANNEL, code.uri)],
      OutputDataConfig: { S3OutputPath: outputFolder(input), KmsKeyId: valueAt(config, 'output_kms_key') },
      ResourceConfig: {
        VolumeSizeInGB: valueAt(config, 'volume_size'),
        InstanceCount: 1,
        InstanceType: valueAt(config, 'instance_type'),
        VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
      },
      VpcConfig: vpcConfig(config),
      Tags: [
        ...(tagsOf(config) ?? []),
        { Key: 'sagemaker:name', Value: name },
        { Key: 'sagemaker:notebook-name', Value: baseName(valueAt(config, 'input_notebook')) },
        { Key: 'sagemaker:notebook-job-origin', Value: 'PIPELINE_STEP' },
        { Key: 'sagemaker:is-studio-archived', Value: 'false' },
      ],
      Environment: { ...environmentOf(job), ...notebookVariables(input, prefix) },
      HyperParameters: notebookParameters(input),
    },
  };
};

/** What tells the image which notebook to run, and how. */
function notebookVariables(
  { job: { config } }: BuildInput,
  prefix: string,
): Readonly<Record<string, Draft | undefined>> {
  return {
    AWS_DEFAULT_REGION: valueAt(config, 'region'),
    SM_JOB_DEF_VERSION: '1.0',
    SM_ENV_NAME: 'sagemaker-default-env',
    SM_SKIP_EFS_SIMULATION: 'true',
    SM_EXECUTION_INPUT_PATH: `/opt/ml/input/data/${CHANNEL}`,
    SM_KERNEL_NAME: valueAt(config, 'kernel_name'),
    SM_INPUT_NOTEBOOK_NAME: baseName(valueAt(config, 'input_notebook')),
    SM_OUTPUT_NOTEBOOK_NAME: `${prefix}.ipynb`,
    SM_INIT_SCRIPT: baseName(valueAt(config, 'initialization_script')),
  };
}

/** A job's name may hold letters, digits and hyphens only (SDK: `_get_job_name_prefix`). */
function jobPrefix(name: string): string {
  return name.replace(/^[^a-zA-Z0-9]+/, '').replace(/[^a-zA-Z0-9-]/g, '-');
}

/** The folder of the step in one execution; the root is one value here, unlike in other steps. */
function outputFolder({ job, pipelineName }: BuildInput): Draft | undefined {
  const root = valueAt(job.config, 's3_root');
  if (typeof root?.value !== 'string') {
    return undefined;
  }
  const expression = join('/', [
    root.value.replace(/\/+$/, ''),
    pipelineName,
    executionVariable('PipelineExecutionId'),
    job.name,
  ]);
  return new Traced({ expression, type: 'String' }, root.at);
}

function notebookParameters({ job }: BuildInput): Draft | undefined {
  const given = [...mapAt(job.config, 'notebook_parameters')].sort(([a], [b]) => compareNames(a, b));
  return given.length === 0
    ? undefined
    : Object.fromEntries(given.map(([name, value]) => [name, asText(value)]));
}
