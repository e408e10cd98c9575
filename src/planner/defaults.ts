/** A value of a config key. */
export type ConfigValue =
  string | number | boolean | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

/** Config keys with their values. */
export type Defaults = Readonly<Record<string, ConfigValue>>;

/**
 * The search of XGBoostTuning where nobody says another: the two hyperparameters that matter most to a boosted tree,
 * and the metric that its specification reads from the log of a two-class problem.
 */
export const XGBOOST_TUNING = {
  objective: { metric: 'validation:auc', type: 'Maximize' },
  hyperparameter_ranges: {
    max_depth: { type: 'integer', min: 3, max: 10 },
    learning_rate: { type: 'continuous', min: 0.01, max: 0.3, scaling: 'Logarithmic' },
  },
  max_jobs: 20,
  max_parallel_jobs: 2,
} as const satisfies Defaults;

/** How a packaged XGBoost model is served, as its registered version says it. */
export const XGBOOST_SERVING = {
  framework: 'xgboost',
  framework_version: '1.7-1',
  content_types: ['text/csv', 'application/json'],
  response_types: ['text/csv', 'application/json'],
  environment: { SAGEMAKER_PROGRAM: 'inference.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
} as const satisfies Defaults;

/** The same of a packaged PyTorch model. */
export const PYTORCH_SERVING = {
  framework: 'pytorch',
  framework_version: '2.1.0',
  py_version: 'py310',
  content_types: ['text/csv', 'application/json'],
  response_types: ['text/csv', 'application/json'],
  environment: { SAGEMAKER_PROGRAM: 'inference.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
} as const satisfies Defaults;

/** Instances of an endpoint where nobody says others. */
export const ENDPOINT_INSTANCES = { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 } as const;

/** A quality check that computes a baseline of CSV files with a header line, and compares with nothing. */
export const BASELINE = {
  quality_check_type: 'DATA_QUALITY',
  dataset_format: { csv: { header: true } },
  skip_check: true,
  register_new_baseline: true,
} as const satisfies Defaults;

/** Config keys by step type that stand in a plan although they are not essential, or that only one value fits. */
export const DEFAULTS_BY_TYPE: ReadonlyMap<string, Defaults> = new Map<string, Defaults>([
  ['XGBoostTuning', XGBOOST_TUNING],
]);
