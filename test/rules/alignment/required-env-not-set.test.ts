import { requiredEnvNotSet } from '../../../src/rules/alignment/required-env-not-set.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(requiredEnvNotSet);

const contract = `${PREPARE_CONTRACT}required_env_vars: [LABEL, RATIO]\n`;
const withKey = (key: string) => `${PREPARE_SPEC}config: { properties: { label: { ${key}, env: LABEL } } }\n`;
const step = (config: string) => `steps:\n  prepare: { type: Prepare, config: ${config} }\n`;

describe('required-env-not-set', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each variable at the step, or at its config if it has one', async () => {
    await expectErrors(project({ contract })).toEqual([
      {
        message: 'Step "prepare" does not set "LABEL", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "LABEL" under "environment" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:4:21' }],
      },
      {
        message: 'Step "prepare" does not set "RATIO", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "RATIO" under "environment" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:4:28' }],
      },
    ]);
    await expectErrors(project({ contract, manifest: step('{ environment: { LABEL: y } }') })).toEqual([
      {
        message: 'Step "prepare" does not set "RATIO", which its script requires.',
        at: 'demo.pipeline.yaml:7:29',
        help: 'Add "RATIO" under "environment" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:4:28' }],
      },
    ]);
  });

  it('names the config key that carries the variable', () =>
    expectErrors(
      project({
        contract,
        spec: withKey('description: Label column., tier: system'),
        manifest: step('{ environment: { RATIO: 0.5 } }'),
      }),
    ).toEqual([
      {
        message: 'Step "prepare" does not set "LABEL", which its script requires.',
        at: 'demo.pipeline.yaml:7:29',
        help: 'Add "label" to its config: Label column.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:4:21' }],
      },
    ]));

  it('reports variables of a Training step, but none of SageMaker itself', () =>
    expectErrors({
      ...project({ manifest: 'steps:\n  train: { type: Train, inputs: { table: s3://b/t } }\n' }),
      ...TRAIN,
      'contracts/train.contract.yaml': `${TRAIN_CONTRACT}required_env_vars: [SM_MODEL_DIR, AWS_REGION, TRAINING_JOB_NAME, SEED]\n`,
    }).toEqual([
      {
        message: 'Step "train" does not set "SEED", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "SEED" under "environment" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/train.contract.yaml:5:66' }],
      },
    ]));

  it('knows that a Processing step has no SM_ variables', () =>
    expectErrors(
      project({ contract: `${PREPARE_CONTRACT}required_env_vars: [SM_MODEL_DIR, AWS_REGION]\n` }),
    ).toEqual([
      {
        message: 'Step "prepare" does not set "SM_MODEL_DIR", which its script requires.',
        at: 'demo.pipeline.yaml:7:3',
        help: 'Add "SM_MODEL_DIR" under "environment" in its config.',
        related: [{ message: 'The contract requires it.', at: 'contracts/prepare.contract.yaml:4:21' }],
      },
    ]));

  it('accepts values of any kind, of the environment and of keys, also defaults', async () => {
    await expectValid(
      project({
        contract,
        manifest: step('{ environment: { LABEL: "", RATIO: "${execution.PipelineName}" } }'),
      }),
    );
    await expectValid(
      project({
        contract,
        spec: withKey('description: Label., default: y'),
        manifest: step('{ environment: { RATIO: 1 } }'),
      }),
    );
  });

  it('leaves a missing essential key, a wrong environment and an unreadable config to other rules', async () => {
    await expectValid(
      project({
        contract,
        spec: withKey('description: Label.'),
        manifest: step('{ environment: { RATIO: 1 } }'),
      }),
    );
    await expectValid(project({ contract, manifest: step('{ environment: LABEL=y }') }));
    await expectValid(project({ contract, manifest: step('missing.config.yaml') }), { broken: true });
  });
});
