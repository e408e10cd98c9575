import { dependencyNotInContract } from '../../../src/rules/alignment/dependency-not-in-contract.js';
import { dedent, TRAIN, TRAIN_CONTRACT } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(dependencyNotInContract);

const spec = dedent(`
  step_type: Join
  sagemaker_step_type: Processing
  node_type: sink
  contract: join
  dependencies:
    left: { dependency_type: processing_output }
    right: { dependency_type: processing_output, required: false }
    key: { dependency_type: custom_property, data_type: String }
`);
const files = (contract: string) => ({
  'specs/join.spec.yaml': spec,
  'contracts/join.contract.yaml': dedent(`entry_point: join.py\n${contract}`),
});

describe('dependency-not-in-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every dependency without a path, also an optional one, but none that is no S3 URI', () =>
    expectErrors(files('expected_input_paths: {}\n')).toEqual([
      {
        message: 'The contract "join" has no path for the dependency "left".',
        at: 'specs/join.spec.yaml:6:3',
        help: 'Add "left: /opt/ml/processing/input/left" under "expected_input_paths".',
        related: [{ message: 'The contract.', at: 'contracts/join.contract.yaml:2:1' }],
      },
      {
        message: 'The contract "join" has no path for the dependency "right".',
        at: 'specs/join.spec.yaml:7:3',
        help: 'Add "right: /opt/ml/processing/input/right" under "expected_input_paths".',
        related: [{ message: 'The contract.', at: 'contracts/join.contract.yaml:2:1' }],
      },
    ]));

  it('shows the contract spelling of a name that differs only there', () =>
    expectErrors(
      files(
        'expected_input_paths:\n  left: /opt/ml/processing/input/left\n  Right: /opt/ml/processing/input/right\n',
      ),
    ).toEqual([
      {
        message: 'The contract "join" has no path for the dependency "right", but one for "Right".',
        at: 'specs/join.spec.yaml:7:3',
        help: 'Write the name the same in both files.',
        related: [{ message: 'The contract spells it like this.', at: 'contracts/join.contract.yaml:4:3' }],
      },
    ]));

  it("reports in the project's contract when the specification is the library's", () =>
    expectErrors(
      { 'contracts/train.contract.yaml': TRAIN_CONTRACT.replace(/^expected_input_paths.*\n/m, '') },
      { library: libraryOf(TRAIN) },
    ).toEqual([
      {
        message: 'The contract "train" has no path for the dependency "table".',
        at: 'contracts/train.contract.yaml:1:1',
        help: 'Add "table: /opt/ml/input/data/table" under "expected_input_paths".',
        related: [{ message: 'The dependency of "Train".', at: '../library/specs/train.spec.yaml:6:3' }],
      },
    ]));

  it('says nothing of a library specification whose contract the project has written for one of its own', () =>
    expectValid(
      {
        'specs/my_train.spec.yaml': (TRAIN['specs/train.spec.yaml'] ?? '')
          .replace('step_type: Train', 'step_type: MyTrain')
          .replace('table:', 'rows:'),
        'contracts/train.contract.yaml': TRAIN_CONTRACT.replace('table:', 'rows:'),
      },
      { library: libraryOf(TRAIN) },
    ));

  it('says nothing of the library itself, of other step types and of broken files', async () => {
    const withoutPaths = { ...TRAIN, 'contracts/train.contract.yaml': 'entry_point: train.py\n' };
    await expectValid({}, { library: libraryOf(withoutPaths) });
    await expectValid({
      ...withoutPaths,
      'specs/train.spec.yaml': (TRAIN['specs/train.spec.yaml'] ?? '').replace(': Training', ': Model'),
    });
    await expectValid({ ...withoutPaths, 'contracts/train.contract.yaml': 'entry_point: [train.py]\n' });
  });

  it('adds the usual path, or gives the one that is there the right name', async () => {
    const left = '  left: /opt/ml/processing/input/left # one\n';
    await expectFixed(
      files(`expected_input_paths:\n${left}  # no more\n`),
      files(`expected_input_paths:\n${left}  right: /opt/ml/processing/input/right\n  # no more\n`),
    );
    await expectFixed(
      files('expected_input_paths:\n  other: /opt/ml/processing/input/other\n'),
      files(
        'expected_input_paths:\n  other: /opt/ml/processing/input/other\n  left: /opt/ml/processing/input/left\n  right: /opt/ml/processing/input/right\n',
      ),
    );
    await expectFixed(
      files(`expected_input_paths:\n${left}  Right: /opt/ml/processing/input/r\n`),
      files(`expected_input_paths:\n${left}  right: /opt/ml/processing/input/r\n`),
    );
  });

  it('adds no path that another port has, and renames none that another specification needs', async () => {
    const taken = files('expected_input_paths:\n  left: /opt/ml/processing/input/right\n');
    const shared = {
      ...files(
        'expected_input_paths:\n  left: /opt/ml/processing/input/left\n  rigth: /opt/ml/processing/input/r\n',
      ),
      'specs/other.spec.yaml': spec.replace('Join', 'JoinOther').replace('right', 'rigth'),
    };
    await expectFixed(taken, taken);
    await expectFixed(shared, shared);
  });
});
