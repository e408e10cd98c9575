import type { PlannedStep } from '../planner/plan.js';
import type { ConfigLine } from './pipeline-lines.js';
import type { YamlData } from './yaml-text.js';

/** What the sample values of a step are made with. */
export interface SampleFacts {
  /** Of the pipeline. */
  readonly name: string;
  readonly role: string;
  readonly region: string;
  /** Prefix in S3 below which the pipeline stores what it makes. */
  readonly root: string;
  /** Where the first data are. */
  readonly data: string;
  /** Path of the notebook that is written beside the config, from there. */
  readonly notebook: string;
  /** Whether something feeds an input of the step. */
  readonly isFed: (input: string) => boolean;
}

/** An account that AWS uses in its examples. */
const ACCOUNT = '123456789012';

type Sample = (facts: SampleFacts) => readonly ConfigLine[];

/** A request of which the user has to check every member. */
function request(
  what: string,
  members: (facts: SampleFacts) => { readonly [member: string]: YamlData },
): Sample {
  return (facts) => [{ key: 'request', value: members(facts), replace: what }];
}

/** A member that stands in a request only if no step feeds it. */
function unlessFed(
  { isFed }: SampleFacts,
  input: string,
  members: { readonly [member: string]: YamlData },
): { readonly [member: string]: YamlData } {
  return isFed(input) ? {} : members;
}

/** Values by step type for config keys that only the user knows and no parameter can stand for; each passes every check. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  AutoML: request('the column to predict, and what is searched', (facts) => ({
    RoleArn: facts.role,
    InputDataConfig: [
      {
        TargetAttributeName: 'label',
        ChannelType: 'training',
        ContentType: 'text/csv;header=present',
        DataSource: {
          S3DataSource: {
            S3DataType: 'S3Prefix',
            ...unlessFed(facts, 'training_data', { S3Uri: facts.data }),
          },
        },
      },
    ],
    OutputDataConfig: { S3OutputPath: `${facts.root}/${facts.name}/auto-ml` },
    AutoMLJobConfig: { Mode: 'ENSEMBLING' },
  })),
  BedrockCustomModel: request('the name of the model and the role of Bedrock', (facts) => ({
    ModelName: facts.name,
    RoleArn: facts.role,
    ...unlessFed(facts, 'model_data', {
      ModelSourceConfig: { S3DataSource: { S3Uri: facts.data } },
    }),
  })),
  BedrockCustomModelDeployment: request('the names of the deployment and its model', (facts) => ({
    ModelDeploymentName: facts.name,
    ...unlessFed(facts, 'model_arn', {
      ModelArn: `arn:aws:bedrock:${facts.region}:${ACCOUNT}:custom-model/imported/abcdef123456`,
    }),
  })),
  BedrockModelImport: request('the name of the model and the role of Bedrock', (facts) => ({
    JobName: `${facts.name}-\${execution.PipelineExecutionId}`,
    ImportedModelName: facts.name,
    RoleArn: facts.role,
    ...unlessFed(facts, 'model_data', {
      ModelDataSource: { S3DataSource: { S3Uri: facts.data } },
    }),
  })),
  BedrockProvisionedModelThroughput: request('the model, and how much throughput is bought', (facts) => ({
    ProvisionedModelName: facts.name,
    ModelUnits: 1,
    ...unlessFed(facts, 'model_arn', {
      ModelId: `arn:aws:bedrock:${facts.region}:${ACCOUNT}:custom-model/imported/abcdef123456`,
    }),
  })),
  EMR: (facts) => [
    { key: 'cluster_id', value: 'j-ABCDEFGHIJKLM', replace: 'the id of the cluster' },
    {
      key: 'step_config',
      value: {
        HadoopJarStep: {
          Jar: 'command-runner.jar',
          Args: ['spark-submit', `${facts.root}/${facts.name}/jobs/job.py`, facts.data],
        },
      },
      replace: 'what the cluster runs',
    },
  ],
  EMRServerless: request('the application and what it runs', ({ role, root, name, data }) => ({
    ExecutionRoleArn: role,
    ApplicationId: '00abcdefghijklmn',
    JobConfig: {
      applicationId: '00abcdefghijklmn',
      executionRoleArn: role,
      jobDriver: {
        sparkSubmit: { entryPoint: `${root}/${name}/jobs/job.py`, entryPointArguments: [data] },
      },
    },
  })),
  Endpoint: request('the name of the endpoint', (facts) => ({
    EndpointName: facts.name,
    ...unlessFed(facts, 'endpoint_config_name', { EndpointConfigName: `${facts.name}-config` }),
  })),
  EndpointConfig: request('instances, and how many', (facts) => ({
    EndpointConfigName: `${facts.name}-\${execution.PipelineExecutionId}`,
    ProductionVariants: [
      {
        VariantName: 'AllTraffic',
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
        ...unlessFed(facts, 'model_name', { ModelName: `${facts.name}-model` }),
      },
    ],
  })),
  InferenceComponent: request('the endpoint, and what the model needs of it', (facts) => ({
    InferenceComponentName: facts.name,
    ...unlessFed(facts, 'endpoint_name', { EndpointName: `${facts.name}-endpoint` }),
    VariantName: 'AllTraffic',
    Specification: {
      ...unlessFed(facts, 'model_name', { ModelName: `${facts.name}-model` }),
      ComputeResourceRequirements: { NumberOfCpuCoresRequired: 1, MinMemoryRequiredInMb: 1024 },
    },
    RuntimeConfig: { CopyCount: 1 },
  })),
  Lineage: request('what is recorded', ({ name, data }) => ({
    Artifacts: [{ ArtifactName: `${name}-data`, ArtifactType: 'DataSet', Source: { SourceUri: data } }],
    Contexts: [
      {
        ContextName: name,
        ContextType: 'Project',
        Source: { SourceUri: '${execution.PipelineArn}' },
      },
    ],
    Associations: [
      {
        Source: { Name: `${name}-data`, Type: 'Artifact' },
        Destination: { Name: name, Type: 'Context' },
        AssociationType: 'AssociatedWith',
      },
    ],
  })),
  MIMSRegistration: ({ region }) => [
    { key: 'workflow_execution_id', value: '${execution.PipelineExecutionId}' },
    {
      key: 'image_uri',
      value: `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/mims-registration:1`,
      replace: 'the image with the script',
    },
    {
      key: 'container_entrypoint',
      value: ['python3', '/opt/program/mims_registration.py'],
      replace: 'how the image runs it',
    },
  ],
  NotebookJob: ({ region, notebook }) => [
    { key: 'input_notebook', value: notebook },
    { key: 'notebook_job_name', value: 'notebook' },
    { key: 'kernel_name', value: 'python3' },
    {
      key: 'image_uri',
      value: `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/sagemaker-distribution-prod:2-cpu`,
      replace: 'an image of SageMaker Distribution',
    },
  ],
  QualityCheck: () => [
    {
      key: 'quality_check_type',
      value: 'DATA_QUALITY',
      comment: 'the first run makes the baseline and compares with nothing',
    },
    { key: 'dataset_format', value: { csv: { header: true } } },
    { key: 'skip_check', value: true },
    { key: 'register_new_baseline', value: true },
  ],
  ClarifyCheck: () => [
    { key: 'clarify_check_type', value: 'DATA_BIAS' },
    {
      key: 'analysis_config',
      value: {
        dataset_type: 'text/csv',
        headers: ['label', 'age', 'amount'],
        label: 'label',
        label_values_or_threshold: [1],
        facet: [{ name_or_index: 'age', value_or_threshold: [40] }],
        methods: { pre_training_bias: { methods: 'all' } },
      },
      replace: 'the columns, the label and the groups to compare',
    },
    { key: 'skip_check', value: true, comment: 'the first run makes the baseline and compares with nothing' },
    { key: 'register_new_baseline', value: true },
  ],
  Raw: ({ region, name }) => [
    { key: 'sagemaker_type', value: 'Lambda', replace: 'the Type of the step, as SageMaker writes it' },
    { key: 'request', value: { pipeline: name }, replace: 'the Arguments of the step' },
    {
      key: 'members',
      value: { FunctionArn: `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}` },
      replace: 'what stands beside Arguments',
    },
  ],
  Tuning: ({ region }) => [
    {
      key: 'image_uri',
      value: `683313688378.dkr.ecr.${region}.amazonaws.com/sagemaker-xgboost:1.7-1`,
      replace: 'the image of the algorithm',
    },
    {
      key: 'hyperparameters',
      value: { objective: 'binary:logistic', num_round: 200 },
      replace: 'its fixed ones',
    },
    { key: 'objective', value: { metric: 'validation:auc', type: 'Maximize' }, replace: 'its metric' },
    {
      key: 'hyperparameter_ranges',
      value: { max_depth: { type: 'integer', min: 3, max: 10 } },
      replace: 'what is searched',
    },
    { key: 'max_jobs', value: 20 },
    { key: 'max_parallel_jobs', value: 2 },
  ],
};

/** Sample values for a step of a type that cannot do without them; none for other types. */
export function samplesFor({ type }: PlannedStep, facts: SampleFacts): readonly ConfigLine[] {
  const samples = new Map(Object.entries(SAMPLES));
  return samples.get(type)?.(facts) ?? [];
}

/** A notebook with one cell, in the format of Jupyter. */
export const SAMPLE_NOTEBOOK = `${JSON.stringify(
  {
    cells: [
      {
        cell_type: 'code',
        execution_count: null,
        metadata: { tags: ['parameters'] },
        outputs: [],
        source: ["print('What the step does goes here.')"],
      },
    ],
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  },
  undefined,
  1,
)}\n`;
