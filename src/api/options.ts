import type {
  CachePolicy,
  Condition,
  ExperimentConfig,
  MlflowConfig,
  Parameter,
  PropertyFile,
  RetryPolicy,
} from '../project/types.generated.js';
import type { DeepReadonly, Expressible } from './expression.js';
import type { StepConfigs, StepJobTypes } from './step-configs.generated.js';

/** Step types of a project's own, by name: the config keys that each takes. */
export type OwnStepTypes = object;

/** Config keys as a step takes them; `null` takes a value back that the pipeline's config or a default gives. */
export type ConfigOf<Keys> = { readonly [Key in keyof Keys]?: Keys[Key] | null | undefined };

/** Any config keys. */
export type LooseConfig = Readonly<Record<string, unknown>>;

/** A config file (path relative to the manifest's folder) or config keys, or a list of both; later ones win. */
export type ConfigInput<Keys = LooseConfig> = string | Keys | readonly (string | Keys)[];

/** What a step has beside its config: the words of the manifest. */
export interface StepKeys {
  /** Name of the step; without it, one that says what the step does. */
  readonly name?: string | undefined;
  readonly job_type?: string | undefined;
  /** Steps to run after. Without it they are inferred from what the step takes. */
  readonly needs?: readonly string[] | undefined;
  /** Explicit wirings by input: <step>.<output>, an s3:// URI or a ${...} expression. */
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  readonly property_files?: Readonly<Record<string, DeepReadonly<PropertyFile>>> | undefined;
  readonly cache?: DeepReadonly<CachePolicy> | undefined;
  readonly retry?: readonly DeepReadonly<RetryPolicy>[] | undefined;
  readonly display_name?: string | undefined;
  readonly description?: string | undefined;
}

/** A step: its own keys, and config keys beside them or under `config`. */
export type StepOptions<Keys = LooseConfig, JobType extends string = string> = Omit<StepKeys, 'job_type'> & {
  readonly job_type?: JobType | undefined;
  /** Config files and keys; those beside it win. */
  readonly config?: ConfigInput<ConfigOf<Keys>> | undefined;
} & Omit<ConfigOf<Keys>, keyof StepKeys | 'config'>;

/** A condition step. */
export interface ConditionOptions {
  readonly name?: string | undefined;
  readonly needs?: readonly string[] | undefined;
  /** All of them must hold for the steps under `then` to run. */
  readonly when: readonly Expressible<Condition>[];
  readonly then?: readonly string[] | undefined;
  readonly else?: readonly string[] | undefined;
  readonly display_name?: string | undefined;
  readonly description?: string | undefined;
}

/** A step that ends the execution. */
export interface FailOptions {
  readonly name?: string | undefined;
  readonly needs?: readonly string[] | undefined;
  readonly message?: string | undefined;
  readonly display_name?: string | undefined;
  readonly description?: string | undefined;
}

/** A step type that is known by name. */
export type KnownStepType<Own> = keyof StepConfigs | 'Condition' | 'Fail' | (keyof Own & string);

type JobTypeOf<Type> = Type extends keyof StepJobTypes ? StepJobTypes[Type] : string;

/** What a step of a type takes; any config keys if the type is not known. */
export type OptionsFor<Type extends string, Own = object> = Type extends 'Condition'
  ? ConditionOptions
  : Type extends 'Fail'
    ? FailOptions
    : Type extends keyof Own
      ? StepOptions<Own[Type]>
      : Type extends keyof StepConfigs
        ? StepOptions<StepConfigs[Type], JobTypeOf<Type>>
        : StepKeys & LooseConfig;

/** One step of `Pipeline.fromConfigs`: its type, its own keys, and its config keys. */
export type StepInput<Own = object> =
  | { [Type in KnownStepType<Own>]: { readonly type: Type } & OptionsFor<Type, Own> }[KnownStepType<Own>]
  | ({ readonly type: string & {} } & StepKeys & LooseConfig);

/** What a pipeline has beside its steps: the words of the manifest. */
export interface PipelineKeys {
  readonly display_name?: string | undefined;
  readonly description?: string | undefined;
  readonly parameters?: Readonly<Record<string, DeepReadonly<Parameter>>> | undefined;
  /** What every step inherits. */
  readonly config?: ConfigInput | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly parallelism?: number | undefined;
  readonly experiment?: DeepReadonly<ExperimentConfig> | undefined;
  readonly mlflow?: DeepReadonly<MlflowConfig> | undefined;
}

/** What a new pipeline may be given. */
export interface PipelineOptions extends PipelineKeys {
  /**
   * The folder in which the manifest would stand: paths of config files start there, and the project's own
   * specifications, contracts and scripts are found from there. The working directory if absent.
   */
  readonly folder?: string | undefined;
}
