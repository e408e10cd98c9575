import { contractInputNotInSpec } from '../../../src/rules/alignment/contract-input-not-in-spec.js';
import { PREPARE_CONTRACT, project, TRAIN, TRAIN_CONTRACT, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(contractInputNotInSpec);

const withTwoMore = TRAIN_CONTRACT.replace(
  '{ table: /opt/ml/input/data/table }',
  '\n  table: /opt/ml/input/data/table\n  columns: /opt/ml/input/data/columns\n  weights: /opt/ml/input/data/weights',
);
const second = TRAIN_SPEC.replace('Train\n', 'TrainWithColumns\n').replace(
  'outputs:',
  '  columns: { dependency_type: config_file }\noutputs:',
);

describe('contract-input-not-in-spec', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each input that no dependency has', () =>
    expectErrors({ ...TRAIN, 'contracts/train.contract.yaml': withTwoMore }).toEqual([
      {
        message: 'The contract has a path for "columns", but its specification has no such dependency.',
        at: 'contracts/train.contract.yaml:5:3',
        help: 'Declare "columns" under "dependencies" of the specification, or remove the path.',
        related: [{ message: '"Train" has no dependency "columns".', at: 'specs/train.spec.yaml:5:1' }],
      },
      {
        message: 'The contract has a path for "weights", but its specification has no such dependency.',
        at: 'contracts/train.contract.yaml:6:3',
        help: 'Declare "weights" under "dependencies" of the specification, or remove the path.',
        related: [{ message: '"Train" has no dependency "weights".', at: 'specs/train.spec.yaml:5:1' }],
      },
    ]));

  it('reports only what none of the specifications with the contract has', () =>
    expectErrors({
      ...TRAIN,
      'specs/train_more.spec.yaml': second,
      'contracts/train.contract.yaml': withTwoMore,
    }).toEqual([
      {
        message: 'The contract has a path for "weights", but its specification has no such dependency.',
        at: 'contracts/train.contract.yaml:6:3',
        help: 'Declare "weights" under "dependencies" of the specification, or remove the path.',
        related: [
          { message: '"Train" has no dependency "weights".', at: 'specs/train.spec.yaml:5:1' },
          {
            message: '"TrainWithColumns" has no dependency "weights".',
            at: 'specs/train_more.spec.yaml:5:1',
          },
        ],
      },
    ]));

  it('leaves a misspelt dependency to dependency-not-in-contract', () =>
    expectValid({
      ...TRAIN,
      'contracts/train.contract.yaml': TRAIN_CONTRACT.replace('{ table:', '{ Table:'),
    }));

  it("says nothing of unused contracts, of the library's, and while a specification cannot be read", async () => {
    const files = { ...TRAIN, 'contracts/train.contract.yaml': withTwoMore };
    await expectValid({ ...project(), 'contracts/other.contract.yaml': withTwoMore });
    await expectValid(
      { 'specs/train.spec.yaml': TRAIN_SPEC },
      { library: libraryOf({ 'contracts/train.contract.yaml': withTwoMore }) },
    );
    await expectValid({ ...files, 'specs/broken.spec.yaml': 'step_type: [\n' });
    await expectValid({ 'contracts/prepare.contract.yaml': PREPARE_CONTRACT });
  });
});
