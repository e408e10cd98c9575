/** Members of a request that the service model does not require and a pipeline step cannot do without. */
export interface RequiredMembers {
  /** At least one of them has to be given. */
  readonly oneOf: readonly string[];
  /** Nothing is required if one of these is given. */
  readonly unless: readonly string[];
}

const required = (...oneOf: readonly string[]): RequiredMembers => ({ oneOf, unless: [] });

/** A training job without these is one of the serverless kind, which `ServerlessJobConfig` asks for. */
const SERVERLESS = ['ServerlessJobConfig'];
const GROUPS = ['InstanceGroups', 'InstancePreferences'];
const PREFERENCES = ['InstancePreferences'];

/**
 * By name of the shape. The documentation in botocore's model (1.44, sagemaker 2017-07-24) states two of them:
 * `AlgorithmName` or `TrainingImage` has to be given (AlgorithmSpecification), and `InstancePreferences` stands in for
 * `InstanceType` (ResourceConfig, ProcessingClusterConfig). The others are inferred and not verified with the service:
 * older releases of the model require AlgorithmSpecification, ResourceConfig, StoppingCondition and the instances, and
 * an input, output, model, container, variant or tuning job without any of its alternatives says nothing of what it is.
 */
const REQUIRED: Readonly<Record<string, readonly RequiredMembers[]>> = {
  CreateTrainingJobRequest: [
    { oneOf: ['AlgorithmSpecification'], unless: SERVERLESS },
    { oneOf: ['ResourceConfig'], unless: SERVERLESS },
    { oneOf: ['StoppingCondition'], unless: SERVERLESS },
  ],
  AlgorithmSpecification: [required('TrainingImage', 'AlgorithmName')],
  ResourceConfig: [
    { oneOf: ['InstanceType'], unless: GROUPS },
    { oneOf: ['InstanceCount'], unless: GROUPS },
  ],
  ProcessingClusterConfig: [
    { oneOf: ['InstanceType'], unless: PREFERENCES },
    { oneOf: ['InstanceCount'], unless: PREFERENCES },
  ],
  ProcessingInput: [required('S3Input', 'DatasetDefinition')],
  ProcessingOutput: [required('S3Output', 'FeatureStoreOutput')],
  CreateModelInput: [required('PrimaryContainer', 'Containers')],
  ProductionVariant: [required('InstanceType', 'InstancePools', 'ServerlessConfig')],
  ContainerDefinition: [required('Image', 'ModelPackageName')],
  CreateHyperParameterTuningJobRequest: [required('TrainingJobDefinition', 'TrainingJobDefinitions')],
  HyperParameterTrainingJobDefinition: [required('ResourceConfig', 'HyperParameterTuningResourceConfig')],
  HyperParameterAlgorithmSpecification: [required('TrainingImage', 'AlgorithmName')],
  // SDK 2.257, workflow/automl_step.py `AutoMLStep.arguments`: the mode has to be given, and to be ENSEMBLING.
  CreateAutoMLJobRequest: [required('AutoMLJobConfig')],
  AutoMLJobConfig: [required('Mode')],
  // Documented in botocore's bedrock model at roleArn: Bedrock reads a model package without it.
  'bedrock:CreateCustomModelRequest': [{ oneOf: ['RoleArn'], unless: ['CustomModelDataSource'] }],
  // SDK 3.20, mlops/workflow/emr_serverless_step.py `EMRServerlessJobConfig.__init__`.
  'pipeline:EMRServerlessJobConfig': [required('jobDriver')],
};

/** What the structure of that name needs beside the members that the service model requires. */
export function furtherRequired(shapeName: string): readonly RequiredMembers[] {
  return Object.hasOwn(REQUIRED, shapeName) ? (REQUIRED[shapeName] ?? []) : [];
}
