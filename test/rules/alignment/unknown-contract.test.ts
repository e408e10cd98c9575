import { unknownContract } from '../../../src/rules/alignment/unknown-contract.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownContract);
const naming = (contract: string) => PREPARE_SPEC.replace('contract: prepare', `contract: ${contract}`);

describe('unknown-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the name, with the contracts that may be meant', () =>
    expectErrors(project({ spec: naming('prepared') })).toEqual([
      {
        message:
          'The specification "Prepare" names the contract "prepared", which does not exist. Did you mean "prepare"?',
        at: 'specs/prepare.spec.yaml:4:11',
        help: 'Correct the name, or add the file "contracts/prepared.contract.yaml".',
      },
    ]));

  it('reports each specification whose contract is missing', () =>
    expectErrors({
      'specs/prepare.spec.yaml': PREPARE_SPEC,
      'specs/train.spec.yaml': TRAIN_SPEC,
    }).toEqual([
      {
        message: 'The specification "Prepare" names the contract "prepare", which does not exist.',
        at: 'specs/prepare.spec.yaml:4:11',
        help: 'Correct the name, or add the file "contracts/prepare.contract.yaml".',
      },
      {
        message: 'The specification "Train" names the contract "train", which does not exist.',
        at: 'specs/train.spec.yaml:4:11',
        help: 'Correct the name, or add the file "contracts/train.contract.yaml".',
      },
    ]));

  it('accepts contracts of the project and of the library, and a specification without one', () =>
    expectValid(
      {
        'specs/prepare.spec.yaml': naming('shipped'),
        'specs/none.spec.yaml': 'step_type: None\nsagemaker_step_type: Processing\nnode_type: singular\n',
        ...TRAIN,
      },
      { library: libraryOf({ 'contracts/shipped.contract.yaml': PREPARE_CONTRACT }) },
    ));

  it('says nothing of a contract whose file has errors', () =>
    expectValid(
      project({
        contract: `${PREPARE_CONTRACT}entrypoint: x.py\nentry_point_2: {}\nexpected_arguments: 3\n`,
      }),
    ));

  it('mends a slip', () =>
    expectFixed(
      project({ spec: PREPARE_SPEC.replace('contract: prepare', 'contract: Prepar # the script') }),
      project({ spec: PREPARE_SPEC.replace('contract: prepare', 'contract: prepare # the script') }),
    ));
});
