/* Generated from the library's specifications and config-keys.schema.json by tools/generate.js; do not edit. */
/* eslint-disable */
import type { Config } from '../project/types.generated.js';
import type { Expressible } from './expression.js';

/** Config keys that every AutoML step takes. */
export type AutoMLKeys = Pick<Config, 'request'>;
/** Config keys that every BedrockCustomModel step takes. */
export type BedrockCustomModelKeys = Pick<Config, 'request'>;
/** Config keys that every BedrockCustomModelDeployment step takes. */
export type BedrockCustomModelDeploymentKeys = Pick<Config, 'request'>;
/** Config keys that every BedrockModelImport step takes. */
export type BedrockModelImportKeys = Pick<Config, 'request'>;
/** Config keys that every BedrockProvisionedModelThroughput step takes. */
export type BedrockProvisionedModelThroughputKeys = Pick<Config, 'request'>;
/** Config keys that every Callback step takes. */
export type CallbackKeys = Pick<Config, 'sqs_queue_url' | 'inputs' | 'output_parameters'>;
/** Config keys that every ClarifyCheck step takes. */
export type ClarifyCheckKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'instance_count'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'environment'
  | 'input_options'
  | 'output_path'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'encrypt_inter_container_traffic'
  | 'tags'
  | 'clarify_check_type'
  | 'skip_check'
  | 'fail_on_violation'
  | 'register_new_baseline'
  | 'baseline_model_package_group'
  | 'supplied_baseline_constraints'
  | 'analysis_config'
>;
/** Config keys that every EMR step takes. */
export type EMRKeys = Pick<Config, 'cluster_id' | 'cluster_config' | 'step_config' | 'execution_role_arn'>;
/** Config keys that every EMRServerless step takes. */
export type EMRServerlessKeys = Pick<Config, 'request'>;
/** Config keys that every Endpoint step takes. */
export type EndpointKeys = Pick<Config, 'request'>;
/** Config keys that every EndpointConfig step takes. */
export type EndpointConfigKeys = Pick<Config, 'request'>;
/** Config keys that every InferenceComponent step takes. */
export type InferenceComponentKeys = Pick<Config, 'request'>;
/** Config keys that every Lambda step takes. */
export type LambdaKeys = Pick<Config, 'function_arn' | 'inputs' | 'output_parameters'>;
/** Config keys that every Lineage step takes. */
export type LineageKeys = Pick<Config, 'request'>;
/** Config keys that every Model step takes. */
export type ModelKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'image_uri'
  | 'framework'
  | 'framework_version'
  | 'py_version'
  | 'inference_instance_type'
  | 'entry_point'
  | 'source_dir'
  | 'environment'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'tags'
  | 'containers'
  | 'container_hostname'
  | 'model_data'
  | 'model_data_source'
  | 'mode'
  | 'multi_model_config'
  | 'image_config'
  | 'model_package_name'
  | 'inference_specification_name'
  | 'inference_execution_config'
>;
/** Config keys that every NotebookJob step takes. */
export type NotebookJobKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'environment'
  | 'subnets'
  | 'security_group_ids'
  | 'encrypt_inter_container_traffic'
  | 'tags'
  | 'max_retry_attempts'
  | 'input_notebook'
  | 'kernel_name'
  | 'notebook_job_name'
  | 'initialization_script'
  | 'additional_dependencies'
  | 'notebook_parameters'
>;
/** Config keys that every Processing step takes. */
export type ProcessingKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'instance_count'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'framework'
  | 'framework_version'
  | 'py_version'
  | 'entry_point'
  | 'source_dir'
  | 'command'
  | 'container_entrypoint'
  | 'arguments'
  | 'environment'
  | 'input_options'
  | 'destinations'
  | 'output_options'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'encrypt_inter_container_traffic'
  | 'tags'
  | 'trial_component_display_name'
>;
/** Config keys that every QualityCheck step takes. */
export type QualityCheckKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'instance_count'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'environment'
  | 'input_options'
  | 'output_path'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'encrypt_inter_container_traffic'
  | 'tags'
  | 'quality_check_type'
  | 'skip_check'
  | 'fail_on_violation'
  | 'register_new_baseline'
  | 'baseline_model_package_group'
  | 'supplied_baseline_statistics'
  | 'supplied_baseline_constraints'
  | 'dataset_format'
  | 'record_preprocessor_script'
  | 'post_analytics_processor_script'
  | 'problem_type'
  | 'inference_attribute'
  | 'probability_attribute'
  | 'ground_truth_attribute'
  | 'probability_threshold_attribute'
>;
/** Config keys that every Raw step takes. */
export type RawKeys = Pick<Config, 'request' | 'sagemaker_type' | 'members'>;
/** Config keys that every RegisterModel step takes. */
export type RegisterModelKeys = Pick<
  Config,
  | 'region'
  | 'image_uri'
  | 'framework'
  | 'framework_version'
  | 'py_version'
  | 'inference_instance_type'
  | 'environment'
  | 'model_package_group_name'
  | 'approval_status'
  | 'content_types'
  | 'response_types'
  | 'inference_instances'
  | 'transform_instances'
  | 'model_description'
  | 'customer_metadata'
  | 'domain'
  | 'task'
  | 'containers'
  | 'container_hostname'
  | 'model_data'
  | 'model_data_source'
  | 'container_framework'
  | 'container_framework_version'
  | 'nearest_model_name'
  | 'data_input_configuration'
  | 'model_metrics'
  | 'drift_check_baselines'
  | 'skip_model_validation'
  | 'source_uri'
  | 'model_package_registration_type'
  | 'metadata_properties'
  | 'model_card'
  | 'model_life_cycle'
  | 'validation_specification'
  | 'additional_inference_specifications'
>;
/** Config keys that every Training step takes. */
export type TrainingKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'instance_count'
  | 'instance_groups'
  | 'keep_alive_period_in_seconds'
  | 'training_plan_arn'
  | 'instance_placement_config'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'algorithm_name'
  | 'training_image_config'
  | 'framework'
  | 'framework_version'
  | 'py_version'
  | 'entry_point'
  | 'source_dir'
  | 'container_entrypoint'
  | 'container_arguments'
  | 'environment'
  | 'hyperparameters'
  | 'distribution'
  | 'metric_definitions'
  | 'enable_sagemaker_metrics'
  | 'debugger'
  | 'profiler'
  | 'tensorboard'
  | 'enable_remote_debug'
  | 'enable_session_tag_chaining'
  | 'enable_infra_check'
  | 'input_mode'
  | 'input_options'
  | 'channels'
  | 'output_path'
  | 'output_compression'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'encrypt_inter_container_traffic'
  | 'use_spot_instances'
  | 'max_wait_in_seconds'
  | 'max_pending_in_seconds'
  | 'checkpoint_s3_uri'
  | 'checkpoint_local_path'
  | 'tags'
  | 'trial_component_display_name'
  | 'max_retry_attempts'
>;
/** Config keys that every Transform step takes. */
export type TransformKeys = Pick<
  Config,
  | 's3_root'
  | 'instance_type'
  | 'instance_count'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'environment'
  | 'output_path'
  | 'tags'
  | 'trial_component_display_name'
  | 's3_data_type'
  | 'content_type'
  | 'split_type'
  | 'compression_type'
  | 'strategy'
  | 'assemble_with'
  | 'accept'
  | 'max_payload'
  | 'max_concurrent_transforms'
  | 'input_filter'
  | 'output_filter'
  | 'join_source'
  | 'data_capture'
  | 'model_client'
  | 'transform_ami_version'
>;
/** Config keys that every Tuning step takes. */
export type TuningKeys = Pick<
  Config,
  | 'role'
  | 's3_root'
  | 'region'
  | 'instance_type'
  | 'instance_count'
  | 'instance_groups'
  | 'keep_alive_period_in_seconds'
  | 'training_plan_arn'
  | 'instance_placement_config'
  | 'volume_size'
  | 'volume_kms_key'
  | 'output_kms_key'
  | 'max_runtime_in_seconds'
  | 'image_uri'
  | 'algorithm_name'
  | 'framework'
  | 'framework_version'
  | 'py_version'
  | 'entry_point'
  | 'source_dir'
  | 'environment'
  | 'hyperparameters'
  | 'distribution'
  | 'metric_definitions'
  | 'input_mode'
  | 'input_options'
  | 'channels'
  | 'output_path'
  | 'output_compression'
  | 'subnets'
  | 'security_group_ids'
  | 'enable_network_isolation'
  | 'encrypt_inter_container_traffic'
  | 'use_spot_instances'
  | 'max_wait_in_seconds'
  | 'max_pending_in_seconds'
  | 'checkpoint_s3_uri'
  | 'checkpoint_local_path'
  | 'tags'
  | 'max_retry_attempts'
  | 'tuning_strategy'
  | 'objective'
  | 'hyperparameter_ranges'
  | 'max_jobs'
  | 'max_parallel_jobs'
  | 'max_tuning_runtime_in_seconds'
  | 'early_stopping_type'
  | 'random_seed'
  | 'hyperband'
  | 'completion_criteria'
  | 'autotune'
  | 'keep_static'
  | 'warm_start'
  | 'instance_configs'
  | 'allocation_strategy'
  | 'training_definitions'
>;
/** AutoML has no config keys of its own. */
export interface AutoMLOwnKeys {}
/** BatchTransform has no config keys of its own. */
export interface BatchTransformOwnKeys {}
/** BedrockCustomModel has no config keys of its own. */
export interface BedrockCustomModelOwnKeys {}
/** BedrockCustomModelDeployment has no config keys of its own. */
export interface BedrockCustomModelDeploymentOwnKeys {}
/** BedrockModelImport has no config keys of its own. */
export interface BedrockModelImportOwnKeys {}
/** BedrockProvisionedModelThroughput has no config keys of its own. */
export interface BedrockProvisionedModelThroughputOwnKeys {}
/** Callback has no config keys of its own. */
export interface CallbackOwnKeys {}
/** ClarifyCheck has no config keys of its own. */
export interface ClarifyCheckOwnKeys {}
/**
 * Config keys of CradleDataLoading alone.
 */
export interface CradleDataLoadingOwnKeys {
  /**
   * The data: an s3:// URI or a path in the container, of one file or of a folder of shards.
   */
  data_path?: string;
  /**
   * Format of all files, whatever their names end in. Without it each file's suffix tells.
   */
  data_format?: 'csv' | 'tsv' | 'parquet' | 'json' | 'jsonl';
  /**
   * Format that the step writes.
   */
  output_format?: 'csv' | 'tsv' | 'parquet' | 'jsonl';
  /**
   * The columns to keep, separated by commas. Without it all are kept.
   */
  columns?: string;
}

/** EMR has no config keys of its own. */
export interface EMROwnKeys {}
/** EMRServerless has no config keys of its own. */
export interface EMRServerlessOwnKeys {}
/** Endpoint has no config keys of its own. */
export interface EndpointOwnKeys {}
/** EndpointConfig has no config keys of its own. */
export interface EndpointConfigOwnKeys {}
/** InferenceComponent has no config keys of its own. */
export interface InferenceComponentOwnKeys {}
/** Lambda has no config keys of its own. */
export interface LambdaOwnKeys {}
/** Lineage has no config keys of its own. */
export interface LineageOwnKeys {}
/**
 * Config keys of MIMSRegistration alone.
 */
export interface MIMSRegistrationOwnKeys {
  /**
   * The workflow execution that the registration is recorded under; the pipeline execution id fits.
   */
  workflow_execution_id?: string;
  /**
   * S3 URI of performance metadata to register with the model.
   */
  performance_metadata_path?: string;
}

/** ModelRegistration has no config keys of its own. */
export interface ModelRegistrationOwnKeys {}
/** NotebookJob has no config keys of its own. */
export interface NotebookJobOwnKeys {}
/**
 * Config keys of Package alone.
 */
export interface PackageOwnKeys {
  /**
   * The script that becomes code/inference.py. Without it inference.py or the only script is taken.
   */
  inference_script?: string;
}

/**
 * Config keys of Payload alone.
 */
export interface PayloadOwnKeys {
  /**
   * Content types of the samples, separated by commas: text/csv, application/json, application/jsonlines.
   */
  payload_content_types?: string;
  /**
   * JSON object with values for single features, instead of their typical ones.
   */
  field_defaults?: string;
}

/** PyTorchModel has no config keys of its own. */
export interface PyTorchModelOwnKeys {}
/**
 * Config keys of PyTorchTraining alone.
 */
export interface PyTorchTrainingOwnKeys {
  /**
   * Name of the text column.
   */
  text_field?: string;
  /**
   * Name of the label column.
   */
  label_field?: string;
  /**
   * Passes over the training data.
   */
  epochs?: number;
  /**
   * Rows in a step of the optimizer.
   */
  batch_size?: number;
  /**
   * Step size of the optimizer.
   */
  learning_rate?: number;
  /**
   * Length of a word's vector.
   */
  embedding_dim?: number;
  /**
   * Words in the vocabulary at most, the most frequent ones.
   */
  max_vocabulary?: number;
  /**
   * How often a word has to occur to be in the vocabulary.
   */
  min_frequency?: number;
  /**
   * Words of a text at most; the rest is cut off.
   */
  max_tokens?: number;
  /**
   * Seed of everything random.
   */
  seed?: number;
}

/** QualityCheck has no config keys of its own. */
export interface QualityCheckOwnKeys {}
/** Raw has no config keys of its own. */
export interface RawOwnKeys {}
/** RegisteredModel has no config keys of its own. */
export interface RegisteredModelOwnKeys {}
/**
 * Config keys of TabularPreprocessing alone.
 */
export interface TabularPreprocessingOwnKeys {
  /**
   * Name of the label column.
   */
  label_field?: string;
  /**
   * Share of the rows that goes to train.
   */
  train_ratio?: number;
  /**
   * Share of the rows left over by train that goes to test; what remains goes to val.
   */
  test_val_ratio?: number;
  /**
   * Columns that are categories though they look like numbers, separated by commas.
   */
  categorical_fields?: string;
  /**
   * Columns that are numbers, separated by commas; what is no number in them counts as missing.
   */
  numerical_fields?: string;
  /**
   * Columns that identify a row, separated by commas; they are kept and never learned from.
   */
  id_field?: string;
  /**
   * Columns to leave out, separated by commas.
   */
  drop_fields?: string;
  /**
   * Format that the step writes.
   */
  output_format?: 'csv' | 'tsv' | 'parquet' | 'jsonl';
  /**
   * Seed of the split.
   */
  random_seed?: number;
}

/** Tuning has no config keys of its own. */
export interface TuningOwnKeys {}
/** XGBoostModel has no config keys of its own. */
export interface XGBoostModelOwnKeys {}
/**
 * Config keys of XGBoostModelEval alone.
 */
export interface XGBoostModelEvalOwnKeys {
  /**
   * Score from which a row counts as positive.
   */
  decision_threshold?: number;
  /**
   * Folder of the data that is evaluated, where the data have it.
   */
  eval_split?: string;
}

/**
 * Config keys of XGBoostTraining alone.
 */
export interface XGBoostTrainingOwnKeys {
  /**
   * Name of the label column. Not needed after TabularPreprocessing, which tells it.
   */
  label_field?: string;
  /**
   * Columns that are not learned from, separated by commas. Not needed after TabularPreprocessing.
   */
  id_field?: string;
  /**
   * Columns that are categories though they look like numbers. Not needed after TabularPreprocessing.
   */
  categorical_fields?: string;
  /**
   * Which of two labels is the one to detect. Without it the larger one, by number or else by name.
   */
  positive_label?: string;
  /**
   * Number of trees at most.
   */
  n_estimators?: number;
  /**
   * Depth of a tree at most.
   */
  max_depth?: number;
  /**
   * Step size of the boosting, XGBoost's eta.
   */
  learning_rate?: number;
  /**
   * Sum of weights that a leaf needs.
   */
  min_child_weight?: number;
  /**
   * Share of the rows for each tree.
   */
  subsample?: number;
  /**
   * Share of the features for each tree.
   */
  colsample_bytree?: number;
  /**
   * Loss reduction that a split needs.
   */
  gamma?: number;
  /**
   * L1 regularisation of the leaf weights.
   */
  reg_alpha?: number;
  /**
   * L2 regularisation of the leaf weights.
   */
  reg_lambda?: number;
  /**
   * Weight of the positive rows in a two-class problem; 0 balances the two classes.
   */
  scale_pos_weight?: number;
  /**
   * Trees without a better validation loss after which training stops; 0 never stops early.
   */
  early_stopping_rounds?: number;
  /**
   * Categories of a column at most; the rarer ones count as missing.
   */
  max_categories?: number;
  /**
   * Seed of everything random.
   */
  seed?: number;
}

/**
 * Config keys of XGBoostTuning alone.
 */
export interface XGBoostTuningOwnKeys {
  /**
   * Name of the label column. Not needed after TabularPreprocessing, which tells it.
   */
  label_field?: string;
  /**
   * Columns that are not learned from, separated by commas. Not needed after TabularPreprocessing.
   */
  id_field?: string;
  /**
   * Columns that are categories though they look like numbers. Not needed after TabularPreprocessing.
   */
  categorical_fields?: string;
  /**
   * Which of two labels is the one to detect. Without it the larger one, by number or else by name.
   */
  positive_label?: string;
  /**
   * Number of trees at most.
   */
  n_estimators?: number;
  /**
   * Depth of a tree at most.
   */
  max_depth?: number;
  /**
   * Step size of the boosting, XGBoost's eta.
   */
  learning_rate?: number;
  /**
   * Sum of weights that a leaf needs.
   */
  min_child_weight?: number;
  /**
   * Share of the rows for each tree.
   */
  subsample?: number;
  /**
   * Share of the features for each tree.
   */
  colsample_bytree?: number;
  /**
   * Loss reduction that a split needs.
   */
  gamma?: number;
  /**
   * L1 regularisation of the leaf weights.
   */
  reg_alpha?: number;
  /**
   * L2 regularisation of the leaf weights.
   */
  reg_lambda?: number;
  /**
   * Weight of the positive rows in a two-class problem; 0 balances the two classes.
   */
  scale_pos_weight?: number;
  /**
   * Trees without a better validation loss after which training stops; 0 never stops early.
   */
  early_stopping_rounds?: number;
  /**
   * Categories of a column at most; the rarer ones count as missing.
   */
  max_categories?: number;
  /**
   * Seed of everything random.
   */
  seed?: number;
}

/** The config keys of the library's step types, by step type. */
export interface StepConfigs {
  /** Trains and ranks models of tabular data by itself. */
  AutoML: Expressible<AutoMLOwnKeys & AutoMLKeys>;
  /** Scores data with a SageMaker model, record by record. */
  BatchTransform: Expressible<BatchTransformOwnKeys & TransformKeys>;
  /** Makes a model in S3 a custom model of Amazon Bedrock. */
  BedrockCustomModel: Expressible<BedrockCustomModelOwnKeys & BedrockCustomModelKeys>;
  /** Deploys a custom model of Amazon Bedrock for inference on demand. */
  BedrockCustomModelDeployment: Expressible<
    BedrockCustomModelDeploymentOwnKeys & BedrockCustomModelDeploymentKeys
  >;
  /** Imports a model from S3 into Amazon Bedrock. */
  BedrockModelImport: Expressible<BedrockModelImportOwnKeys & BedrockModelImportKeys>;
  /** Buys throughput for a model of Amazon Bedrock. */
  BedrockProvisionedModelThroughput: Expressible<
    BedrockProvisionedModelThroughputOwnKeys & BedrockProvisionedModelThroughputKeys
  >;
  /** Puts a message into an SQS queue and waits until somebody answers with its token. */
  Callback: Expressible<CallbackOwnKeys & CallbackKeys>;
  /** Computes the bias of a data set or model, or what explains a model, with Clarify and compares it with a baseline. */
  ClarifyCheck: Expressible<ClarifyCheckOwnKeys & ClarifyCheckKeys>;
  /** Loads a data set from a folder, a file or S3 and writes it as one table, with its types and column names. */
  CradleDataLoading: Expressible<CradleDataLoadingOwnKeys & ProcessingKeys>;
  /** Runs a step on an EMR cluster, one that exists or one that is started for it. */
  EMR: Expressible<EMROwnKeys & EMRKeys>;
  /** Runs a job on an EMR Serverless application, one that exists or one that is made for it. */
  EMRServerless: Expressible<EMRServerlessOwnKeys & EMRServerlessKeys>;
  /** Creates an endpoint, or updates the one that has its name. */
  Endpoint: Expressible<EndpointOwnKeys & EndpointKeys>;
  /** Describes an endpoint; which models it serves, and on what instances. */
  EndpointConfig: Expressible<EndpointConfigOwnKeys & EndpointConfigKeys>;
  /** Deploys a model to a part of an endpoint, or updates the component that has its name. */
  InferenceComponent: Expressible<InferenceComponentOwnKeys & InferenceComponentKeys>;
  /** Calls an AWS Lambda function; a specification of your own names what it takes and gives. */
  Lambda: Expressible<LambdaOwnKeys & LambdaKeys>;
  /** Records actions, artifacts, contexts and the associations between them. */
  Lineage: Expressible<LineageOwnKeys & LineageKeys>;
  /** Registers a packaged model with MIMS, a model registry outside SageMaker. The script is part of the container image: the config names image_uri and container_entrypoint. */
  MIMSRegistration: Expressible<MIMSRegistrationOwnKeys & ProcessingKeys>;
  /** Registers a packaged model as a new version in a SageMaker model package group. */
  ModelRegistration: Expressible<ModelRegistrationOwnKeys & RegisterModelKeys>;
  /** Runs a notebook. */
  NotebookJob: Expressible<NotebookJobOwnKeys & NotebookJobKeys>;
  /** Puts inference code into a model archive, so that SageMaker's containers can serve it. */
  Package: Expressible<PackageOwnKeys & ProcessingKeys>;
  /** Makes sample requests for a model from the features that its archive lists. */
  Payload: Expressible<PayloadOwnKeys & ProcessingKeys>;
  /** Creates a SageMaker model from a packaged model archive, served by SageMaker's PyTorch container. */
  PyTorchModel: Expressible<PyTorchModelOwnKeys & ModelKeys>;
  /** Trains a small text classifier with PyTorch. */
  PyTorchTraining: Expressible<PyTorchTrainingOwnKeys & TrainingKeys>;
  /** Computes statistics and constraints of a data set with Model Monitor and compares them with a baseline. */
  QualityCheck: Expressible<QualityCheckOwnKeys & QualityCheckKeys>;
  /** A step of any SageMaker type, its arguments written as SageMaker takes them. */
  Raw: Expressible<RawOwnKeys & RawKeys>;
  /** Creates a SageMaker model from a registered version, with the containers that the version has. */
  RegisteredModel: Expressible<RegisteredModelOwnKeys & ModelKeys>;
  /** Cleans a table. Job type training splits it into train, val and test; the others write one split. */
  TabularPreprocessing: Expressible<TabularPreprocessingOwnKeys & ProcessingKeys>;
  /** Searches the hyperparameters of any training image, such as one of SageMaker's own algorithms. */
  Tuning: Expressible<TuningOwnKeys & TuningKeys>;
  /** Creates a SageMaker model from a packaged model archive, served by SageMaker's XGBoost container. */
  XGBoostModel: Expressible<XGBoostModelOwnKeys & ModelKeys>;
  /** Scores labelled data with a trained XGBoost classifier and measures how good it is. */
  XGBoostModelEval: Expressible<XGBoostModelEvalOwnKeys & ProcessingKeys>;
  /** Trains an XGBoost classifier on tabular data. */
  XGBoostTraining: Expressible<XGBoostTrainingOwnKeys & TrainingKeys>;
  /** Searches the hyperparameters of XGBoostTraining; its outputs are those of the best training job. */
  XGBoostTuning: Expressible<XGBoostTuningOwnKeys & TuningKeys>;
}
/** The job types of the library's step types that have some, by step type. */
export interface StepJobTypes {
  BatchTransform: 'training' | 'validation' | 'testing' | 'calibration';
  CradleDataLoading: 'training' | 'validation' | 'testing' | 'calibration';
  TabularPreprocessing: 'training' | 'validation' | 'testing' | 'calibration';
}
