import { compareNames } from '../graph/dag.js';
import type { PipelineGraph } from '../graph/model.js';
import type { EffectiveConfig } from '../project/config.js';
import type { Wire } from '../resolver/wiring.js';
import { child } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { inFolder, objectValue, wireInto } from './inputs.js';
import { modelContainer } from './model.js';
import type { Builder } from './step.js';
import { mapAt, valueAt } from './values.js';

/**
 * Arguments of a RegisterModel step: a CreateModelPackage request without ModelPackageName, as the SDK's
 * `Model.register` forms it (SDK 2.257, session.py `get_create_model_package_request`; botocore 1.43 sagemaker
 * 2017-07-24 CreateModelPackageInput). Wires: model_artifacts is the model's archive, payload_samples the sample
 * payload, processing_output the folder with the model's quality metrics.
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
        Containers: [modelContainer(input)],
        SupportedContentTypes: valueAt(config, 'content_types'),
        SupportedResponseMIMETypes: valueAt(config, 'response_types'),
        SupportedRealtimeInferenceInstanceTypes: valueAt(config, 'inference_instances'),
        SupportedTransformInstanceTypes: valueAt(config, 'transform_instances'),
      },
      ModelApprovalStatus: valueAt(config, 'approval_status'),
      SkipModelValidation: 'None',
      ModelMetrics: metrics === undefined ? undefined : modelMetrics(metrics, input.graph),
      CustomerMetadataProperties: customerMetadata(config),
      Domain: valueAt(config, 'domain'),
      Task: valueAt(config, 'task'),
      SamplePayloadUrl: samples === undefined ? undefined : objectValue(samples),
    },
  };
};

/** The model's quality, if the JSON file that holds it is known (SDK 2.257, model_metrics.py `ModelMetrics`). */
function modelMetrics(wire: Wire, graph: PipelineGraph): Draft | undefined {
  const file = metricsFile(wire, graph);
  return file === undefined
    ? undefined
    : { ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: file } } };
}

/** The object with the metrics: a given URI of a JSON file, the output's JSON file, or a property file of the producer in that output. */
function metricsFile(wire: Wire, graph: PipelineGraph): Traced | undefined {
  const { source } = wire;
  if (source.kind === 'value') {
    return typeof source.value.value === 'string' && isJsonFile(source.value.value)
      ? source.value
      : undefined;
  }
  const { step, output } = source;
  if (output.file_name !== undefined) {
    return isJsonFile(output.file_name) ? objectValue(wire) : undefined;
  }
  const producer = graph.steps.get(step);
  const files = producer?.kind === 'job' ? [...producer.propertyFiles.values()] : [];
  const [file] = files
    .filter(({ output_name, path }) => output_name === output.name && isJsonFile(path))
    .sort((a, b) => compareNames(a.name, b.name));
  return file === undefined ? undefined : inFolder(wire, new Traced(file.path, child(file.at, 'path')));
}

function isJsonFile(path: string): boolean {
  return path.toLowerCase().endsWith('.json');
}

function customerMetadata(config: EffectiveConfig): Draft | undefined {
  const entries = [...mapAt(config, 'customer_metadata')].sort(([a], [b]) => compareNames(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
