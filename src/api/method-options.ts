import type {
  ConfigInput,
  ConfigOf,
  LooseConfig,
  PipelineOptions,
  StepKeys,
  StepOptions,
} from './options.js';
import type { StepConfigs } from './step-configs.generated.js';

/** Where the data are: one place, or one for each job type. */
export type DataPlaces =
  string | Readonly<Partial<Record<'training' | 'validation' | 'testing' | 'calibration', string>>>;

/** What is to become of a model that is good enough, and how its steps run. */
export interface AutoTrainOptions {
  /** The label column; without it a pipeline parameter `label_field`, to be given when an execution starts. */
  readonly label_field?: string | undefined;
  /** Whether hyperparameters are searched: true, or config keys of XGBoostTuning. */
  readonly tuning?: boolean | LooseConfig | undefined;
  /** The least AUC with which the pipeline goes on; without it there is no gate. */
  readonly min_auc?: number | string | undefined;
  /** Whether the model is packaged and registered: true, or config keys of ModelRegistration. */
  readonly register?: boolean | LooseConfig | undefined;
  /** Folder in S3 that holds the inference code, xgboost_inference.py. */
  readonly inference_code?: string | undefined;
  /** Further step types that the pipeline is to have, such as Payload. */
  readonly include?: readonly string[] | undefined;
  /** Further keys and config of single steps, by step name. */
  readonly steps?:
    Readonly<Record<string, StepKeys & LooseConfig & { readonly config?: ConfigInput }>> | undefined;
}

/** A training step; with `tuning` a search of hyperparameters. */
export type TrainOptions = StepOptions<StepConfigs['XGBoostTraining']> & {
  /** Searches hyperparameters: true for the usual ones, or config keys of XGBoostTuning such as hyperparameter_ranges. */
  readonly tuning?: boolean | ConfigOf<StepConfigs['XGBoostTuning']> | undefined;
};

/** A bound on a metric of an evaluation step. */
export interface GateOptions {
  /** Path of the metric in the JSON file that the evaluation writes: `auc`. */
  readonly metric: string;
  /** The least value with which the pipeline goes on: a number, or a ${params.x}. */
  readonly min?: number | string | undefined;
  /** The greatest value with which it goes on. */
  readonly max?: number | string | undefined;
  /** Name of the condition step. */
  readonly name?: string | undefined;
  /** The step that measures; the last evaluation if absent. */
  readonly step?: string | undefined;
  /** Its property file. */
  readonly file?: string | undefined;
  /** What the execution fails with. */
  readonly message?: string | undefined;
  /** Name of the step that fails. */
  readonly otherwise?: string | undefined;
  /** The steps that run only if the metric is good enough. Without it, all steps that are added later. */
  readonly then?: readonly string[] | undefined;
}

/** What `packageModel` takes. */
export type PackageOptions = StepOptions<StepConfigs['Package']> & {
  /** Folder in S3 that holds the inference code. */
  readonly inference_code?: string | undefined;
};

/** What `deployWithMonitoring` may be given. */
export interface EndpointOptions {
  /** Name of the endpoint in SageMaker; the pipeline's if absent. */
  readonly endpoint_name?: string | undefined;
  readonly instance_type?: string | undefined;
  readonly instance_count?: number | string | undefined;
  /** The data that later requests are compared with: <step>.<output> or an s3:// URI of CSV files; the training data as loaded if absent. */
  readonly baseline_data?: string | undefined;
  /** Folder in S3 that holds the inference code, where the pipeline does not package the model yet. */
  readonly inference_code?: string | undefined;
}

/** What a pipeline of configs may be given. */
export interface FromConfigsOptions extends PipelineOptions {
  readonly name: string;
  /** Whether steps that state no needs get them from what they take; without it only what the configs state is wired. */
  readonly autoResolve?: boolean | undefined;
}
