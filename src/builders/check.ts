import type { EffectiveConfig } from '../project/config.js';
import type { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { imageDraft } from './image.js';
import { wireInto, wireValue } from './inputs.js';
import { networkConfig } from './network.js';
import { defaultDestination } from './outputs.js';
import type { BuildInput } from './step.js';
import { tagsOf } from './tags.js';
import { valueAt } from './values.js';

/** What the processing job of a check reads, writes and is told. */
export interface CheckJob {
  readonly inputs: readonly Draft[];
  /** Name of the one output, and when it is uploaded. */
  readonly output: string;
  readonly uploadMode: 'EndOfJob' | 'Continuous';
  /** Environment variables of the container, all of them. */
  readonly environment: Readonly<Record<string, Draft>>;
}

/** The folder of the container that the images of both kinds of check write into (SDK 2.257, workflow/quality_check_step.py, clarify.py). */
export const CHECK_OUTPUT_FOLDER = '/opt/ml/processing/output';

/**
 * Arguments of a QualityCheck or ClarifyCheck step: a CreateProcessingJob request without ProcessingJobName (SDK 2.257,
 * workflow/quality_check_step.py and clarify_check_step.py, `arguments`; botocore 1.43 sagemaker 2017-07-24
 * CreateProcessingJobRequest). The image brings its own entrypoint.
 */
export function checkArguments(input: BuildInput, job: CheckJob): Draft {
  const { config } = input.job;
  const runtime = valueAt(config, 'max_runtime_in_seconds');
  return {
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: valueAt(config, 'instance_type'),
        InstanceCount: valueAt(config, 'instance_count'),
        VolumeSizeInGB: valueAt(config, 'volume_size'),
        VolumeKmsKeyId: valueAt(config, 'volume_kms_key'),
      },
    },
    AppSpecification: { ImageUri: imageDraft(input.job, input.graph.manifest.value.parameters ?? {}) },
    RoleArn: valueAt(config, 'role'),
    ProcessingInputs: job.inputs.length === 0 ? undefined : job.inputs,
    ProcessingOutputConfig: {
      KmsKeyId: valueAt(config, 'output_kms_key'),
      Outputs: [
        {
          OutputName: job.output,
          AppManaged: false,
          S3Output: {
            S3Uri: valueAt(config, 'output_path') ?? defaultDestination(input, 'output', job.output),
            LocalPath: CHECK_OUTPUT_FOLDER,
            S3UploadMode: job.uploadMode,
          },
        },
      ],
    },
    StoppingCondition: runtime === undefined ? undefined : { MaxRuntimeInSeconds: runtime },
    Environment: Object.keys(job.environment).length === 0 ? undefined : job.environment,
    NetworkConfig: networkConfig(config),
    Tags: tagsOf(config),
  };
}

/**
 * The members beside Arguments that both kinds of check have. The SDK writes those that are not given as null
 * (2.257, `to_request` of both steps), and so do we: that is the form which the service is known to take.
 */
export function checkMembers(config: EffectiveConfig, type: string): Readonly<Record<string, Draft>> {
  return {
    CheckType: valueAt(config, type) ?? null,
    ModelPackageGroupName: valueAt(config, 'baseline_model_package_group') ?? null,
    SkipCheck: valueAt(config, 'skip_check') ?? false,
    FailOnViolation: valueAt(config, 'fail_on_violation') ?? true,
    RegisterNewBaseline: valueAt(config, 'register_new_baseline') ?? false,
    SuppliedBaselineConstraints: valueAt(config, 'supplied_baseline_constraints') ?? null,
  };
}

/** The data set that a check reads, with the dependency that brings it: the first wire that is not the model's name. */
export function checkedData({
  wires,
}: BuildInput): { readonly dependency: string; readonly uri: Traced } | undefined {
  const wire = [...wires.values()].find(({ dependency }) => dependency.dependency_type !== 'custom_property');
  return wire === undefined ? undefined : { dependency: wire.dependency.name, uri: wireValue(wire) };
}

/** The name of the model that a check is about: the wire into the dependency of type custom_property. */
export function checkedModel(input: BuildInput): Traced | undefined {
  const wire = wireInto(input, 'custom_property');
  return wire === undefined ? undefined : wireValue(wire);
}
