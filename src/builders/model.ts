import {
  containersOf,
  imageContainer,
  isFromVersion,
  unusedArchives,
  valueOrWire,
  type Container,
} from './containers.js';
import type { Draft } from './draft.js';
import { environmentIfAny } from './environment.js';
import { membersAt } from './members.js';
import { vpcConfig } from './network.js';
import type { Builder } from './step.js';
import { tagsOf } from './tags.js';
import { switchAt, valueAt } from './values.js';

/**
 * Arguments of a Model step: a CreateModel request without ModelName, as the SDK's Model and PipelineModel form it (SDK
 * 2.257, model.py, pipeline.py, session.py `_create_model_request`, which puts a container of a registered version into
 * a list even if it is the only one; botocore 1.43 sagemaker 2017-07-24 CreateModelInput). The SDK repacks model
 * archives in a step of its own when there is a source_dir; here, one step stays one step.
 */
export const buildModel: Builder = (input) => {
  const { config } = input.job;
  const containers = containersOf(input).map(modelContainer);
  const isList = config.has('containers') || isFromVersion(input.job);
  return {
    Arguments: {
      ExecutionRoleArn: valueAt(config, 'role'),
      PrimaryContainer: isList ? undefined : containers[0],
      Containers: isList ? containers : undefined,
      InferenceExecutionConfig: membersAt(config, 'inference_execution_config'),
      VpcConfig: vpcConfig(config),
      EnableNetworkIsolation: switchAt(config, 'enable_network_isolation'),
      Tags: tagsOf(config),
    },
    unused: unusedArchives(input),
  };
};

/** The container of a registered version (SDK 2.257, model.py `ModelPackage`), or of an image. */
function modelContainer(container: Container): Draft {
  const { input } = container;
  const { config } = input.job;
  return isFromVersion(input.job)
    ? {
        ModelPackageName: valueOrWire(input, 'model_package_name'),
        Environment: environmentIfAny(input.job),
        ContainerHostname: valueAt(config, 'container_hostname'),
        InferenceSpecificationName: valueAt(config, 'inference_specification_name'),
      }
    : {
        ...imageContainer(container),
        Mode: valueAt(config, 'mode'),
        MultiModelConfig: membersAt(config, 'multi_model_config'),
        ImageConfig: membersAt(config, 'image_config'),
      };
}
