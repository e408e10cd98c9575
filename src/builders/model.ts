import type { Draft } from './draft.js';
import { environmentOf } from './environment.js';
import { imageDraft } from './image.js';
import { objectValue, wireInto } from './inputs.js';
import { isIsolated, vpcConfig } from './network.js';
import { ARCHIVE_NAME } from './runproc.js';
import type { Builder, BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { switchAt, valueAt } from './values.js';

/** Where the code of a model stands when it is part of the model's archive (SDK 2.257, model.py `_script_mode_env_vars`). */
const CODE_IN_MODEL = '/opt/ml/model/code';

/**
 * Arguments of a Model step: a CreateModel request without ModelName, as the SDK's Model forms it (SDK 2.257, model.py
 * `prepare_container_def`, session.py `_create_model_request`; botocore 1.43 sagemaker 2017-07-24 CreateModelInput).
 * The SDK repacks model archives in a step of its own when there is a source_dir; here, one step stays one step.
 */
export const buildModel: Builder = (input) => {
  const { job } = input;
  const { config } = job;
  return {
    Arguments: {
      ExecutionRoleArn: valueAt(config, 'role'),
      PrimaryContainer: modelContainer(input),
      VpcConfig: vpcConfig(config),
      EnableNetworkIsolation: switchAt(config, 'enable_network_isolation'),
      Tags: tagsOf(config),
    },
  };
};

/** The container of a Model or RegisterModel step: the image, the model's archive from the model_artifacts wire, and the environment. */
export function modelContainer(input: BuildInput): Draft {
  const { job, graph } = input;
  const artifacts = wireInto(input, 'model_artifacts');
  return {
    Image: imageDraft(job, graph.manifest.value.parameters ?? {}),
    Environment: { ...environmentOf(job), ...scriptVariables(input) },
    ModelDataUrl: artifacts === undefined ? undefined : objectValue(artifacts),
  };
}

/** Environment variables by which the serving container finds its script. */
function scriptVariables({ job, code }: BuildInput): Readonly<Record<string, Draft | undefined>> {
  return code === undefined
    ? {}
    : {
        SAGEMAKER_PROGRAM: code.entryPoint,
        SAGEMAKER_SUBMIT_DIRECTORY: isIsolated(job.config) ? CODE_IN_MODEL : `${code.uri}/${ARCHIVE_NAME}`,
        SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
        SAGEMAKER_REGION: valueAt(job.config, 'region'),
      };
}
