import { requiredArgumentWithoutValue } from '../../../src/rules/alignment/required-argument-without-value.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
  TRAIN_SPEC,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(requiredArgumentWithoutValue);

const taking = (text: string) => `${PREPARE_CONTRACT}expected_arguments:\n${text}`;
const LABEL = '  label: { flag: --label, required: true }\n';
const JOB_TYPE = '  job_type: { flag: --job_type, required: true }\n';
const withKey = (key: string) =>
  `${PREPARE_SPEC}config: { properties: { label: { ${key}, argument: label } } }\n`;
const step = (keys: string) => `steps:\n  prepare: { type: Prepare, ${keys} }\n`;
const RELATED = [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:5:3' }];

describe('required-argument-without-value', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every required argument without a value', () =>
    expectErrors(
      project({ contract: taking(`${LABEL}  ratio: { flag: --ratio, required: true }\n`) }),
    ).toEqual([
      {
        message: 'Step "prepare" gives no value to the argument "label", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "label" under "arguments" in its config.',
        related: RELATED,
      },
      {
        message: 'Step "prepare" gives no value to the argument "ratio", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "ratio" under "arguments" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:6:3' }],
      },
    ]));

  it('names the config key that carries the argument', () =>
    expectErrors(
      project({
        contract: taking(LABEL),
        spec: withKey('description: Label column., tier: system'),
        manifest: step('config: { volume_size: 1 }'),
      }),
    ).toEqual([
      {
        message: 'Step "prepare" gives no value to the argument "label", which its script requires.',
        at: 'demo.pipeline.yaml:7:29',
        help: 'Add "label" to its config: Label column.',
        related: RELATED,
      },
    ]));

  it('reports a job type that the script requires and the step type does not have', () =>
    expectErrors(project({ contract: taking(JOB_TYPE) })).toEqual([
      {
        message: 'Step "prepare" gives no value to the argument "job_type", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "job_type" under "arguments" in its config.',
        related: RELATED,
      },
    ]));

  it('takes the hyperparameters of a Training step for its arguments', async () => {
    const training = (config: string) => ({
      ...project({
        manifest: `steps:\n  train: { type: Train, inputs: { table: s3://b/t }, config: ${config} }\n`,
      }),
      ...TRAIN,
      'contracts/train.contract.yaml': `${TRAIN_CONTRACT}expected_arguments:\n  depth: { flag: --max_depth, required: true }\n`,
    });
    await expectErrors(training('{}')).toEqual([
      {
        message: 'Step "train" gives no value to the argument "depth", which its script requires.',
        at: 'demo.pipeline.yaml:7:54',
        help: 'Add "depth" under "hyperparameters" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/train.contract.yaml:6:3' }],
      },
    ]);
    await expectValid(training('{ hyperparameters: { depth: 3 } }'));
    await expectValid(training('{ hyperparameters: { max_depth: 3 } }'));
    await expectValid({
      ...training('{ tree_depth: 3 }'),
      'specs/train.spec.yaml': `${TRAIN_SPEC}config: { properties: { tree_depth: { description: Depth., hyperparameter: max_depth } } }\n`,
    });
  });

  it('accepts values of the config, of keys and of the step, and arguments that have a default', async () => {
    await expectValid(
      project({ contract: taking(LABEL), manifest: step('config: { arguments: { label: y } }') }),
    );
    await expectValid(project({ contract: taking(LABEL), spec: withKey('description: Label., default: y') }));
    await expectValid(
      project({
        contract: taking(JOB_TYPE),
        spec: `${PREPARE_SPEC}job_types: { training: {} }\n`,
        manifest: step('job_type: training'),
      }),
    );
    await expectValid(
      project({ contract: taking('  label: { flag: --label, required: true, default: y }\n') }),
    );
    await expectValid(project({ contract: taking('  label: { flag: --label }\n') }));
  });

  it('leaves a missing job type, a missing essential key, wrong arguments and unreadable configs to other rules', async () => {
    await expectValid(
      project({ contract: taking(JOB_TYPE), spec: `${PREPARE_SPEC}job_types: { training: {} }\n` }),
    );
    await expectValid(project({ contract: taking(LABEL), spec: withKey('description: Label.') }));
    await expectValid(project({ contract: taking(LABEL), manifest: step('config: { arguments: label }') }));
    await expectValid(project({ contract: taking(LABEL), manifest: step('config: missing.config.yaml') }), {
      broken: true,
    });
  });
});
