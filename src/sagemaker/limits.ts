/**
 * Limits of SageMaker Pipelines. A limit that a request shape of the vendored service model states as well is read
 * from there when arguments are checked; here are those that rules name before there are any arguments.
 *
 * "botocore X" means the shape X of botocore's SageMaker model 2017-07-24, release 1.44.5.
 */

/** A length, count or value that is allowed from `min` to `max`, both included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A name's length in characters and the expression that all of it has to match. */
export interface NameRule extends Range {
  readonly pattern: RegExp;
}

/** The `Version` of the definition format (SDK 2.257, workflow/pipeline.py `Pipeline._version`). */
export const DEFINITION_VERSION = '2020-12-01';

/** A pipeline's name: no underscore, no hyphen at either end (botocore PipelineName). */
export const PIPELINE_NAME: NameRule = { min: 1, max: 256, pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}$/u };

/** A pipeline's display name: as its name (botocore PipelineName, used for `PipelineDisplayName`). */
export const PIPELINE_DISPLAY_NAME: NameRule = PIPELINE_NAME;

/** A step's name; the shape allows an empty one, which nothing could refer to (botocore StepName). */
export const STEP_NAME: NameRule = { min: 1, max: 64, pattern: /^[A-Za-z0-9\-_]*$/u };

/** A pipeline parameter's name (botocore PipelineParameterName). */
export const PARAMETER_NAME: NameRule = { min: 1, max: 256, pattern: /^[A-Za-z0-9\-_]*$/u };

/** Most characters of a pipeline's description (botocore PipelineDescription). */
export const MAX_PIPELINE_DESCRIPTION_LENGTH = 3072;

/** Most characters of a step's display name (botocore StepDisplayName). */
export const MAX_STEP_DISPLAY_NAME_LENGTH = 256;

/** Most characters of a step's description (botocore StepDescription). */
export const MAX_STEP_DESCRIPTION_LENGTH = 3072;

/** Characters of the display name that one execution may be given (botocore PipelineExecutionName). */
export const EXECUTION_DISPLAY_NAME: NameRule = {
  min: 1,
  max: 82,
  pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}$/u,
};

/** Most parameters that an execution can be started with (botocore ParameterList). */
export const MAX_PARAMETERS = 200;

/** Most characters of a parameter's value when an execution is started (botocore String1024). */
export const MAX_PARAMETER_VALUE_LENGTH = 1024;

/** Most characters of a definition sent with the request (botocore PipelineDefinition). */
export const MAX_INLINE_DEFINITION_LENGTH = 1_048_576;

/** From this many bytes on, the SDK puts the definition into S3 (SDK 2.257, workflow/pipeline.py `_create_args`). */
export const DEFINITION_TO_S3_BYTES = 102_400;

/** Most tags on a pipeline (botocore TagList). */
export const MAX_TAGS = 50;

/** Steps in a selective execution (botocore SelectedStepList). */
export const SELECTED_STEPS: Range = { min: 1, max: 50 };

/** Characters of a token that makes a request idempotent (botocore IdempotencyToken). */
export const CLIENT_REQUEST_TOKEN_LENGTH: Range = { min: 32, max: 128 };

/**
 * Steps in a pipeline beyond which third parties report a refusal. Not in the service model and not verified, so
 * that a rule may warn but not fail.
 */
export const REPORTED_MAX_STEPS = 50;

/**
 * Most steps of one execution that run at the same time unless told otherwise (SageMaker Developer Guide, page
 * build-and-manage-pipeline).
 */
export const DEFAULT_PARALLEL_STEPS = 50;

/** Least value of `MaxParallelExecutionSteps` (botocore MaxParallelExecutionSteps). */
export const MIN_PARALLEL_STEPS = 1;

/** Most hours that an execution may take (SageMaker Developer Guide, page feature-store-processor-quotas). */
export const MAX_EXECUTION_HOURS = 672;

/** Inputs of a processing job, and outputs (botocore ProcessingInputs, ProcessingOutputs). */
export const MAX_PROCESSING_PORTS = 10;

/** Channels of a training job (botocore InputDataConfig). */
export const TRAINING_CHANNELS: Range = { min: 1, max: 20 };

/** Arguments of a processing container (botocore ContainerArguments). */
export const CONTAINER_ARGUMENTS: Range = { min: 1, max: 100 };

/** Most characters of one argument of a processing container (botocore ContainerArgument). */
export const MAX_CONTAINER_ARGUMENT_LENGTH = 256;

/** Most hyperparameters of a training job (botocore HyperParameters). */
export const MAX_HYPERPARAMETERS = 100;

/** Most characters of a hyperparameter's value (botocore HyperParameterValue). */
export const MAX_HYPERPARAMETER_LENGTH = 2500;

/** Most environment variables of a processing job (botocore ProcessingEnvironmentMap). */
export const MAX_PROCESSING_ENVIRONMENT = 100;

/** Most environment variables of a training job (botocore TrainingEnvironmentMap). */
export const MAX_TRAINING_ENVIRONMENT = 100;

/** Most environment variables of a transform job (botocore TransformEnvironmentMap). */
export const MAX_TRANSFORM_ENVIRONMENT = 16;

/** Most metric definitions of a training job (botocore MetricDefinitionList). */
export const MAX_METRIC_DEFINITIONS = 40;

/** Instances of a processing job (botocore ProcessingInstanceCount). */
export const PROCESSING_INSTANCES: Range = { min: 1, max: 100 };

/**
 * Values of `MaxAttempts` in a retry policy: the SDK's cap (2.257, workflow/retry.py `MAX_ATTEMPTS_CAP`), and 0, with
 * which nothing is retried (SageMaker Developer Guide, page pipelines-retry-policy).
 */
export const RETRY_ATTEMPTS: Range = { min: 0, max: 20 };

/** Values of `ExpireAfterMin` in a retry policy (SDK 2.257, workflow/retry.py `MAX_EXPIRE_AFTER_MIN`). */
export const RETRY_EXPIRE_AFTER_MINUTES: Range = { min: 0, max: 14_400 };

/** Values of `IntervalSeconds` in a retry policy (SageMaker Developer Guide, page pipelines-retry-policy). */
export const RETRY_INTERVAL_SECONDS: Range = { min: 0, max: 43_200 };

/** The SDK's `BackoffRate` and `IntervalSeconds` when a retry policy says nothing (SDK 2.257, workflow/retry.py). */
export const RETRY_DEFAULTS = { backoffRate: 2.0, intervalSeconds: 1 } as const;
