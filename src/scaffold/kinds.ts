import type { DataType, DependencyType, StepSpec } from '../project/types.generated.js';

/** What a step that is to be written consumes. */
export interface InputDesign {
  readonly name: string;
  readonly type: DependencyType;
  readonly dataType: DataType;
  readonly required: boolean;
  /** Where the script finds it in its container; absent for what reaches no script. */
  readonly path?: string;
  readonly description: string;
}

/** What a step that is to be written produces. */
export interface OutputDesign {
  readonly name: string;
  readonly type: DependencyType;
  readonly dataType: DataType;
  /** With `properties.` in front, as specifications have it. */
  readonly propertyPath: string;
  readonly trainingJobFile?: string;
  /** Where the script writes it in its container; absent for what no script writes. */
  readonly path?: string;
  readonly description: string;
}

/** job: the step runs the script in a job. inference: the script serves a model. none: no script of the project runs. */
export type ScriptUse = 'job' | 'inference' | 'none';

/** What `pipectl new step` knows of one kind of step. */
export interface KindFacts {
  readonly sagemakerType: StepSpec['sagemaker_step_type'];
  /** What a step of the kind does, for the list of kinds. */
  readonly summary: string;
  readonly script: ScriptUse;
  /** Names of the inputs when none are given. */
  readonly inputs: readonly string[];
  /** Names of the outputs when none are given. */
  readonly outputs: readonly string[];
  /** An input that the kind cannot do without: where no input has its type, it is added in front. */
  readonly neededInput?: { readonly name: string; readonly type: DependencyType };
}

/** The kinds of steps for which a project writes specifications of its own: their ports, or their scripts, are its own matter. */
export const STEP_KINDS = {
  processing: {
    sagemakerType: 'Processing',
    summary: 'runs a script that reads inputs and writes outputs',
    script: 'job',
    inputs: ['input_data'],
    outputs: ['output_data'],
  },
  training: {
    sagemakerType: 'Training',
    summary: 'runs a script that learns a model from its channels',
    script: 'job',
    inputs: ['train_data', 'validation_data'],
    outputs: ['model_artifacts', 'training_metrics'],
    neededInput: { name: 'train_data', type: 'training_data' },
  },
  tuning: {
    sagemakerType: 'Tuning',
    summary: 'runs such a script with other hyperparameters each time, and keeps the best model',
    script: 'job',
    inputs: ['train_data', 'validation_data'],
    outputs: ['model_artifacts', 'training_metrics'],
    neededInput: { name: 'train_data', type: 'training_data' },
  },
  model: {
    sagemakerType: 'Model',
    summary: 'makes a SageMaker model that an inference script serves',
    script: 'inference',
    inputs: ['model_data'],
    outputs: ['model_name'],
    neededInput: { name: 'model_data', type: 'model_artifacts' },
  },
  transform: {
    sagemakerType: 'Transform',
    summary: 'scores data with a SageMaker model, record by record',
    script: 'none',
    inputs: ['model_name', 'input_data'],
    outputs: ['predictions'],
    neededInput: { name: 'model_name', type: 'custom_property' },
  },
  'register-model': {
    sagemakerType: 'RegisterModel',
    summary: 'adds a version to a model package group',
    script: 'none',
    inputs: ['model_data'],
    outputs: ['model_package_arn'],
    neededInput: { name: 'model_data', type: 'model_artifacts' },
  },
  lambda: {
    sagemakerType: 'Lambda',
    summary: 'calls an AWS Lambda function, with the inputs as its event',
    script: 'none',
    inputs: ['input_data'],
    outputs: ['result'],
  },
  callback: {
    sagemakerType: 'Callback',
    summary: 'puts a message into an SQS queue and waits for the answer',
    script: 'none',
    inputs: ['input_data'],
    outputs: ['result'],
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

/** A kind of step that can be written. */
export type StepKind = keyof typeof STEP_KINDS;

/**
 * The other types of steps. Their ports, and that they run no script, are the same in every project, so that nobody needs
 * to write what the library has under the type's own name.
 */
const LIBRARY_TYPES: Readonly<
  Record<Exclude<KindFacts['sagemakerType'], (typeof STEP_KINDS)[StepKind]['sagemakerType']>, true>
> = {
  NotebookJob: true,
  QualityCheck: true,
  ClarifyCheck: true,
  Raw: true,
  EndpointConfig: true,
  Endpoint: true,
  InferenceComponent: true,
  BedrockCustomModel: true,
  BedrockCustomModelDeployment: true,
  BedrockModelImport: true,
  BedrockProvisionedModelThroughput: true,
  Lineage: true,
  AutoML: true,
  EMR: true,
  EMRServerless: true,
};

/** The library's step type that a kind stands for which no project needs to write; `endpoint-config` is EndpointConfig. */
export function libraryType(kind: string): string | undefined {
  return Object.keys(LIBRARY_TYPES).find((type) => letters(type) === letters(kind));
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/** Whether a text is the name of a kind. */
export function isStepKind(text: string): text is StepKind {
  return Object.hasOwn(STEP_KINDS, text);
}

/** The facts of a kind. */
export function kindFacts(kind: StepKind): KindFacts {
  return STEP_KINDS[kind];
}

/** The kinds with a line each, for people. */
export function kindList(): string {
  const width = Math.max(...Object.keys(STEP_KINDS).map((kind) => kind.length));
  return Object.entries(STEP_KINDS)
    .map(([kind, { summary }]) => `  ${kind.padEnd(width)}  ${summary}\n`)
    .join('');
}
