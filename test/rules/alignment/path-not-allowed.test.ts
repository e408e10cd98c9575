import { pathNotAllowed } from '../../../src/rules/alignment/path-not-allowed.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(pathNotAllowed);

const output = (path: string) =>
  project({ contract: PREPARE_CONTRACT.replace('/opt/ml/processing/output', path) });
const training = (input: string, model: string) => ({
  ...TRAIN,
  'contracts/train.contract.yaml': TRAIN_CONTRACT.replace('/opt/ml/input/data/table', input).replace(
    '/opt/ml/model',
    model,
  ),
});
const PROCESSING_STEP = {
  message: '"Prepare" builds a Processing step.',
  at: 'specs/prepare.spec.yaml:2:22',
};
const TRAINING_STEP = { message: '"Train" builds a Training step.', at: 'specs/train.spec.yaml:2:22' };

describe('path-not-allowed', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    '/data',
    '/opt/ml/processing',
    '/opt/ml/processing/',
    '/opt/ml/processing/../x',
    '/opt/ml/processing_2/x',
  ])('reports %s in a Processing step', (path) =>
    expectErrors(output(path)).toEqual([
      {
        message: `The path "${path}" of the output "table" is not below "/opt/ml/processing".`,
        at: 'contracts/prepare.contract.yaml:3:33',
        help: 'Write a path such as "/opt/ml/processing/output/table".',
        related: [PROCESSING_STEP],
      },
    ]),
  );

  it.each(['/opt/ml/processing/input/code', '/opt/ml/processing/input/entrypoint/x'])(
    'reports %s where the script is uploaded',
    (path) =>
      expectErrors(
        project({
          contract: `entry_point: prepare.py\nexpected_output_paths: { table: ${path} }\n`,
        }),
      ).toEqual([
        {
          message: `The path "${path}" of the output "table" is in a folder that holds the step's code.`,
          at: 'contracts/prepare.contract.yaml:2:33',
          help: 'Write a path such as "/opt/ml/processing/output/table".',
          related: [PROCESSING_STEP],
        },
      ]),
  );

  it('reports both paths of a Training step', () =>
    expectErrors(training('/opt/ml/processing/input/table', '/opt/ml/output')).toEqual([
      {
        message:
          'The path "/opt/ml/processing/input/table" of the input "table" is not "/opt/ml/input/data/<channel>".',
        at: 'contracts/train.contract.yaml:3:32',
        help: 'Write a path such as "/opt/ml/input/data/table".',
        related: [TRAINING_STEP],
      },
      {
        message:
          'The path "/opt/ml/output" of the output "model" is not in "/opt/ml/model", "/opt/ml/output/data" or "/opt/ml/checkpoints".',
        at: 'contracts/train.contract.yaml:4:33',
        help: 'Write a path such as "/opt/ml/model".',
        related: [TRAINING_STEP],
      },
    ]));

  it.each(['/opt/ml/input/data', '/opt/ml/input/data/a/b', '/opt/ml/input/data/a+b', '/opt/ml/input'])(
    'reports %s, which is no channel',
    (path) =>
      expectErrors(training(path, '/opt/ml/model')).toEqual([
        {
          message: `The path "${path}" of the input "table" is not "/opt/ml/input/data/<channel>".`,
          at: 'contracts/train.contract.yaml:3:32',
          help: 'Write a path such as "/opt/ml/input/data/table".',
          related: [TRAINING_STEP],
        },
      ]),
  );

  it("reports at the project's specification when it takes a contract of the library for another kind of job", () =>
    expectErrors(
      { 'specs/prepare.spec.yaml': PREPARE_SPEC.replace('Processing', 'Training') },
      { library: libraryOf({ 'contracts/prepare.contract.yaml': PREPARE_CONTRACT }) },
    ).toEqual([
      {
        message:
          'The path "/opt/ml/processing/output" of the output "table" is not in "/opt/ml/model", "/opt/ml/output/data" or "/opt/ml/checkpoints".',
        at: 'specs/prepare.spec.yaml:4:11',
        help: 'Write a path such as "/opt/ml/output/data".',
        related: [{ message: 'The path.', at: '../library/contracts/prepare.contract.yaml:3:33' }],
      },
    ]));

  it.each([
    ['/opt/ml/input/data/table/', '/opt/ml/model/'],
    ['/opt/ml/input/config/hyperparameters.json', '/opt/ml/output/data/metrics'],
    ['/opt/ml/input/data/a.b-c_d', '/opt/ml/checkpoints'],
  ])('accepts %s and %s in a Training step', (input, model) => expectValid(training(input, model)));

  it('accepts the folder above the code, and the code folder where the script is in the image', async () => {
    await expectValid(
      project({
        contract: 'entry_point: prepare.py\nexpected_output_paths: { table: /opt/ml/processing/input }\n',
      }),
    );
    await expectValid(output('/opt/ml/processing/input/code'));
  });
});
