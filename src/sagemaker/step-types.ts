/**
 * What SageMaker Pipelines accepts for each type of step, in one table.
 *
 * Sources: the step classes of the SageMaker Python SDK 2.257.6 (`sagemaker/workflow/`) and 3.20
 * (`sagemaker/mlops/workflow/`), whose files are named beside the facts, and the shapes of botocore's SageMaker model
 * 2017-07-24. Which types take retries: `ConfigurableRetryStep` in workflow/steps.py; which take a cache: the classes
 * with a `cache_config` argument.
 */

/** The values of a step's `Type`: the 22 of SDK 2.257.6 (`StepTypeEnum`) and `EMRServerless` of SDK 3. */
export const SAGEMAKER_STEP_TYPES = [
  'AutoML',
  'BedrockCustomModel',
  'BedrockCustomModelDeployment',
  'BedrockModelImport',
  'BedrockProvisionedModelThroughput',
  'Callback',
  'ClarifyCheck',
  'Condition',
  'EMR',
  'EMRServerless',
  'Endpoint',
  'EndpointConfig',
  'Fail',
  'InferenceComponent',
  'Lambda',
  'Lineage',
  'Model',
  'Processing',
  'QualityCheck',
  'RegisterModel',
  'Training',
  'Transform',
  'Tuning',
] as const;

/** The `Type` of a step in a pipeline definition. */
export type SageMakerStepType = (typeof SAGEMAKER_STEP_TYPES)[number];

/**
 * Which exceptions a step's `RetryPolicies` may name: `job` those of the step and of its job (`Step.*`,
 * `SageMaker.*`), `step` only `Step.*`, `none` when the type takes no retry policies at all.
 */
export type RetrySupport = 'job' | 'step' | 'none';

/** A member of a step's arguments that may not be given, as a dotted path from `Arguments` (`*` is every item of a list), and why. */
export interface ForbiddenMember {
  readonly path: string;
  /** The end of a sentence that begins with the member's name. */
  readonly reason: string;
}

/** Members of a structure of which exactly one is given. */
export interface Alternatives {
  /** Where the structure is: a dotted path from `Arguments`, '' for these themselves. Nothing holds where it is absent. */
  readonly path: string;
  readonly oneOf: readonly string[];
  /** Members of the structure that are given only beside a certain alternative, and which. */
  readonly onlyBeside: Readonly<Record<string, string>>;
}

/** What holds for every step of one type. */
export interface StepTypeFacts {
  /**
   * Name of the shape that `Arguments` follow: a request's, or one of Pipelines' own (tools/pipeline_shapes.py);
   * undefined when they are free.
   */
  readonly request: string | undefined;
  /** Name of the shape that the {@link extraKeys} follow; undefined where rules of their own look at them. */
  readonly members: string | undefined;
  /**
   * The request member that names the job or resource, which the service fills in: never required in `Arguments`.
   * When given, it is taken as a prefix (SDK 2.257, workflow/utilities.py `trim_request_dict`). Undefined when the
   * request has no such member, or when the name has to be given.
   */
  readonly generatedName: string | undefined;
  /** Names of the response shapes whose members are the step's properties, the first one first. */
  readonly responses: readonly string[];
  /** Whether the step takes a `CacheConfig`. */
  readonly caches: boolean;
  readonly retries: RetrySupport;
  readonly forbidden: readonly ForbiddenMember[];
  /** Members that must have one value, by dotted path. */
  readonly fixedValues: Readonly<Record<string, string>>;
  readonly alternatives: readonly Alternatives[];
  /** Keys of the step beside `Arguments` that only this type has, sorted. */
  readonly extraKeys: readonly string[];
}

const NOTHING: StepTypeFacts = {
  request: undefined,
  members: undefined,
  generatedName: undefined,
  responses: [],
  caches: false,
  retries: 'none',
  forbidden: [],
  fixedValues: {},
  alternatives: [],
  extraKeys: [],
};

/** workflow/steps.py `_trim_experiment_config`: only TrialComponentDisplayName survives. */
const EXPERIMENT_MEMBERS: readonly ForbiddenMember[] = ['ExperimentName', 'RunName', 'TrialName'].map(
  (member) => ({
    path: `ExperimentConfig.${member}`,
    reason: "is set by the pipeline's own experiment configuration",
  }),
);

const notSupported = (...paths: readonly string[]): readonly ForbiddenMember[] =>
  paths.map((path) => ({ path, reason: 'is not supported in a pipeline' }));

const CHECK_KEYS = [
  'CheckType',
  'FailOnViolation',
  'ModelPackageGroupName',
  'RegisterNewBaseline',
  'SkipCheck',
  'SuppliedBaselineConstraints',
];

const FACTS: Readonly<Record<SageMakerStepType, StepTypeFacts>> = {
  // workflow/automl_step.py: `arguments` drops the two members and refuses another mode.
  AutoML: {
    ...NOTHING,
    request: 'CreateAutoMLJobRequest',
    generatedName: 'AutoMLJobName',
    responses: ['DescribeAutoMLJobResponse'],
    caches: true,
    retries: 'job',
    forbidden: notSupported('GenerateCandidateDefinitionsOnly', 'ModelDeployConfig'),
    fixedValues: { 'AutoMLJobConfig.Mode': 'ENSEMBLING' },
  },
  // workflow/bedrock_steps.py of SDK 2.257.6 (2.257.7 no longer has it; the service's step metadata still does).
  BedrockCustomModel: {
    ...NOTHING,
    request: 'bedrock:CreateCustomModelRequest',
    responses: ['bedrock:GetCustomModelResponse'],
    // Documented in botocore's bedrock model: one of the two, but not both; a model has a source.
    alternatives: [{ path: '', oneOf: ['ModelSourceConfig', 'CustomModelDataSource'], onlyBeside: {} }],
  },
  BedrockCustomModelDeployment: {
    ...NOTHING,
    request: 'bedrock:CreateCustomModelDeploymentRequest',
    responses: ['bedrock:GetCustomModelDeploymentResponse'],
  },
  BedrockModelImport: {
    ...NOTHING,
    request: 'bedrock:CreateModelImportJobRequest',
    responses: ['bedrock:GetModelImportJobResponse'],
  },
  BedrockProvisionedModelThroughput: {
    ...NOTHING,
    request: 'bedrock:CreateProvisionedModelThroughputRequest',
    responses: ['bedrock:GetProvisionedModelThroughputResponse'],
  },
  // workflow/callback_step.py
  Callback: {
    ...NOTHING,
    members: 'pipeline:CallbackMembers',
    caches: true,
    extraKeys: ['OutputParameters', 'SqsQueueUrl'],
  },
  // workflow/clarify_check_step.py: the arguments are those of the processing job it runs.
  ClarifyCheck: {
    ...NOTHING,
    request: 'CreateProcessingJobRequest',
    members: 'pipeline:ClarifyCheckMembers',
    generatedName: 'ProcessingJobName',
    caches: true,
    extraKeys: [...CHECK_KEYS, 'ModelName'].sort(),
  },
  // workflow/condition_step.py
  Condition: NOTHING,
  // workflow/emr_step.py: `__init__` and `_validate_cluster_config`; its retry policies are declared as StepRetryPolicy.
  EMR: {
    ...NOTHING,
    request: 'pipeline:EMRArguments',
    responses: ['emr:Step'],
    caches: true,
    retries: 'step',
    forbidden: notSupported(
      'ClusterConfig.AutoTerminationPolicy',
      'ClusterConfig.Instances.KeepJobFlowAliveWhenNoSteps',
      'ClusterConfig.Instances.TerminationProtected',
      'ClusterConfig.Name',
      'ClusterConfig.Steps',
    ),
    alternatives: [
      {
        path: '',
        oneOf: ['ClusterId', 'ClusterConfig'],
        onlyBeside: { ExecutionRoleArn: 'ClusterId' },
      },
      { path: 'ClusterConfig.Instances', oneOf: ['InstanceGroups', 'InstanceFleets'], onlyBeside: {} },
    ],
  },
  // SDK 3, mlops/workflow/emr_serverless_step.py `__init__`; its retry policies are declared as StepRetryPolicy.
  EMRServerless: {
    ...NOTHING,
    request: 'pipeline:EMRServerlessArguments',
    responses: ['emr-serverless:GetJobRunResponse'],
    caches: true,
    retries: 'step',
    alternatives: [{ path: '', oneOf: ['ApplicationId', 'ApplicationConfig'], onlyBeside: {} }],
  },
  // SDK 2.257.6, workflow/endpoint_step.py: `unsupported_fields`; cacheable, not retryable.
  Endpoint: {
    ...NOTHING,
    request: 'CreateEndpointInput',
    responses: ['DescribeEndpointOutput'],
    caches: true,
    forbidden: notSupported('DeploymentConfig'),
  },
  EndpointConfig: {
    ...NOTHING,
    request: 'CreateEndpointConfigInput',
    responses: ['DescribeEndpointConfigOutput'],
    caches: true,
    retries: 'job',
    forbidden: notSupported('DataCaptureConfig', 'ExplainerConfig'),
  },
  // workflow/fail_step.py: reading its properties is an error.
  Fail: NOTHING,
  // workflow/inference_component_step.py: neither cacheable nor retryable.
  InferenceComponent: {
    ...NOTHING,
    request: 'CreateInferenceComponentInput',
    responses: ['DescribeInferenceComponentOutput'],
    // Documented in botocore's model: one of the two, but not both.
    alternatives: [{ path: '', oneOf: ['Specification', 'Specifications'], onlyBeside: {} }],
  },
  // workflow/lambda_step.py
  Lambda: {
    ...NOTHING,
    members: 'pipeline:LambdaMembers',
    caches: true,
    extraKeys: ['FunctionArn', 'OutputParameters'],
  },
  // workflow/lineage_step.py
  Lineage: { ...NOTHING, request: 'pipeline:LineageArguments' },
  // workflow/model_step.py `_validate_sagemaker_job_step_retry_policy`: no SageMaker.* exceptions.
  Model: {
    ...NOTHING,
    request: 'CreateModelInput',
    generatedName: 'ModelName',
    responses: ['DescribeModelOutput'],
    retries: 'step',
  },
  Processing: {
    ...NOTHING,
    request: 'CreateProcessingJobRequest',
    generatedName: 'ProcessingJobName',
    responses: ['DescribeProcessingJobResponse'],
    caches: true,
    retries: 'job',
    forbidden: EXPERIMENT_MEMBERS,
    extraKeys: ['PropertyFiles'],
  },
  // workflow/quality_check_step.py: the arguments are those of the processing job it runs.
  QualityCheck: {
    ...NOTHING,
    request: 'CreateProcessingJobRequest',
    members: 'pipeline:QualityCheckMembers',
    generatedName: 'ProcessingJobName',
    caches: true,
    extraKeys: [...CHECK_KEYS, 'SuppliedBaselineStatistics'].sort(),
  },
  // workflow/_utils.py, `_RegisterModelStep.arguments`: the service rejects the first two; workflow/model_step.py.
  RegisterModel: {
    ...NOTHING,
    request: 'CreateModelPackageInput',
    generatedName: 'ModelPackageName',
    responses: ['DescribeModelPackageOutput'],
    retries: 'step',
    forbidden: notSupported('CertifyForMarketplace', 'Description', 'ModelPackageName'),
  },
  // workflow/steps.py `TrainingStep.arguments`
  Training: {
    ...NOTHING,
    request: 'CreateTrainingJobRequest',
    generatedName: 'TrainingJobName',
    responses: ['DescribeTrainingJobResponse'],
    caches: true,
    retries: 'job',
    forbidden: [
      ...EXPERIMENT_MEMBERS,
      {
        path: 'HyperParameters.sagemaker_job_name',
        reason: 'is a name of its own for each run, which the service makes',
      },
    ],
  },
  Transform: {
    ...NOTHING,
    request: 'CreateTransformJobRequest',
    generatedName: 'TransformJobName',
    responses: ['DescribeTransformJobResponse'],
    caches: true,
    retries: 'job',
    forbidden: EXPERIMENT_MEMBERS,
  },
  // workflow/steps.py `TuningStep`: properties of both responses, for the best job and for the top 50.
  Tuning: {
    ...NOTHING,
    request: 'CreateHyperParameterTuningJobRequest',
    generatedName: 'HyperParameterTuningJobName',
    responses: [
      'DescribeHyperParameterTuningJobResponse',
      'ListTrainingJobsForHyperParameterTuningJobResponse',
    ],
    caches: true,
    retries: 'job',
  },
};

/** The facts of one step type. */
export function stepTypeFacts(type: SageMakerStepType): StepTypeFacts {
  return FACTS[type];
}

/** Whether a text is the `Type` of a step that SageMaker Pipelines knows. */
export function isSageMakerStepType(text: string): text is SageMakerStepType {
  return Object.hasOwn(FACTS, text);
}
