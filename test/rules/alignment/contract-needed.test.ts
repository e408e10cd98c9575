import { contractNeeded } from '../../../src/rules/alignment/contract-needed.js';
import { PREPARE_SPEC, project, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(contractNeeded);

describe('contract-needed', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports Processing and Training specifications at the key that makes them need one', () =>
    expectErrors({
      'specs/xgboost_model_eval.spec.yaml': PREPARE_SPEC.replace('contract: prepare\n', '').replace(
        'Prepare',
        'XGBoostModelEval',
      ),
      'specs/train.spec.yaml': TRAIN_SPEC.replace('contract: train\n', ''),
    }).toEqual([
      {
        message: 'The specification "Train" builds a Training step but names no contract.',
        at: 'specs/train.spec.yaml:2:22',
        help: 'Add "contract: train" and the file "contracts/train.contract.yaml".',
      },
      {
        message: 'The specification "XGBoostModelEval" builds a Processing step but names no contract.',
        at: 'specs/xgboost_model_eval.spec.yaml:2:22',
        help: 'Add "contract: xgboost_model_eval" and the file "contracts/xgboost_model_eval.contract.yaml".',
      },
    ]));

  it('accepts Model, RegisterModel and Transform specifications without one, and a contract that does not exist', () =>
    expectValid({
      ...project({ spec: PREPARE_SPEC.replace('contract: prepare', 'contract: other') }),
      ...Object.fromEntries(
        ['Model', 'RegisterModel', 'Transform'].map((type) => [
          `specs/${type}.spec.yaml`,
          `step_type: My${type}\nsagemaker_step_type: ${type}\nnode_type: singular\n`,
        ]),
      ),
    }));
});
