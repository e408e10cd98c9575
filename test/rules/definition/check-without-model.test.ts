import { checkWithoutModel } from '../../../src/rules/definition/check-without-model.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import type { JsonObject } from '../../../src/sagemaker/json-data.js';
import { findIn } from '../../support/definition-tester.js';

const check = (members: JsonObject) => ({ Name: 'check', Type: 'ClarifyCheck', ...members });

describe('check-without-model', () => {
  it('reports checks of a model that name none', () => {
    const steps = [
      check({ CheckType: 'MODEL_BIAS' }),
      check({ CheckType: 'MODEL_EXPLAINABILITY', ModelName: null }),
    ];
    const help = 'Add it: the name of a model in SageMaker, or a reference to the step that makes one.';
    expect(findIn(checkWithoutModel, definitionOf(steps))).toEqual([
      { at: '/Steps/0', message: 'Step "check" checks MODEL_BIAS, but has no "ModelName".', help },
      { at: '/Steps/1', message: 'Step "check" checks MODEL_EXPLAINABILITY, but has no "ModelName".', help },
    ]);
  });

  it('accepts a name that a step gives, and checks of data', () => {
    const steps = [
      check({ CheckType: 'MODEL_BIAS', ModelName: { Get: 'Steps.model.ModelName' } }),
      check({ CheckType: 'DATA_BIAS' }),
      { ...check({ CheckType: 'MODEL_QUALITY' }), Type: 'QualityCheck' },
    ];
    expect(findIn(checkWithoutModel, definitionOf(steps))).toEqual([]);
  });
});
