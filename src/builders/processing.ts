import { posix } from 'node:path';
import { containerArguments } from './arguments.js';
import type { Draft } from './draft.js';
import { environmentIfAny } from './environment.js';
import { experimentConfig } from './experiment.js';
import { imageDraft } from './image.js';
import { processingInput, processingInputs } from './inputs.js';
import { networkConfig } from './network.js';
import { processingOutputConfig } from './outputs.js';
import { ARCHIVE_NAME, CODE_FOLDER, LAUNCHER_FOLDER, LAUNCHER_NAME } from './runproc.js';
import type { Builder, BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { listAt, valueAt } from './values.js';

/**
 * Arguments of a Processing step: a CreateProcessingJob request without ProcessingJobName, as ScriptProcessor (one
 * script) and FrameworkProcessor (an archive) form it (SDK 2.257, processing.py; botocore 1.43 sagemaker 2017-07-24
 * CreateProcessingJobRequest).
 */
export const buildProcessing: Builder = (input) => {
  const { job, graph } = input;
  const { config } = job;
  const runtime = valueAt(config, 'max_runtime_in_seconds');
  const inputs = [...processingInputs(input), ...codeInputs(input)];
  return {
    Arguments: {
      ProcessingResources: {
        ClusterConfig: {
          InstanceType: valueAt(config, 'instance_type'),
          InstanceCount: valueAt(config, 'instance_count'),
          VolumeSizeInGB: valueAt(config, 'volume_size'),
          VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
        },
      },
      AppSpecification: {
        ImageUri: imageDraft(job, graph.manifest.value.parameters ?? {}),
        ContainerArguments: containerArguments(job),
        ContainerEntrypoint: entrypoint(input),
      },
      RoleArn: valueAt(config, 'role'),
      ProcessingInputs: inputs.length === 0 ? undefined : inputs,
      ProcessingOutputConfig: processingOutputConfig(input),
      StoppingCondition: runtime === undefined ? undefined : { MaxRuntimeInSeconds: runtime },
      Environment: environmentIfAny(job),
      NetworkConfig: networkConfig(config),
      ExperimentConfig: experimentConfig(config),
      Tags: tagsOf(config),
    },
  };
};

function entrypoint({ job, code }: BuildInput): Draft | undefined {
  const given = listAt(job.config, 'container_entrypoint');
  if (given !== undefined || code === undefined) {
    return given;
  }
  return code.kind === 'archive'
    ? ['/bin/bash', `${LAUNCHER_FOLDER}/${LAUNCHER_NAME}`]
    : [...(listAt(job.config, 'command') ?? []), `${CODE_FOLDER}/${posix.basename(code.entryPoint)}`];
}

/**
 * The inputs that bring a step's code into its container: of a script that has other files beside it their folder, as
 * the SDK has it for a ProcessingInput whose source is one.
 */
function codeInputs({ code }: BuildInput): readonly Draft[] {
  if (code === undefined) {
    return [];
  }
  const script = posix.basename(code.entryPoint);
  return code.kind === 'archive'
    ? [
        processingInput('code', `${code.uri}/${ARCHIVE_NAME}`, `${CODE_FOLDER}/`),
        processingInput('entrypoint', `${code.uri}/${LAUNCHER_NAME}`, LAUNCHER_FOLDER),
      ]
    : [processingInput('code', code.kind === 'script' ? `${code.uri}/${script}` : code.uri, CODE_FOLDER)];
}
