import { XGBOOST_SERVING, XGBOOST_TUNING } from '../planner/defaults.js';
import type { CallSite } from './call-site.js';
import { isData, lastOf, withStep, type Data, type PipelineState } from './state.js';

/** Adds a training step, or one that searches hyperparameters and takes the same config keys beside its own. */
export function withTraining(
  state: PipelineState,
  { tuning, config, ...options }: Data,
  site: CallSite | undefined,
): PipelineState {
  if (tuning === undefined || tuning === false) {
    return withStep(state, 'XGBoostTraining', { config, ...options }, site);
  }
  const searched = { ...XGBOOST_TUNING, ...(isData(tuning) ? tuning : {}) };
  return withStep(state, 'XGBoostTuning', { ...options, config: [searched, ...listOf(config)] }, site);
}

/** Adds preprocessing: of the job type that is named, else of all data that are loaded and not preprocessed yet. */
export function withPreprocessing(
  state: PipelineState,
  options: Data,
  site: CallSite | undefined,
): PipelineState {
  const { job_type: named } = options;
  const jobTypes = named === undefined ? unprocessedJobTypes(state) : [named];
  return jobTypes.reduce<PipelineState>(
    (all, jobType) => withStep(all, 'TabularPreprocessing', { ...options, job_type: jobType }, site),
    state,
  );
}

/** Adds a step that registers the model: by default under the pipeline's name, an XGBoost model as it is served. */
export function withRegistration(
  state: PipelineState,
  { config, ...options }: Data,
  site: CallSite | undefined,
): PipelineState {
  const isXgboost = lastOf(state, 'XGBoostTraining', 'XGBoostTuning') !== undefined;
  const defaults = { model_package_group_name: state.name, ...(isXgboost ? XGBOOST_SERVING : {}) };
  return withStep(state, 'ModelRegistration', { ...options, config: [defaults, ...listOf(config)] }, site);
}

function unprocessedJobTypes({ steps }: PipelineState): readonly unknown[] {
  const jobTypesOf = (type: string) =>
    [...steps.values()].filter((step) => step['type'] === type).map((step) => step['job_type']);
  const done = new Set(jobTypesOf('TabularPreprocessing'));
  const left = [...new Set(jobTypesOf('CradleDataLoading'))].filter((jobType) => !done.has(jobType));
  return left.length === 0 ? ['training'] : left;
}

function listOf(config: unknown): readonly unknown[] {
  return Array.isArray(config) ? config : [config];
}
