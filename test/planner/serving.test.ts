import { manifestStep } from '../../src/planner/manifest-step.js';
import { planSteps } from '../../src/planner/plan.js';
import { servedFramework, servingConfig } from '../../src/planner/serving.js';
import { libraryRegistry } from '../../src/registry/load.js';
import { shippedLibrary } from '../support/run.js';

const registry = libraryRegistry(shippedLibrary());
const planFor = (type: string, using: readonly string[]) =>
  planSteps(registry, [{ type }], { data: ['training'], using });

describe('servedFramework', () => {
  it.each([
    ['ModelRegistration', 'XGBoostTuning', 'xgboost'],
    ['ModelRegistration', 'PyTorchTraining', 'pytorch'],
    ['Tuning', 'TabularPreprocessing', undefined],
    ['TabularPreprocessing', 'XGBoostTraining', undefined],
  ])('of the last step to %s, by way of %s, is %s', (goal, using, framework) => {
    const plan = planFor(goal, [using]);
    const last = plan.steps.at(-1);
    expect(last === undefined ? 'no step' : servedFramework(plan, registry, last)).toEqual(framework);
  });
});

describe('servingConfig', () => {
  it('names the script that is packaged, and the image that serves', () => {
    expect(servingConfig('Package', 'pytorch')).toEqual({ inference_script: 'pytorch_inference.py' });
    expect(servingConfig('ModelRegistration', 'pytorch')).toMatchObject({
      framework: 'pytorch',
      framework_version: '2.1.0',
      py_version: 'py310',
    });
    expect(servingConfig('XGBoostTraining', 'xgboost')).toEqual({});
  });
});

describe('manifestStep', () => {
  it('leaves out what there is nothing to say of', () => {
    const steps = planFor('TabularPreprocessing', []).steps.map((step) => manifestStep(step));
    expect(steps).toEqual([
      { type: 'CradleDataLoading', job_type: 'training' },
      { type: 'TabularPreprocessing', job_type: 'training', needs: ['load_training'] },
    ]);
  });

  it('has the inputs that are given by hand', () => {
    const steps = planFor('Lambda', []).steps.map((step) => manifestStep(step, { event: '1' }));
    expect(steps).toEqual([{ type: 'Lambda', inputs: { event: '1' } }]);
  });
});
