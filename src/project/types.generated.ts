/* Generated from the JSON Schemas by tools/generate.js; do not edit. */
/* eslint-disable */

/**
 * Configuration that every step inherits: a config file, an inline map, or a list of both, merged in order.
 */
export type ConfigSources = ConfigSource | ConfigSource[];
/**
 * One step. Its type decides which keys it takes.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "step".
 */
export type Step = JobStep | ConditionStep | FailStep;
/**
 * A config file (path relative to this file), an inline map of config keys, or a list of both; later ones win.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "config_sources".
 */
export type ConfigSources1 = ConfigSource | ConfigSource[];
/**
 * A config file's path, or an inline map of config keys.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "config_source".
 */
export type ConfigSource = string | { [key: string]: unknown };
/**
 * The steps that must run before this one; their outputs are the candidates for its inputs. A step that feeds no input becomes a DependsOn.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "needs".
 */
export type Needs = string[];
/**
 * Configuration of this step, over the pipeline's: a config file, an inline map, or a list of both, merged in order.
 */
export type ConfigSources2 = ConfigSource | ConfigSource[];
/**
 * When and how SageMaker retries this step.
 *
 * @minItems 1
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "retry".
 */
export type RetryPolicies = [RetryPolicy, ...RetryPolicy[]];
/**
 * Name shown in SageMaker Studio.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "display_name".
 */
export type DisplayName = string;
/**
 * What the step is for; sent to SageMaker.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "step_description".
 */
export type StepDescription = string;
/**
 * A comparison, or a combination of conditions: not, any, all.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "condition".
 */
export type Condition = Comparison | Negation | Alternative | Conjunction;

/**
 * One pipeline: its parameters, its steps, the edges of its DAG and its explicit wirings. File name: *.pipeline.yaml.
 */
export interface Manifest {
  /**
   * Name of the pipeline in SageMaker: letters, digits and single hyphens between them, at most 256 characters.
   */
  name: string;
  /**
   * Name shown in SageMaker Studio; the pipeline's name when absent.
   */
  display_name?: string;
  /**
   * What the pipeline is for; sent to SageMaker on deploy.
   */
  description?: string;
  /**
   * Values that may be given when an execution starts, by name. Refer to one as ${params.<name>}.
   */
  parameters?: {
    [k: string]: Parameter;
  };
  config?: ConfigSources;
  /**
   * Tags of the pipeline itself, set on deploy. Tags of the jobs go into the configs.
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * How many steps of one execution may run at the same time; set on deploy.
   */
  parallelism?: number;
  experiment?: ExperimentConfig;
  mlflow?: MlflowConfig;
  /**
   * The steps by name. One entry is one SageMaker step of the same name.
   */
  steps: {
    [k: string]: Step;
  };
}
/**
 * One pipeline parameter.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "parameter".
 */
export interface Parameter {
  /**
   * SageMaker's parameter type.
   */
  type: 'String' | 'Integer' | 'Float' | 'Boolean';
  /**
   * Value used when an execution is started without this parameter. Without a default it must be given at every start.
   */
  default?: string | number | boolean;
  /**
   * The values allowed for a String parameter.
   *
   * @minItems 1
   */
  enum?: [string, ...string[]];
  /**
   * What the parameter means. Not sent to SageMaker.
   */
  description?: string;
}
/**
 * The SageMaker experiment and trial that the jobs of an execution are recorded in; without it there is none. {} takes the pipeline's name and the execution's id. ${params.<name>} and ${execution.<variable>} may stand in both.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "experiment".
 */
export interface ExperimentConfig {
  /**
   * Name of the experiment, which is made if there is none.
   */
  name?: string;
  /**
   * Name of the trial in it.
   */
  trial?: string;
}
/**
 * Where MLflow tracks the executions of the pipeline. ${params.<name>} and ${execution.<variable>} may stand in it.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "mlflow".
 */
export interface MlflowConfig {
  /**
   * ARN of the MLflow app or tracking server.
   */
  resource_arn: string;
  /**
   * Name of the MLflow experiment; SageMaker chooses one when it is absent.
   */
  experiment_name?: string;
}
/**
 * A step whose type is a step specification of the registry.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "job_step".
 */
export interface JobStep {
  /**
   * The step_type of a step specification, or Condition or Fail.
   */
  type: string;
  /**
   * The variant of the step type, one of the job_types of its specification.
   */
  job_type?: string;
  needs?: Needs;
  config?: ConfigSources2;
  /**
   * Explicit wirings by dependency name; they win over the resolver. A value is <step>.<output>, an s3:// URI or a ${...} expression.
   */
  inputs?: {
    [k: string]: string;
  };
  /**
   * Property files of this step by name, over those of its specification.
   */
  property_files?: {
    [k: string]: PropertyFile;
  };
  cache?: CachePolicy;
  retry?: RetryPolicies;
  display_name?: DisplayName;
  description?: StepDescription;
}
/**
 * A JSON file that a Processing step writes and that ${steps.<step>.files.<name>#<path>} reads.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "property_file".
 */
export interface PropertyFile {
  /**
   * The output of the step that holds the file.
   */
  output_name: string;
  /**
   * The file's path inside that output.
   */
  path: string;
}
/**
 * Whether SageMaker may reuse the result of an earlier run of this step.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "cache".
 */
export interface CachePolicy {
  /**
   * Whether caching is on.
   */
  enabled: boolean;
  /**
   * How old a result may be: an ISO 8601 duration such as P30D or PT12H. SageMaker asks for one when caching is on.
   */
  expire_after?: string;
}
/**
 * One retry policy. Give exactly one of max_attempts and expire_after_minutes.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "retry_policy".
 */
export interface RetryPolicy {
  /**
   * The exceptions that are retried.
   *
   * @minItems 1
   */
  on: [
    (
      | 'Step.SERVICE_FAULT'
      | 'Step.THROTTLING'
      | 'SageMaker.JOB_INTERNAL_ERROR'
      | 'SageMaker.CAPACITY_ERROR'
      | 'SageMaker.RESOURCE_LIMIT'
    ),
    ...(
      | 'Step.SERVICE_FAULT'
      | 'Step.THROTTLING'
      | 'SageMaker.JOB_INTERNAL_ERROR'
      | 'SageMaker.CAPACITY_ERROR'
      | 'SageMaker.RESOURCE_LIMIT'
    )[],
  ];
  /**
   * Seconds before the first retry.
   */
  interval_seconds?: number;
  /**
   * Factor by which the wait grows.
   */
  backoff_rate?: number;
  /**
   * How often to retry.
   */
  max_attempts?: number;
  /**
   * Minutes after which to give up.
   */
  expire_after_minutes?: number;
}
/**
 * Runs the steps of one of two branches, as its conditions turn out.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "condition_step".
 */
export interface ConditionStep {
  /**
   * Condition.
   */
  type: 'Condition';
  needs?: Needs;
  /**
   * The conditions; all of them must hold for the then branch to run.
   *
   * @minItems 1
   */
  when: [Condition, ...Condition[]];
  /**
   * Steps that run when all conditions hold.
   */
  then?: string[];
  /**
   * Steps that run otherwise.
   */
  else?: string[];
  display_name?: DisplayName;
  description?: StepDescription;
}
/**
 * Ends the execution as failed, with a message.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "fail_step".
 */
export interface FailStep {
  /**
   * Fail.
   */
  type: 'Fail';
  needs?: Needs;
  /**
   * The error message of the failed execution; may contain ${...}.
   */
  message?: string;
  display_name?: DisplayName;
  description?: StepDescription;
}
/**
 * Compares two values.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "comparison".
 */
export interface Comparison {
  /**
   * The left value: a literal or a ${...} expression.
   */
  left: string | number | boolean;
  /**
   * The comparison. `in` and `not in` take a list at the right.
   */
  op: '==' | '!=' | '>' | '>=' | '<' | '<=' | 'in' | 'not in';
  /**
   * The right value: a literal or a ${...} expression; for `in` and `not in` a list of them.
   */
  right: string | number | boolean | (string | number | boolean)[];
}
/**
 * Holds when the condition does not.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "negation".
 */
export interface Negation {
  /**
   * The condition that must not hold.
   */
  not: Comparison | Negation | Alternative | Conjunction;
}
/**
 * Holds when at least one of the conditions does.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "alternative".
 */
export interface Alternative {
  /**
   * The conditions of which one must hold.
   *
   * @minItems 1
   */
  any: [Condition, ...Condition[]];
}
/**
 * Holds when all of the conditions do. SageMaker has none inside a condition: it becomes what is not an alternative of the opposites.
 *
 * This interface was referenced by `Manifest`'s JSON-Schema
 * via the `definition` "conjunction".
 */
export interface Conjunction {
  /**
   * The conditions that must all hold.
   *
   * @minItems 1
   */
  all: [Condition, ...Condition[]];
}

/**
 * What kind of thing flows along an edge.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "dependency_type".
 */
export type DependencyType =
  | 'model_artifacts'
  | 'processing_output'
  | 'training_data'
  | 'validation_data'
  | 'config_file'
  | 'hyperparameters'
  | 'payload_samples'
  | 'custom_property';
/**
 * Type of the value that flows.
 */
export type DataType = 'S3Uri' | 'String' | 'Integer' | 'Float' | 'Boolean';
/**
 * Type of the value that flows.
 */
export type DataType1 = 'S3Uri' | 'String' | 'Integer' | 'Float' | 'Boolean';
/**
 * How one job type differs from the step type.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "job_type".
 */
export type JobType = {
  /**
   * What this variant is for.
   */
  description?: string;
  /**
   * Keys of dependencies that differ, by logical name.
   */
  dependencies?: {
    [k: string]: DependencyVariant;
  };
  /**
   * Keys of outputs that differ, by logical name.
   */
  outputs?: {
    [k: string]: OutputVariant;
  };
} | null;
/**
 * Type of the value that flows.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "data_type".
 */
export type DataType2 = 'S3Uri' | 'String' | 'Integer' | 'Float' | 'Boolean';

/**
 * What a step type consumes and produces, by logical name. File name: *.spec.yaml.
 */
export interface StepSpec {
  /**
   * Name of the step type, as manifests write it.
   */
  step_type: string;
  /**
   * What the step does, for people.
   */
  description?: string;
  /**
   * The SageMaker step type that is built for it.
   */
  sagemaker_step_type:
    | 'Processing'
    | 'Training'
    | 'Tuning'
    | 'NotebookJob'
    | 'Transform'
    | 'Model'
    | 'RegisterModel'
    | 'QualityCheck'
    | 'ClarifyCheck'
    | 'Lambda'
    | 'Callback'
    | 'Raw'
    | 'EndpointConfig'
    | 'Endpoint'
    | 'InferenceComponent'
    | 'BedrockCustomModel'
    | 'BedrockCustomModelDeployment'
    | 'BedrockModelImport'
    | 'BedrockProvisionedModelThroughput'
    | 'Lineage'
    | 'AutoML'
    | 'EMR'
    | 'EMRServerless';
  /**
   * source: outputs only. internal: dependencies and outputs. sink: dependencies only. singular: neither.
   */
  node_type: 'source' | 'internal' | 'sink' | 'singular';
  /**
   * Name of the script contract: the file <name>.contract.yaml. Needed by Processing and Training steps.
   */
  contract?: string;
  /**
   * What the step consumes, by logical name.
   */
  dependencies?: {
    [k: string]: Dependency;
  };
  /**
   * What the step produces, by logical name.
   */
  outputs?: {
    [k: string]: Output;
  };
  /**
   * JSON files that the step writes and that conditions can read, by name.
   */
  property_files?: {
    [k: string]: SpecPropertyFile;
  };
  /**
   * Variants of the step, by job type. Each may narrow dependencies and outputs. A step of a type that lists job types names one.
   */
  job_types?: {
    [k: string]: JobType;
  };
  config?: SpecConfig;
}
/**
 * One thing the step consumes.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "dependency".
 */
export interface Dependency {
  dependency_type: DependencyType;
  /**
   * Whether the step cannot run without it.
   */
  required?: boolean;
  data_type?: DataType;
  /**
   * Step types whose outputs are expected here. Evidence, not a restriction.
   */
  compatible_sources?: string[];
  /**
   * Words that the fitting output's name or keywords contain.
   */
  semantic_keywords?: string[];
  /**
   * Whether an output that feeds another dependency of the same step may feed this one too.
   */
  shared?: boolean;
  /**
   * Where the value goes in the step's arguments, for steps that take their arguments as a request, Lambda and Callback.
   */
  request_path?: string;
  /**
   * What it is, for people.
   */
  description?: string;
}
/**
 * One thing the step produces.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "output".
 */
export interface Output {
  output_type: DependencyType;
  data_type?: DataType1;
  /**
   * Where the value stands in the step's SageMaker properties, as properties.<path>.
   */
  property_path: string;
  /**
   * The one file in the output that a consumer wants which takes an object, not a prefix (a Model or RegisterModel step).
   */
  file_name?: string;
  /**
   * For a property that names a training job: the output is this file of it, <output path>/<training job>/<file>.
   */
  training_job_file?: string;
  /**
   * Other names of the output.
   */
  aliases?: string[];
  /**
   * Words that describe the output.
   */
  semantic_keywords?: string[];
  /**
   * What it is, for people.
   */
  description?: string;
}
/**
 * A JSON file that the step writes into one of its outputs.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "property_file".
 */
export interface SpecPropertyFile {
  /**
   * The output that holds the file.
   */
  output_name: string;
  /**
   * The file's path inside that output.
   */
  path: string;
}
/**
 * The keys that differ.
 */
export interface DependencyVariant {
  /**
   * Whether this variant cannot run without it.
   */
  required?: boolean;
  /**
   * Step types whose outputs are expected here, instead.
   */
  compatible_sources?: string[];
  /**
   * Words that the fitting output's name or keywords contain, instead.
   */
  semantic_keywords?: string[];
}
/**
 * The keys that differ.
 */
export interface OutputVariant {
  /**
   * Other names of the output, instead.
   */
  aliases?: string[];
  /**
   * Words that describe the output, instead.
   */
  semantic_keywords?: string[];
}
/**
 * The config keys of this step type beside those of its SageMaker step type, and its defaults.
 */
export interface SpecConfig {
  /**
   * The step type's own config keys: each a JSON Schema, plus where its value goes.
   */
  properties?: {
    [k: string]: ConfigProperty;
  };
  /**
   * Library defaults for config keys, under those of every config.
   */
  defaults?: {
    [k: string]: unknown;
  };
}
/**
 * A JSON Schema of the value, with tier, variable and one of env, argument and hyperparameter.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "config_property".
 */
export interface ConfigProperty {
  /**
   * What the key means.
   */
  description: string;
  /**
   * essential: must be given. system: has a default and may be overridden.
   */
  tier?: 'essential' | 'system';
  /**
   * Whether a pipeline variable may stand here.
   */
  variable?: boolean;
  /**
   * The environment variable that carries the value.
   */
  env?: string;
  /**
   * The argument of the contract that carries the value.
   */
  argument?: string;
  /**
   * The hyperparameter that carries the value.
   */
  hyperparameter?: string;
  [k: string]: unknown;
}
/**
 * Config keys that only this step type has, and defaults for any key.
 *
 * This interface was referenced by `StepSpec`'s JSON-Schema
 * via the `definition` "spec_config".
 */
export interface SpecConfig1 {
  /**
   * The step type's own config keys: each a JSON Schema, plus where its value goes.
   */
  properties?: {
    [k: string]: ConfigProperty;
  };
  /**
   * Library defaults for config keys, under those of every config.
   */
  defaults?: {
    [k: string]: unknown;
  };
}

/**
 * Absolute path in the container.
 *
 * This interface was referenced by `ScriptContract`'s JSON-Schema
 * via the `definition` "container_path".
 */
export type ContainerPath = string;
/**
 * Name of an environment variable.
 *
 * This interface was referenced by `ScriptContract`'s JSON-Schema
 * via the `definition` "env_var".
 */
export type EnvVar = string;

/**
 * What a step's script finds in its container. File name: *.contract.yaml.
 */
export interface ScriptContract {
  /**
   * The script that runs, relative to the scripts folder or to the step's source_dir.
   */
  entry_point: string;
  /**
   * project: the script is uploaded with the pipeline. image: it is part of the container image, which the config names.
   */
  script_location?: 'project' | 'image';
  /**
   * What the script does, for people.
   */
  description?: string;
  /**
   * Where the script finds each input, by the logical name of the specification's dependency.
   */
  expected_input_paths?: {
    [k: string]: ContainerPath;
  };
  /**
   * Where the script writes each output, by the logical name of the specification's output.
   */
  expected_output_paths?: {
    [k: string]: ContainerPath;
  };
  /**
   * Command line arguments of the script, in order, by name.
   */
  expected_arguments?: {
    [k: string]: ScriptArgument;
  };
  /**
   * Environment variables without which the script fails. For a Training script SM_MODEL_DIR and SM_OUTPUT_DATA_DIR when absent.
   */
  required_env_vars?: EnvVar[];
  /**
   * Environment variables that the script reads if set, with the default it uses.
   */
  optional_env_vars?: {
    [k: string]: string;
  };
  /**
   * Python packages the script imports, each with a version range as pip writes it.
   */
  framework_requirements?: {
    [k: string]: string;
  };
}
/**
 * One command line argument.
 *
 * This interface was referenced by `ScriptContract`'s JSON-Schema
 * via the `definition` "argument".
 */
export interface ScriptArgument {
  /**
   * How the command line writes it.
   */
  flag: string;
  /**
   * Whether the script fails without it.
   */
  required?: boolean;
  /**
   * Value the script uses without it. A script that asks pipectl_runtime gets a number, or true or false, if this is one.
   */
  default?: string | number | boolean;
  /**
   * The values the script accepts.
   *
   * @minItems 1
   */
  choices?: [string, ...string[]];
  /**
   * store: the flag is followed by a value. store_true: the flag stands alone.
   */
  action?: 'store' | 'store_true';
  /**
   * What it means, for people.
   */
  description?: string;
}

/**
 * Settings of a project: the optional pipectl.yaml at its root.
 */
export type ProjectSettings = {
  search?: SearchPaths;
  /**
   * Environments by name, chosen with --env. The config of an environment wins over every other.
   */
  environments?: {
    [k: string]: Environment;
  };
  /**
   * Severities by code or name of a rule; `off` silences it. Problems of parsing, schema and cycles stay errors.
   */
  rules?: {
    [k: string]: 'error' | 'warning' | 'info' | 'off';
  };
} | null;

/**
 * Folders, relative to the project root, in which the project's own files are looked for.
 */
export interface SearchPaths {
  /**
   * Folders of step specifications.
   */
  specs?: string[];
  /**
   * Folders of script contracts.
   */
  contracts?: string[];
  /**
   * Folders of scripts that the project's contracts name.
   */
  scripts?: string[];
}
/**
 * One environment.
 */
export interface Environment {
  /**
   * A config file (path relative to pipectl.yaml) or an inline map of config keys.
   */
  config: string | { [key: string]: unknown };
}

/**
 * Problems that are known and not reported: the optional pipectl-baseline.yaml at a project's root, written by `pipectl validate --write-baseline`.
 */
export interface BaselineFile {
  /**
   * The known problems by file: paths relative to the project's root, with `/` between folders.
   */
  problems: {
    /**
     * The known problems of one file.
     */
    [k: string]: KnownProblem[];
  };
}
/**
 * A problem, as often as it may occur in the file, on whatever lines.
 */
export interface KnownProblem {
  /**
   * The code of the problem.
   */
  code: string;
  /**
   * What pipectl says of it, word for word but for "Did you mean".
   */
  message: string;
  /**
   * How often it may occur in the file.
   */
  count?: number;
}

/**
 * What pipectl chose to feed the inputs of one pipeline: the optional <name>.lock.yaml beside <name>.pipeline.yaml, written by `pipectl lock`. File name: *.lock.yaml.
 */
export interface LockFile {
  /**
   * Version of the format of this file.
   */
  format_version: 1;
  /**
   * The inputs that pipectl feeds, by step. Inputs that the manifest wires itself are not here.
   */
  wires: {
    /**
     * The inputs of one step, by name.
     */
    [k: string]: {
      /**
       * The output that feeds the input: <step>.<output>.
       */
      [k: string]: string;
    };
  };
}

/**
 * The statistics.
 */
export type FileSource =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The constraints.
 */
export type FileSource1 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The bias report.
 */
export type FileSource2 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The bias report of the data before training.
 */
export type FileSource3 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The bias report after training.
 */
export type FileSource4 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The explainability report.
 */
export type FileSource5 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The configuration of the analysis.
 */
export type FileSource6 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * Constraints before training.
 */
export type FileSource7 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * Constraints after training.
 */
export type FileSource8 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The constraints.
 */
export type FileSource9 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * The configuration of the analysis.
 */
export type FileSource10 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };
/**
 * An S3 URI of a JSON file, or a map that says more.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "file_source".
 */
export type FileSource11 =
  | string
  | {
      /**
       * S3 URI of the file.
       */
      s3_uri: string;
      /**
       * MIME type of the file.
       */
      content_type?: string;
      /**
       * SHA-256 of the file: sha256: and 64 hexadecimal digits.
       */
      content_digest?: string;
    };

/**
 * How one step of one pipeline is run: the config keys that the builders take. `step_types` names the SageMaker step types that take the key, `tier` is essential (must be given), system (may be left out) or derived (computed, an error if written), `variable` says whether a pipeline variable may stand there.
 */
export interface Config {
  /**
   * ARN of the IAM role that the job runs with.
   */
  role?: string;
  /**
   * S3 prefix under which code and outputs of the pipeline are stored: s3://bucket or s3://bucket/prefix.
   */
  s3_root?: string;
  /**
   * AWS region in which images are looked up.
   */
  region?: string;
  /**
   * Instance type of the job.
   */
  instance_type?: string;
  /**
   * Number of instances of the job.
   */
  instance_count?: number;
  /**
   * Groups of different instances by name, instead of instance_type and instance_count.
   */
  instance_groups?: {
    [k: string]: {
      /**
       * Instance type.
       */
      instance_type: string;
      /**
       * Number of instances.
       */
      instance_count: number;
    };
  };
  /**
   * Seconds for which SageMaker keeps the instances for the next training job (a warm pool).
   */
  keep_alive_period_in_seconds?: number;
  /**
   * ARN of the training plan whose reserved instances the job runs on.
   */
  training_plan_arn?: string;
  /**
   * Where instances stand on UltraServers: an InstancePlacementConfig as AWS writes it, since it is rare.
   */
  instance_placement_config?: {
    [k: string]: unknown;
  };
  /**
   * Size of the storage volume in GB.
   */
  volume_size?: number;
  /**
   * KMS key that encrypts the storage volume.
   */
  volume_kms_key?: string;
  /**
   * KMS key that encrypts the outputs in S3.
   */
  output_kms_key?: string;
  /**
   * Seconds after which SageMaker stops the job.
   */
  max_runtime_in_seconds?: number;
  /**
   * Container image. Without it the image is looked up from framework, framework_version and region.
   */
  image_uri?: string;
  /**
   * Name or ARN of an algorithm of your own or of AWS Marketplace, instead of an image; no code is uploaded then.
   */
  algorithm_name?: string;
  /**
   * How the image is fetched from a private Docker registry.
   */
  training_image_config?: {
    /**
     * Vpc for a private registry in your VPC, Platform for ECR.
     */
    repository_access_mode: 'Platform' | 'Vpc';
    /**
     * ARN of the Lambda function that gives the registry's credentials.
     */
    credentials_provider_arn?: string;
  };
  /**
   * Framework of the SageMaker image to look up.
   */
  framework?: 'sklearn' | 'xgboost' | 'pytorch';
  /**
   * Version of the framework whose image is looked up.
   */
  framework_version?: string;
  /**
   * Python version of the image that is looked up, where the framework has several.
   */
  py_version?: string;
  /**
   * Instance type for which the inference image is looked up.
   */
  inference_instance_type?: string;
  /**
   * Script that runs, relative to source_dir, instead of the contract's.
   */
  entry_point?: string;
  /**
   * Folder (relative to the config file) that is packaged whole and unpacked beside the entry point; its requirements.txt is installed.
   */
  source_dir?: string;
  /**
   * The command that runs the entry point.
   *
   * @minItems 1
   */
  command?: [string, ...string[]];
  /**
   * Entrypoint of the container; no code is uploaded then.
   *
   * @minItems 1
   * @maxItems 100
   */
  container_entrypoint?: [string, ...string[]];
  /**
   * Arguments of the container.
   */
  container_arguments?: string[];
  /**
   * Values of the contract's arguments by name, beside those that come from other keys.
   */
  arguments?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Environment variables of the container, beside those that come from other keys.
   */
  environment?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Hyperparameters, beside those that come from other keys.
   */
  hyperparameters?: {
    [k: string]: unknown;
  };
  /**
   * How a training script is run on several instances or processes: as the distribution of the SageMaker SDK's PyTorch class, which becomes hyperparameters.
   */
  distribution?: {
    /**
     * Launch with torchrun.
     */
    torch_distributed?: {
      /**
       * Whether it is used.
       */
      enabled?: boolean;
    };
    /**
     * Launch with MPI.
     */
    mpi?: {
      /**
       * Whether it is used.
       */
      enabled?: boolean;
      /**
       * Processes on each instance.
       */
      processes_per_host?: number;
      /**
       * Further options of mpirun.
       */
      custom_mpi_options?: string;
    };
    /**
     * Launch with parameter servers.
     */
    parameter_server?: {
      /**
       * Whether it is used.
       */
      enabled?: boolean;
    };
    /**
     * SageMaker's own libraries for data and model parallelism.
     */
    smdistributed?: {
      /**
       * The library for data parallelism.
       */
      dataparallel?: {
        /**
         * Whether it is used.
         */
        enabled?: boolean;
        /**
         * Further options of mpirun.
         */
        custom_mpi_options?: string;
      };
      /**
       * The library for model parallelism.
       */
      modelparallel?: {
        /**
         * Whether it is used.
         */
        enabled?: boolean;
        /**
         * The library's own parameters.
         */
        parameters?: {};
      };
    };
    /**
     * Names of the instance_groups that it is used on.
     */
    instance_groups?: string[];
  };
  /**
   * Metrics that SageMaker reads from the job's log: a regular expression by metric name.
   */
  metric_definitions?: {
    [k: string]: string;
  };
  /**
   * Whether SageMaker keeps the metrics as time series. Unasked it does for PyTorch scripts from version 1.3 on.
   */
  enable_sagemaker_metrics?: boolean;
  /**
   * Tensors that SageMaker Debugger saves while the job trains, and rules that watch them.
   */
  debugger?: {
    /**
     * S3 prefix of the tensors; the job's output path when absent.
     */
    s3_output_path?: string;
    /**
     * Where the tensors are written in the container.
     */
    local_path?: string;
    /**
     * Parameters of all collections, such as save_interval.
     */
    hook_parameters?: {
      [k: string]: string | number | boolean;
    };
    /**
     * Collections of tensors by name, each with its parameters; {} if it has none.
     */
    collections?: {
      [k: string]: {
        [k: string]: string | number | boolean;
      };
    };
    /**
     * Debugging rules by name. Without image_uri a rule is a built-in one of SageMaker's, that of its own name unless rule_to_invoke says otherwise.
     */
    rules?: {
      [k: string]: {
        /**
         * The rule that is run.
         */
        rule_to_invoke?: string;
        /**
         * Image with a rule of your own.
         */
        image_uri?: string;
        /**
         * Instance type that a rule of your own runs on.
         */
        instance_type?: string;
        /**
         * Size of its storage volume in GB.
         */
        volume_size?: number;
        /**
         * S3 prefix of what the rule writes.
         */
        s3_output_path?: string;
        /**
         * Where the rule writes it in its container.
         */
        local_path?: string;
        /**
         * Parameters of the rule.
         */
        parameters?: {
          [k: string]: string | number | boolean;
        };
      };
    };
  };
  /**
   * What SageMaker Debugger measures of the instances while the job trains, and rules that watch it.
   */
  profiler?: {
    /**
     * Whether nothing is measured.
     */
    disabled?: boolean;
    /**
     * S3 prefix of the measurements; the job's output path when absent.
     */
    s3_output_path?: string;
    /**
     * Time between two measurements; 500 when absent.
     */
    interval_in_milliseconds?: 100 | 200 | 500 | 1000 | 5000 | 60000;
    /**
     * Parameters of framework profiling.
     */
    parameters?: {
      [k: string]: string | number | boolean;
    };
    /**
     * Profiling rules by name. Without image_uri a rule is a built-in one of SageMaker's, that of its own name unless rule_to_invoke says otherwise.
     */
    rules?: {
      [k: string]: {
        /**
         * The rule that is run.
         */
        rule_to_invoke?: string;
        /**
         * Image with a rule of your own.
         */
        image_uri?: string;
        /**
         * Instance type that a rule of your own runs on.
         */
        instance_type?: string;
        /**
         * Size of its storage volume in GB.
         */
        volume_size?: number;
        /**
         * S3 prefix of what the rule writes.
         */
        s3_output_path?: string;
        /**
         * Where the rule writes it in its container.
         */
        local_path?: string;
        /**
         * Parameters of the rule.
         */
        parameters?: {
          [k: string]: string | number | boolean;
        };
      };
    };
  };
  /**
   * Where TensorBoard data of the job are stored.
   */
  tensorboard?: {
    /**
     * S3 prefix of the data.
     */
    s3_output_path: string;
    /**
     * Where the job writes them in the container.
     */
    local_path?: string;
  };
  /**
   * Whether you can open a shell in the container while the job trains.
   */
  enable_remote_debug?: boolean;
  /**
   * Whether the session tags of the role that starts the job go on to the job's own role.
   */
  enable_session_tag_chaining?: boolean;
  /**
   * Whether SageMaker checks the health of the instances first.
   */
  enable_infra_check?: boolean;
  /**
   * How the training data reach the container.
   */
  input_mode?: 'File' | 'Pipe' | 'FastFile';
  /**
   * How single inputs are read, by dependency name; those of channels by channel name.
   */
  input_options?: {
    [k: string]: {
      /**
       * S3Prefix, ManifestFile or, for a training channel, AugmentedManifestFile.
       */
      s3_data_type?: 'S3Prefix' | 'ManifestFile' | 'AugmentedManifestFile';
      /**
       * Whether every instance gets all objects or a share.
       */
      s3_data_distribution_type?: 'FullyReplicated' | 'ShardedByS3Key';
      /**
       * File or Pipe.
       */
      s3_input_mode?: 'File' | 'Pipe' | 'FastFile';
      /**
       * MIME type of a training channel.
       */
      content_type?: string;
      /**
       * Compression of the data.
       */
      compression_type?: 'None' | 'Gzip';
      /**
       * RecordIO: SageMaker wraps each object of a training channel in a RecordIO record.
       */
      record_wrapper_type?: 'None' | 'RecordIO';
      /**
       * Shuffles a training channel in every epoch, with this seed.
       */
      shuffle_seed?: number;
      /**
       * Attributes that are read from the lines of an AugmentedManifestFile.
       */
      attribute_names?: string[];
      /**
       * The instance_groups that get a training channel; all when absent.
       */
      instance_group_names?: string[];
      /**
       * ARN of the JumpStart hub content that a training channel holds.
       */
      hub_content_arn?: string;
      /**
       * Whether the end-user licence agreement of the model in a training channel is accepted.
       */
      accept_eula?: boolean;
      /**
       * The file system that holds a training channel. The input is then wired to a directory of it, such as /data/train, instead of an S3 URI. Needs subnets and security_group_ids.
       */
      file_system?: {
        /**
         * ID of the file system.
         */
        id: string;
        /**
         * EFS or FSxLustre.
         */
        type: 'EFS' | 'FSxLustre';
        /**
         * Whether the job only reads (ro, the default) or writes too (rw).
         */
        access_mode?: 'ro' | 'rw';
      };
      /**
       * The Athena query whose result is the input of a Processing step. The input is then wired to the S3 prefix that SageMaker writes the result to; s3_data_distribution_type is ShardedByS3Key when absent.
       */
      athena?: {
        /**
         * Data catalog, such as AwsDataCatalog.
         */
        catalog: string;
        /**
         * Database.
         */
        database: string;
        /**
         * The SQL query.
         */
        query_string: string;
        /**
         * Work group in which the query runs.
         */
        work_group?: string;
        /**
         * KMS key that encrypts the result.
         */
        kms_key?: string;
        /**
         * Format of the result.
         */
        output_format: 'PARQUET' | 'ORC' | 'AVRO' | 'JSON' | 'TEXTFILE';
        /**
         * Compression of the result.
         */
        output_compression?: 'GZIP' | 'SNAPPY' | 'ZLIB';
      };
      /**
       * The Redshift query whose result is the input of a Processing step. The input is then wired to the S3 prefix that SageMaker writes the result to; s3_data_distribution_type is ShardedByS3Key when absent.
       */
      redshift?: {
        /**
         * Redshift cluster.
         */
        cluster_id: string;
        /**
         * Database.
         */
        database: string;
        /**
         * Database user that runs the query.
         */
        db_user: string;
        /**
         * The SQL query.
         */
        query_string: string;
        /**
         * ARN of the role with which the cluster writes the result.
         */
        cluster_role_arn: string;
        /**
         * KMS key that encrypts the result.
         */
        kms_key?: string;
        /**
         * Format of the result.
         */
        output_format: 'PARQUET' | 'CSV';
        /**
         * Compression of the result.
         */
        output_compression?: 'None' | 'GZIP' | 'BZIP2' | 'ZSTD' | 'SNAPPY';
      };
    };
  };
  /**
   * Training channels beside those of the wired inputs: an S3 URI by channel name, or a directory if input_options has a file_system for the channel.
   */
  channels?: {
    [k: string]: string;
  };
  /**
   * S3 URIs of single outputs by name, instead of <s3_root>/<pipeline>/<execution id>/<step>/<output>.
   */
  destinations?: {
    [k: string]: string;
  };
  /**
   * How single outputs are stored, by name.
   */
  output_options?: {
    [k: string]: {
      /**
       * EndOfJob (the default) or Continuous: while the job runs.
       */
      s3_upload_mode?: 'EndOfJob' | 'Continuous';
      /**
       * Feature group into which the script itself writes the output (AppManaged), instead of S3: other steps cannot read it.
       */
      feature_group_name?: string;
    };
  };
  /**
   * S3 prefix of the job's output, instead of <s3_root>/<pipeline>/<execution id>/<step>.
   */
  output_path?: string;
  /**
   * GZIP (what SageMaker does unasked): the model is packed as model.tar.gz; NONE: its files are stored as they are.
   */
  output_compression?: 'GZIP' | 'NONE';
  /**
   * Subnets of the VPC in which the job runs. Needs security_group_ids.
   *
   * @minItems 1
   * @maxItems 16
   */
  subnets?:
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
  /**
   * Security groups of the VPC in which the job runs. Needs subnets.
   *
   * @minItems 1
   * @maxItems 5
   */
  security_group_ids?:
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string];
  /**
   * Whether the container is cut off from every network.
   */
  enable_network_isolation?: boolean;
  /**
   * Whether traffic between the containers of a distributed job is encrypted.
   */
  encrypt_inter_container_traffic?: boolean;
  /**
   * Whether the job runs on spot instances. Needs max_wait_in_seconds.
   */
  use_spot_instances?: boolean;
  /**
   * Seconds to wait for a spot job to complete; at least max_runtime_in_seconds.
   */
  max_wait_in_seconds?: number;
  /**
   * Seconds after which a job that still waits for instances is stopped.
   */
  max_pending_in_seconds?: number;
  /**
   * S3 prefix in which the job keeps its checkpoints.
   */
  checkpoint_s3_uri?: string;
  /**
   * Where the job keeps its checkpoints in the container, if not in /opt/ml/checkpoints. Needs checkpoint_s3_uri.
   */
  checkpoint_local_path?: string;
  /**
   * Tags of the job or model. A model package has those of its group.
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Name under which SageMaker Experiments shows the job.
   */
  trial_component_display_name?: string;
  /**
   * S3Prefix (the default): all objects under the prefix are transformed; ManifestFile: those that the file lists.
   */
  s3_data_type?: 'S3Prefix' | 'ManifestFile';
  /**
   * MIME type of the data to transform.
   */
  content_type?: string;
  /**
   * How the data are split into records.
   */
  split_type?: 'None' | 'Line' | 'RecordIO' | 'TFRecord';
  /**
   * Compression of the data to transform.
   */
  compression_type?: 'None' | 'Gzip';
  /**
   * Records per request.
   */
  strategy?: 'MultiRecord' | 'SingleRecord';
  /**
   * How the results are joined.
   */
  assemble_with?: 'None' | 'Line';
  /**
   * MIME type of the results.
   */
  accept?: string;
  /**
   * Largest request in MB, at most 100; 0 means no limit.
   */
  max_payload?: number;
  /**
   * Requests at the same time per instance.
   */
  max_concurrent_transforms?: number;
  /**
   * JSONPath of the part of each record that is sent to the model.
   */
  input_filter?: string;
  /**
   * JSONPath of the part of each joined record that is written.
   */
  output_filter?: string;
  /**
   * Whether results are joined with their records.
   */
  join_source?: 'Input' | 'None';
  /**
   * Where the requests and results of the job are kept for monitoring.
   */
  data_capture?: {
    /**
     * S3 prefix.
     */
    destination_s3_uri: string;
    /**
     * KMS key that encrypts them.
     */
    kms_key?: string;
    /**
     * Whether each record gets an ID.
     */
    generate_inference_id?: boolean;
  };
  /**
   * How requests to the model are timed and repeated.
   */
  model_client?: {
    /**
     * Seconds after which a request fails.
     */
    invocations_timeout_in_seconds?: number;
    /**
     * How often a failed request is repeated.
     */
    invocations_max_retries?: number;
  };
  /**
   * The preconfigured machine image of the instances.
   */
  transform_ami_version?: string;
  /**
   * Model package group in which the version is registered: its name, or its ARN if it is another account's.
   */
  model_package_group_name?: string;
  /**
   * Approval status of the new version.
   */
  approval_status?: 'Approved' | 'Rejected' | 'PendingManualApproval';
  /**
   * MIME types that the model takes.
   *
   * @minItems 1
   */
  content_types?: [string, ...string[]];
  /**
   * MIME types that the model gives.
   *
   * @minItems 1
   */
  response_types?: [string, ...string[]];
  /**
   * Instance types for real-time inference.
   *
   * @minItems 1
   */
  inference_instances?: [string, ...string[]];
  /**
   * Instance types for batch transform.
   *
   * @minItems 1
   */
  transform_instances?: [string, ...string[]];
  /**
   * Description of the model package version.
   */
  model_description?: string;
  /**
   * Metadata of the model package version.
   */
  customer_metadata?: {
    [k: string]: string;
  };
  /**
   * Machine learning domain of the model package.
   */
  domain?: 'COMPUTER_VISION' | 'NATURAL_LANGUAGE_PROCESSING' | 'MACHINE_LEARNING';
  /**
   * Machine learning task of the model package.
   */
  task?:
    | 'IMAGE_CLASSIFICATION'
    | 'OBJECT_DETECTION'
    | 'TEXT_GENERATION'
    | 'IMAGE_SEGMENTATION'
    | 'FILL_MASK'
    | 'CLASSIFICATION'
    | 'REGRESSION'
    | 'OTHER';
  /**
   * The containers of an inference pipeline in order: each has the step's config and, over it, the keys given here. A container serves the archive that its "model_data" names, and none without it.
   *
   * @minItems 1
   * @maxItems 15
   */
  containers?: { [key: string]: unknown }[];
  /**
   * Host name of the container, which names it in logs and metrics and where one container is called directly.
   */
  container_hostname?: string;
  /**
   * What brings the model's archive: the name of one of the step's dependencies, or an S3 URI. Without it the first dependency of type model_artifacts does, unless there are "containers".
   */
  model_data?: string;
  /**
   * How the model's data are stored, where they are no archive or an agreement has to be accepted. Without it they are one model.tar.gz.
   */
  model_data_source?: {
    /**
     * Gzip for a model.tar.gz, None for files as they are.
     */
    compression_type: 'Gzip' | 'None';
    /**
     * S3Prefix for all files below a URI that ends with a slash, S3Object for one file. Without it S3Prefix for files that are not compressed.
     */
    s3_data_type?: 'S3Prefix' | 'S3Object';
    /**
     * What gives access to a gated model.
     */
    model_access_config?: {
      /**
       * Whether the end-user license agreement of the model is accepted.
       */
      accept_eula: boolean;
    };
    /**
     * What gives access to a model of a hub.
     */
    hub_access_config?: {
      /**
       * ARN of the model in the hub.
       */
      hub_content_arn: string;
    };
    /**
     * S3 URI of the manifest of the files.
     */
    manifest_s3_uri?: string;
  };
  /**
   * Whether the container serves one model, or all that stand below a prefix.
   */
  mode?: 'SingleModel' | 'MultiModel';
  /**
   * How a container of several models keeps them.
   */
  multi_model_config?: {
    /**
     * Whether models stay loaded.
     */
    model_cache_setting?: 'Enabled' | 'Disabled';
  };
  /**
   * How the container image is pulled.
   */
  image_config?: {
    /**
     * Platform for Amazon ECR, Vpc for a registry in the model's VPC.
     */
    repository_access_mode: 'Platform' | 'Vpc';
    /**
     * How to sign in to a private registry.
     */
    repository_auth_config?: {
      /**
       * ARN of the Lambda function that gives the credentials.
       */
      repository_credentials_provider_arn: string;
    };
  };
  /**
   * The registered version that the container is made from, instead of an image and an archive: its ARN, or the name of the dependency that brings it.
   */
  model_package_name?: string;
  /**
   * Which inference specification of the registered version the container is made from.
   */
  inference_specification_name?: string;
  /**
   * How the containers are called.
   */
  inference_execution_config?: {
    /**
     * Serial, one after the other, or Direct, each on its own.
     */
    mode: 'Serial' | 'Direct';
  };
  /**
   * Framework of the container's model, in the words of Inference Recommender.
   */
  container_framework?: string;
  /**
   * Version of the container's framework, for Inference Recommender.
   */
  container_framework_version?: string;
  /**
   * Name of the benchmarked model that is most like this one, for Inference Recommender.
   */
  nearest_model_name?: string;
  /**
   * Names and shapes of the model's inputs, for Inference Recommender: a text, or a map that is written as JSON.
   */
  data_input_configuration?: string | {};
  /**
   * Where the metrics of the version are. The dependency of type processing_output gives the statistics of the model's quality, unless they are given here.
   */
  model_metrics?: {
    model_quality?: QualityFiles;
    model_data_quality?: QualityFiles1;
    /**
     * The bias of the model and its data.
     */
    bias?: {
      report?: FileSource2;
      pre_training_report?: FileSource3;
      post_training_report?: FileSource4;
    };
    /**
     * What the predictions come from.
     */
    explainability?: {
      report?: FileSource5;
    };
  };
  /**
   * The baselines that later checks of this model compare with, such as the properties of the checks that have just run.
   */
  drift_check_baselines?: {
    /**
     * Baselines of bias.
     */
    bias?: {
      config_file?: FileSource6;
      pre_training_constraints?: FileSource7;
      post_training_constraints?: FileSource8;
    };
    /**
     * Baselines of explainability.
     */
    explainability?: {
      constraints?: FileSource9;
      config_file?: FileSource10;
    };
    model_quality?: QualityFiles2;
    model_data_quality?: QualityFiles3;
  };
  /**
   * Whether SageMaker's validation of the version is skipped: All of it, or None.
   */
  skip_model_validation?: 'All' | 'None';
  /**
   * URI of what the version comes from, such as a training job or a repository.
   */
  source_uri?: string;
  /**
   * How the version is registered.
   */
  model_package_registration_type?: 'Logged' | 'Registered';
  /**
   * Where the version comes from.
   */
  metadata_properties?: {
    /**
     * Commit of the code.
     */
    commit_id?: string;
    /**
     * Repository of the code.
     */
    repository?: string;
    /**
     * What made the version.
     */
    generated_by?: string;
    /**
     * Project that the version is part of.
     */
    project_id?: string;
  };
  /**
   * The model card of the version.
   */
  model_card?: {
    /**
     * Content of the card: a map that is written as JSON, or its JSON text.
     */
    model_card_content: string | {};
    /**
     * Status of the card.
     */
    model_card_status: 'Draft' | 'PendingReview' | 'Approved' | 'Archived';
  };
  /**
   * Where in its life the version is.
   */
  model_life_cycle?: {
    /**
     * Stage, such as Development or Production.
     */
    stage: string;
    /**
     * Status in the stage, such as PendingApproval.
     */
    stage_status: string;
    /**
     * More about the stage.
     */
    stage_description?: string;
  };
  /**
   * Transform jobs with which SageMaker validates the version: members of the API's ValidationSpecification as AWS writes them.
   */
  validation_specification?: {
    [k: string]: unknown;
  };
  /**
   * Further ways to serve the version: members of the API's AdditionalInferenceSpecifications as AWS writes them.
   *
   * @minItems 1
   * @maxItems 15
   */
  additional_inference_specifications?: { [key: string]: unknown }[];
  /**
   * How often SageMaker starts the job again after an internal error of its own.
   */
  max_retry_attempts?: number;
  /**
   * How SageMaker searches the hyperparameter ranges.
   */
  tuning_strategy?: 'Bayesian' | 'Random' | 'Hyperband' | 'Grid';
  /**
   * The metric by which training jobs are compared, and whether more or less of it is better.
   */
  objective?: {
    /**
     * Name of a metric of metric_definitions, or of the algorithm's own.
     */
    metric?: string;
    /**
     * Maximize (the default) or Minimize.
     */
    type?: 'Maximize' | 'Minimize';
  };
  /**
   * What is searched, by hyperparameter. A hyperparameter with a range needs no other value; one that is given is not passed.
   */
  hyperparameter_ranges?: {
    [k: string]: {
      /**
       * Whether numbers, whole numbers or the values of a list are tried.
       */
      type: 'continuous' | 'integer' | 'categorical';
      /**
       * Least value of a continuous or integer range.
       */
      min?: number;
      /**
       * Greatest value of a continuous or integer range.
       */
      max?: number;
      /**
       * Scale on which a continuous or integer range is searched; Auto when absent.
       */
      scaling?: 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';
      /**
       * The values of a categorical range.
       *
       * @minItems 1
       * @maxItems 30
       */
      values?: [string | number | boolean, ...(string | number | boolean)[]];
    };
  };
  /**
   * Training jobs of the tuning job at most; 1 when absent, unless the strategy is Grid.
   */
  max_jobs?: number;
  /**
   * Training jobs of the tuning job at the same time.
   */
  max_parallel_jobs?: number;
  /**
   * Seconds after which SageMaker stops the whole tuning job.
   */
  max_tuning_runtime_in_seconds?: number;
  /**
   * Auto: SageMaker ends training jobs that will not get better than the best one so far.
   */
  early_stopping_type?: 'Off' | 'Auto';
  /**
   * Seed of the search, for more alike runs.
   */
  random_seed?: number;
  /**
   * Least and greatest number of epochs of a training job, for the strategy Hyperband.
   */
  hyperband?: {
    /**
     * Epochs at least.
     */
    min_resource?: number;
    /**
     * Epochs at most.
     */
    max_resource?: number;
  };
  /**
   * When the tuning job ends before its limits are reached.
   */
  completion_criteria?: {
    /**
     * Training jobs in a row without a better objective.
     */
    max_jobs_not_improving?: number;
    /**
     * Whether it ends when SageMaker expects nothing better.
     */
    complete_on_convergence?: boolean;
    /**
     * A value of the objective that is good enough.
     */
    target_objective?: number;
  };
  /**
   * Whether SageMaker chooses ranges for the hyperparameters that have none, those of keep_static excepted.
   */
  autotune?: boolean;
  /**
   * Hyperparameters that autotune leaves as they are.
   */
  keep_static?: string[];
  /**
   * Earlier tuning jobs whose results the search starts from.
   */
  warm_start?: {
    /**
     * Whether data and algorithm are the same as in the parents.
     */
    type: 'IdenticalDataAndAlgorithm' | 'TransferLearning';
    /**
     * Names of the earlier tuning jobs.
     *
     * @minItems 1
     * @maxItems 5
     */
    parents:
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string];
  };
  /**
   * Instances of which SageMaker takes the first that it has room for, instead of instance_type, instance_count and volume_size.
   *
   * @minItems 1
   * @maxItems 6
   */
  instance_configs?:
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ]
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ]
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ]
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ]
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ]
    | [
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
        {
          /**
           * Instance type.
           */
          instance_type: string;
          /**
           * Number of instances.
           */
          instance_count: number;
          /**
           * Size of the storage volume in GB.
           */
          volume_size: number;
        },
      ];
  /**
   * Prioritized: SageMaker takes instance_configs in their order.
   */
  allocation_strategy?: 'Prioritized';
  /**
   * The algorithms of a tuning job that compares several, by name: each has the step's config and, over it, the keys given here.
   */
  training_definitions?: {
    [k: string]: {};
  };
  /**
   * Members of the API request as AWS writes them (PascalCase, nested); ${...} may stand anywhere in it.
   */
  request?: {
    [k: string]: unknown;
  };
  /**
   * ARN of the Lambda function that is called.
   */
  function_arn?: string;
  /**
   * URL of the SQS queue into which SageMaker puts a message with the token of the step.
   */
  sqs_queue_url?: string;
  /**
   * What the function or the queue gets beside the wired inputs: values by name.
   */
  inputs?: {
    [k: string]: unknown;
  };
  /**
   * What the function or the callback gives back, by name: String, Integer, Float or Boolean. Outputs of the specification need not be named again.
   */
  output_parameters?: {
    [k: string]: 'String' | 'Integer' | 'Float' | 'Boolean';
  };
  /**
   * The Type of a Raw step, as SageMaker writes it.
   */
  sagemaker_type?: string;
  /**
   * Members of a Raw step beside Name, Type and Arguments, as SageMaker writes them.
   */
  members?: {
    [k: string]: unknown;
  };
  /**
   * ID of a running EMR cluster; exactly one of it and cluster_config is given.
   */
  cluster_id?: string;
  /**
   * The EMR cluster that is started for the step: a RunJobFlow request as AWS writes it, without Name, Steps, AutoTerminationPolicy, Instances.KeepJobFlowAliveWhenNoSteps and Instances.TerminationProtected.
   */
  cluster_config?: {
    [k: string]: unknown;
  };
  /**
   * What the EMR cluster runs: a StepConfig as AWS writes it, without Name.
   */
  step_config?: {
    [k: string]: unknown;
  };
  /**
   * ARN of the runtime role of the EMR step; only with cluster_id.
   */
  execution_role_arn?: string;
  /**
   * The notebook that runs (relative to the config file).
   */
  input_notebook?: string;
  /**
   * The kernel of the image that runs the notebook.
   */
  kernel_name?: string;
  /**
   * Name of the notebook job, under which Studio shows it; the step's name when absent.
   */
  notebook_job_name?: string;
  /**
   * Script (relative to the config file) that runs before the notebook.
   */
  initialization_script?: string;
  /**
   * Files and folders (relative to the config file) that stand beside the notebook.
   *
   * @minItems 1
   */
  additional_dependencies?: [string, ...string[]];
  /**
   * Values of the cell that is tagged "parameters".
   */
  notebook_parameters?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Where the code package is stored: <s3_root>/<pipeline>/code/<sha256 of relative names and contents>/….
   */
  code_uri?: string;
  /**
   * The step's name; it is the step's key in the manifest.
   */
  step_name?: string;
  /**
   * The pipeline's name; it is the manifest's name.
   */
  pipeline_name?: string;
  /**
   * What a quality check looks at: the data, or a model's predictions beside the truth.
   */
  quality_check_type?: 'DATA_QUALITY' | 'MODEL_QUALITY';
  /**
   * What a Clarify check looks at: bias in the data, bias of a model, or what a model's predictions come from.
   */
  clarify_check_type?: 'DATA_BIAS' | 'MODEL_BIAS' | 'MODEL_EXPLAINABILITY';
  /**
   * Whether the step only computes the baseline and compares it with none.
   */
  skip_check?: boolean;
  /**
   * Whether the step fails if the check finds a violation.
   */
  fail_on_violation?: boolean;
  /**
   * Whether the baseline that the step computes becomes that of the model package registered later.
   */
  register_new_baseline?: boolean;
  /**
   * Model package group whose latest approved model has the baseline to check against.
   */
  baseline_model_package_group?: string;
  /**
   * S3 URI of the statistics.json to check against, instead of the model package group's.
   */
  supplied_baseline_statistics?: string;
  /**
   * S3 URI of the constraints.json (of a Clarify check: analysis.json) to check against, instead of the model package group's.
   */
  supplied_baseline_constraints?: string;
  /**
   * Format of the data set that a quality check reads: one of csv, json and sagemakerCaptureJson, with its options.
   */
  dataset_format?: {
    /**
     * CSV files.
     */
    csv?: {
      /**
       * Whether the first line names the columns.
       */
      header?: boolean;
      /**
       * Where the columns with the predictions stand.
       */
      output_columns_position?: 'START' | 'END';
    };
    /**
     * JSON files.
     */
    json?: {
      /**
       * Whether each line is a record.
       */
      lines?: boolean;
    };
    /**
     * What an endpoint's data capture writes.
     */
    sagemakerCaptureJson?: {};
  };
  /**
   * Script that a data quality check runs on each record first: a file (relative to the config file) or an S3 URI.
   */
  record_preprocessor_script?: string;
  /**
   * Script that a quality check runs after its analysis: a file (relative to the config file) or an S3 URI.
   */
  post_analytics_processor_script?: string;
  /**
   * What the model whose quality is checked predicts.
   */
  problem_type?: 'Regression' | 'BinaryClassification' | 'MulticlassClassification';
  /**
   * Column (name or index) or JSONPath of the predicted label.
   */
  inference_attribute?: string | number;
  /**
   * Column (name or index) or JSONPath of the predicted probability.
   */
  probability_attribute?: string | number;
  /**
   * Column (name or index) or JSONPath of the true label.
   */
  ground_truth_attribute?: string | number;
  /**
   * Probability from which on a prediction counts as positive.
   */
  probability_threshold_attribute?: string | number;
  /**
   * What Clarify analyses: the members of its analysis_config.json as AWS writes them. Bias methods and the report are added where they are missing.
   */
  analysis_config?: {
    /**
     * MIME type of the data set.
     */
    dataset_type:
      | 'text/csv'
      | 'application/jsonlines'
      | 'application/json'
      | 'application/x-parquet'
      | 'application/x-image';
    /**
     * Names of the columns.
     */
    headers?: string[];
    /**
     * The column with the true label.
     */
    label?: string | number;
    /**
     * The values of the label that count as positive, or a threshold.
     */
    label_values_or_threshold?: (string | number)[];
    /**
     * The columns that hold what may be discriminated against.
     *
     * @minItems 1
     */
    facet?: [
      {
        /**
         * The column.
         */
        name_or_index: string | number;
        /**
         * The values of the group that may be disadvantaged, or a threshold.
         */
        value_or_threshold?: (string | number)[];
      },
      ...{
        /**
         * The column.
         */
        name_or_index: string | number;
        /**
         * The values of the group that may be disadvantaged, or a threshold.
         */
        value_or_threshold?: (string | number)[];
      }[],
    ];
    /**
     * Probability from which on a prediction counts as positive.
     */
    probability_threshold?: number;
    /**
     * What is computed, and how.
     */
    methods?: {};
    /**
     * How the model is served while it is analysed, without its name: that is wired as model_name.
     */
    predictor?: {};
    [k: string]: unknown;
  };
}
/**
 * The model's quality.
 */
export interface QualityFiles {
  statistics?: FileSource;
  constraints?: FileSource1;
}
/**
 * The quality of the model's data.
 */
export interface QualityFiles1 {
  statistics?: FileSource;
  constraints?: FileSource1;
}
/**
 * Baselines of the model's quality.
 */
export interface QualityFiles2 {
  statistics?: FileSource;
  constraints?: FileSource1;
}
/**
 * Baselines of the quality of the model's data.
 */
export interface QualityFiles3 {
  statistics?: FileSource;
  constraints?: FileSource1;
}
/**
 * Files that a quality check writes.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "quality_files".
 */
export interface QualityFiles4 {
  statistics?: FileSource;
  constraints?: FileSource1;
}
