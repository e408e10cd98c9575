import { join } from 'node:path';
import { Pipeline, type PipelineOptions } from '../../src/api/index.js';
import { REPOSITORY } from '../support/run.js';
import { compiledByCommand } from './support.js';

const FOLDER = join(REPOSITORY, 'manifests', 'fraud-xgboost');
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** What all three levels say of the pipeline itself. */
const PIPELINE = {
  folder: FOLDER,
  description: 'Train a fraud classifier, judge it on later data, and register it if it is good enough.',
  parameters: {
    training_data_uri: { type: 'String', default: 's3://my-ml-bucket/fraud/training/' },
    calibration_data_uri: { type: 'String', default: 's3://my-ml-bucket/fraud/calibration/' },
    inference_code_uri: { type: 'String', default: 's3://my-ml-bucket/fraud/inference-code/' },
    training_instance_type: {
      type: 'String',
      default: 'ml.m5.4xlarge',
      enum: ['ml.m5.4xlarge', 'ml.m5.12xlarge'],
    },
    approval_status: {
      type: 'String',
      default: 'PendingManualApproval',
      enum: ['PendingManualApproval', 'Approved'],
    },
    n_estimators: { type: 'Integer', default: 300 },
    learning_rate: { type: 'Float', default: 0.1 },
    min_auc: { type: 'Float', default: 0.8 },
    encrypt_traffic: { type: 'Boolean', default: false },
  },
  tags: { project: 'fraud', team: 'risk-ml' },
  config: {
    role: 'arn:aws:iam::123456789012:role/FraudPipelineRole',
    s3_root: 's3://my-ml-bucket/pipelines',
    region: 'us-east-1',
    instance_type: 'ml.m5.xlarge',
    volume_kms_key: KEY,
    output_kms_key: KEY,
    tags: { project: 'fraud', 'cost-center': '4711' },
  },
} as const satisfies PipelineOptions;

const WEEK = { enabled: true, expire_after: 'P7D' } as const;
const MONTH = { enabled: true, expire_after: 'P30D' } as const;
const LOAD_TRAINING = { instance_type: 'ml.m5.2xlarge', volume_size: 100, cache: WEEK } as const;
const LOAD_CALIBRATION = { cache: WEEK } as const;
const COLUMNS = {
  label_field: 'is_fraud',
  id_field: 'transaction_id',
  categorical_fields: 'merchant_code',
  cache: MONTH,
} as const;
const PREPROCESS_TRAINING = {
  ...COLUMNS,
  train_ratio: 0.7,
  test_val_ratio: 0.5,
  instance_type: 'ml.m5.2xlarge',
  max_runtime_in_seconds: 7200,
} as const;
const TRAIN = {
  instance_type: '${params.training_instance_type}',
  volume_size: 50,
  max_runtime_in_seconds: 14400,
  use_spot_instances: true,
  max_wait_in_seconds: 21600,
  encrypt_inter_container_traffic: '${params.encrypt_traffic}',
  n_estimators: '${params.n_estimators}',
  learning_rate: '${params.learning_rate}',
  max_depth: 6,
  scale_pos_weight: 0,
  metric_definitions: {
    'validation:auc': 'validation-auc:([0-9.]+)',
    'validation:logloss': 'validation-logloss:([0-9.]+)',
  },
  cache: MONTH,
  retry: [
    {
      on: ['SageMaker.CAPACITY_ERROR', 'SageMaker.RESOURCE_LIMIT'],
      max_attempts: 3,
      interval_seconds: 60,
      backoff_rate: 2,
    },
    {
      on: ['Step.SERVICE_FAULT', 'Step.THROTTLING', 'SageMaker.JOB_INTERNAL_ERROR'],
      expire_after_minutes: 30,
    },
  ],
} as const;
const EVALUATE = {
  decision_threshold: 0.5,
  destinations: { eval_output: 's3://my-ml-bucket/fraud/evaluations/${execution.PipelineExecutionId}' },
} as const;
const REGISTER = {
  approval_status: '${params.approval_status}',
  model_description: 'Fraud classifier, XGBoost.',
  content_types: ['text/csv', 'application/json', 'application/jsonlines'],
  response_types: ['text/csv', 'application/json', 'application/jsonlines'],
  inference_instances: ['ml.m5.large', 'ml.m5.xlarge'],
  transform_instances: ['ml.m5.xlarge'],
  domain: 'MACHINE_LEARNING',
  task: 'CLASSIFICATION',
  customer_metadata: { data: 'transactions', owner: 'risk-ml' },
} as const;
const RETRY = { retry: [{ on: ['Step.THROTTLING'], max_attempts: 5, interval_seconds: 10 }] } as const;
const TOO_WEAK = 'AUC below ${params.min_auc} in execution ${execution.PipelineExecutionId}.';

/** Level 1: what is wanted, and what is special about single steps. */
const intent = () =>
  new Pipeline('fraud-xgboost', PIPELINE).autoTrainXgboost(
    { training: '${params.training_data_uri}', calibration: '${params.calibration_data_uri}' },
    {
      min_auc: '${params.min_auc}',
      inference_code: '${params.inference_code_uri}',
      include: ['Payload'],
      register: REGISTER,
      steps: {
        load_training: LOAD_TRAINING,
        load_calibration: LOAD_CALIBRATION,
        preprocess_training: PREPROCESS_TRAINING,
        preprocess_calibration: COLUMNS,
        train: TRAIN,
        evaluate: EVALUATE,
        payload: { payload_content_types: 'text/csv,application/json' },
        register: RETRY,
        too_weak: { message: TOO_WEAK },
      },
    },
  );

/** Level 2: one call for each thing that is to be done. */
const mix = () =>
  new Pipeline('fraud-xgboost', PIPELINE)
    .loadData('${params.training_data_uri}', LOAD_TRAINING)
    .loadData('${params.calibration_data_uri}', { job_type: 'calibration', ...LOAD_CALIBRATION })
    .preprocessTabular({ job_type: 'training', ...PREPROCESS_TRAINING })
    .preprocessTabular(COLUMNS)
    .trainXgboost(TRAIN)
    .evaluatePerformance({
      config: EVALUATE,
    })
    .qualityGate({ metric: 'auc', min: '${params.min_auc}', message: TOO_WEAK })
    .packageModel({ inference_code: '${params.inference_code_uri}' })
    .generatePayload({ payload_content_types: 'text/csv,application/json' })
    .registerModel({ ...RETRY, config: REGISTER });

/** Level 3: every step in full, in any order, wired by what it takes and makes. */
const control = () =>
  Pipeline.fromConfigs(
    [
      {
        type: 'Condition',
        name: 'quality_gate',
        when: [{ left: '${steps.evaluate.files.metrics#auc}', op: '>=', right: '${params.min_auc}' }],
        then: ['package', 'payload', 'register'],
        else: ['too_weak'],
      },
      { type: 'Fail', name: 'too_weak', message: TOO_WEAK },
      {
        type: 'ModelRegistration',
        model_package_group_name: 'fraud-xgboost',
        framework: 'xgboost',
        framework_version: '1.7-1',
        environment: { SAGEMAKER_PROGRAM: 'inference.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
        ...REGISTER,
        ...RETRY,
      },
      { type: 'Payload', payload_content_types: 'text/csv,application/json' },
      {
        type: 'Package',
        needs: ['train'],
        inputs: { inference_scripts_input: '${params.inference_code_uri}' },
        inference_script: 'xgboost_inference.py',
      },
      { type: 'XGBoostModelEval', ...EVALUATE },
      { type: 'XGBoostTraining', ...TRAIN },
      { type: 'TabularPreprocessing', job_type: 'calibration', ...COLUMNS },
      { type: 'TabularPreprocessing', job_type: 'training', ...PREPROCESS_TRAINING },
      {
        type: 'CradleDataLoading',
        job_type: 'calibration',
        data_path: '${params.calibration_data_uri}',
        ...LOAD_CALIBRATION,
      },
      {
        type: 'CradleDataLoading',
        job_type: 'training',
        data_path: '${params.training_data_uri}',
        ...LOAD_TRAINING,
      },
    ],
    { ...PIPELINE, name: 'fraud-xgboost', autoResolve: true },
  );

describe('the three levels', () => {
  it.each([
    ['intent', intent],
    ['mix', mix],
    ['full control', control],
  ])('%s gives the definition that the manifest gives', async (_, pipeline) => {
    const manifest = await compiledByCommand(join(FOLDER, 'fraud-xgboost.pipeline.yaml'));
    const { definition, diagnostics } = await pipeline().compile({ variables: {} });
    expect(definition).toEqual(JSON.parse(manifest));
    expect(diagnostics).toEqual([]);
  });
});
