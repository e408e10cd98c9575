import { compareNames } from '../graph/dag.js';
import type { EffectiveConfig } from '../project/config.js';
import { containersOf, imageContainer, unusedArchives, type Container } from './containers.js';
import type { Draft } from './draft.js';
import { objectValue, wireInto } from './inputs.js';
import { membersAt } from './members.js';
import { driftCheckBaselines, givesStatistics, modelMetrics } from './model-metrics.js';
import type { Builder } from './step.js';
import { asText } from './text.js';
import { mapAt, valueAt } from './values.js';

/**
 * Arguments of a RegisterModel step: a CreateModelPackage request without ModelPackageName, as the SDK's
 * `Model.register` and `PipelineModel.register` form it (SDK 2.257, session.py `get_create_model_package_request`;
 * botocore 1.43 sagemaker 2017-07-24 CreateModelPackageInput). Wires: model_artifacts is the model's archive,
 * payload_samples the sample payload, processing_output the folder with the model's quality metrics.
 */
export const buildRegisterModel: Builder = (input) => {
  const { config } = input.job;
  const samples = wireInto(input, 'payload_samples');
  const metrics = wireInto(input, 'processing_output');
  return {
    Arguments: {
      ModelPackageGroupName: valueAt(config, 'model_package_group_name'),
      ModelPackageDescription: valueAt(config, 'model_description'),
      InferenceSpecification: {
        Containers: containersOf(input).map(packageContainer),
        SupportedContentTypes: valueAt(config, 'content_types'),
        SupportedResponseMIMETypes: valueAt(config, 'response_types'),
        SupportedRealtimeInferenceInstanceTypes: valueAt(config, 'inference_instances'),
        SupportedTransformInstanceTypes: valueAt(config, 'transform_instances'),
      },
      ModelApprovalStatus: valueAt(config, 'approval_status'),
      SkipModelValidation: valueAt(config, 'skip_model_validation'),
      ModelMetrics: modelMetrics(config, metrics, input.graph),
      CustomerMetadataProperties: customerMetadata(config),
      Domain: valueAt(config, 'domain'),
      Task: valueAt(config, 'task'),
      SamplePayloadUrl: samples === undefined ? undefined : objectValue(samples),
      DriftCheckBaselines: driftCheckBaselines(config),
      SourceUri: valueAt(config, 'source_uri'),
      ModelPackageRegistrationType: valueAt(config, 'model_package_registration_type'),
      MetadataProperties: membersAt(config, 'metadata_properties'),
      ModelCard: modelCard(config),
      ModelLifeCycle: membersAt(config, 'model_life_cycle'),
      ValidationSpecification: valueAt(config, 'validation_specification'),
      AdditionalInferenceSpecifications: valueAt(config, 'additional_inference_specifications'),
    },
    unused: new Set([
      ...unusedArchives(input),
      ...(metrics !== undefined && givesStatistics(config) ? [metrics.dependency.name] : []),
    ]),
  };
};

/** A container with what Inference Recommender is told of it (SDK 2.257, utils.py `construct_container_object`). */
function packageContainer(container: Container): Draft {
  const { config } = container.input.job;
  const inputs = valueAt(config, 'data_input_configuration');
  return {
    ...imageContainer(container),
    Framework: valueAt(config, 'container_framework'),
    FrameworkVersion: valueAt(config, 'container_framework_version'),
    NearestModelName: valueAt(config, 'nearest_model_name'),
    ModelInput: inputs === undefined ? undefined : { DataInputConfig: asText(inputs) },
  };
}

/** The model card, its content as JSON text (SDK 2.257, model_card.py `ModelPackageModelCard`). */
function modelCard(config: EffectiveConfig): Draft | undefined {
  const card = mapAt(config, 'model_card');
  const content = card.get('model_card_content');
  return card.size === 0
    ? undefined
    : {
        ModelCardContent: content === undefined ? undefined : asText(content),
        ModelCardStatus: card.get('model_card_status'),
      };
}

function customerMetadata(config: EffectiveConfig): Draft | undefined {
  const entries = [...mapAt(config, 'customer_metadata')].sort(([a], [b]) => compareNames(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
