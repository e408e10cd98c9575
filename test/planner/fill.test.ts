import { fillPlan, type PlanFacts } from '../../src/planner/fill.js';
import { planSteps } from '../../src/planner/plan.js';
import { libraryRegistry } from '../../src/registry/load.js';
import { shippedLibrary } from '../support/run.js';

function filled(types: readonly string[], facts: Partial<PlanFacts> = {}) {
  const data = facts.data ?? { training: 's3://my-ml-bucket/data/' };
  const goals = types.map((type) => ({ type }));
  const plan = planSteps(libraryRegistry(shippedLibrary()), goals, { data: Object.keys(data) });
  const { config, steps, parameters, missing } = fillPlan(plan, {
    name: 'demo',
    isGiven: () => false,
    ...facts,
    data,
  });
  return {
    config,
    steps: Object.fromEntries(steps),
    parameters: [...parameters].map(([name, { type }]) => `${name}: ${type}`),
    missing,
  };
}

describe('fillPlan', () => {
  it('gives what it knows, and a parameter for what only the user does', () => {
    expect(filled(['XGBoostTuning'])).toEqual({
      config: { role: '${params.role}', s3_root: 's3://my-ml-bucket/pipelines' },
      steps: {
        load_training: { data_path: 's3://my-ml-bucket/data/' },
        preprocess_training: { label_field: '${params.label_field}' },
        tune: {
          objective: { metric: 'validation:auc', type: 'Maximize' },
          hyperparameter_ranges: {
            max_depth: { type: 'integer', min: 3, max: 10 },
            learning_rate: { type: 'continuous', min: 0.01, max: 0.3, scaling: 'Logarithmic' },
          },
          max_jobs: 20,
          max_parallel_jobs: 2,
        },
      },
      parameters: ['role: String', 'label_field: String'],
      missing: [],
    });
  });

  it('gives each job type its own data', () => {
    const data = { training: 's3://my-ml-bucket/a/', calibration: '${params.later}' };
    expect(filled(['CradleDataLoading'], { data }).steps).toEqual({
      load_training: { data_path: 's3://my-ml-bucket/a/' },
      load_calibration: { data_path: '${params.later}' },
    });
  });

  it('leaves alone what is given', () => {
    const known = ['role', 's3_root', 'label_field'];
    expect(filled(['TabularPreprocessing'], { isGiven: (_, key) => known.includes(key) })).toEqual({
      config: {},
      steps: { load_training: { data_path: 's3://my-ml-bucket/data/' }, preprocess_training: {} },
      parameters: [],
      missing: [],
    });
  });

  it('says what nobody knows and no parameter can stand for', () => {
    const { missing } = filled(['CradleDataLoading', 'Endpoint'], { data: { training: '${params.data}' } });
    expect(missing).toEqual([
      { step: 'load_training', key: 's3_root' },
      { step: 'endpoint', key: 'request' },
    ]);
  });
});
