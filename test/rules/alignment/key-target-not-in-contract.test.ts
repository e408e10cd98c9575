import { keyTargetNotInContract } from '../../../src/rules/alignment/key-target-not-in-contract.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
  TRAIN_SPEC,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(keyTargetNotInContract);

const withKeys = (...keys: string[]) =>
  `${PREPARE_SPEC}config:\n  properties:\n${keys.map((key) => `    ${key}\n`).join('')}`;

describe('key-target-not-in-contract', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a variable and an argument, at the name', () =>
    expectErrors(
      project({
        spec: withKeys(
          'label: { description: Label., env: LABEL }',
          'ratio: { description: Ratio., argument: ratoi }',
        ),
        contract: `${PREPARE_CONTRACT}expected_arguments: { ratio: { flag: --ratio } }\n`,
      }),
    ).toEqual([
      {
        message:
          'The config key "label" goes into the environment variable "LABEL", which the contract "prepare" does not have.',
        at: 'specs/prepare.spec.yaml:11:40',
        help: 'Correct the name, or add "LABEL" under "optional_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
      {
        message:
          'The config key "ratio" goes into the argument "ratoi", which the contract "prepare" does not have. Did you mean "ratio"?',
        at: 'specs/prepare.spec.yaml:12:45',
        help: 'Correct the name, or add "ratoi" under "expected_arguments" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:4:1' }],
      },
    ]));

  it('reports a hyperparameter that no flag of the script takes', () =>
    expectErrors({
      ...TRAIN,
      'specs/train.spec.yaml': `${TRAIN_SPEC}config:
  properties:
    depth: { description: Depth., hyperparameter: max_depth }
    rate: { description: Rate., hyperparameter: rate }
    seed: { description: Seed., hyperparameter: s }
`,
      'contracts/train.contract.yaml': `${TRAIN_CONTRACT.replace(/script_location: image\n/, '')}expected_arguments:
  depth: { flag: --max-depth }
  rate: { flag: --rate }
  seed: { flag: -s }
`,
    }).toEqual([
      {
        message:
          'The config key "depth" goes into the hyperparameter "max_depth", which the contract "train" does not have. Did you mean "max-depth"?',
        at: 'specs/train.spec.yaml:11:51',
        help: 'Correct the name, or add "max_depth" under "expected_arguments" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/train.contract.yaml:4:1' }],
      },
    ]));

  it("accepts any hyperparameter of an image's own script, which no contract lists", () =>
    expectValid({
      ...TRAIN,
      'specs/train.spec.yaml': `${TRAIN_SPEC}config:\n  properties: { eta: { description: Eta., hyperparameter: eta } }\n`,
      'contracts/train.contract.yaml': `${TRAIN_CONTRACT}expected_arguments: { depth: { flag: --depth } }\n`,
    }));

  it("reports in the project's contract when the specification is the library's", () =>
    expectErrors(
      { 'contracts/prepare.contract.yaml': `${PREPARE_CONTRACT}optional_env_vars: { VERBOSITY: "" }\n` },
      {
        library: libraryOf({
          'specs/prepare.spec.yaml': withKeys('label: { description: Label., env: LABEL }'),
          'contracts/prepare.contract.yaml': `${PREPARE_CONTRACT}required_env_vars: [LABEL]\n`,
        }),
      },
    ).toEqual([
      {
        message:
          'The config key "label" goes into the environment variable "LABEL", which the contract "prepare" does not have.',
        at: 'contracts/prepare.contract.yaml:4:1',
        help: 'Correct the name, or add "LABEL" under "optional_env_vars" of the contract.',
        related: [{ message: 'The config key.', at: '../library/specs/prepare.spec.yaml:11:40' }],
      },
    ]));

  it('accepts required and optional variables, arguments, hyperparameters and keys that go nowhere', () =>
    expectValid(
      project({
        spec: withKeys(
          'a: { description: A., env: A }',
          'b: { description: B., env: B }',
          'c: { description: C., argument: c }',
          'd: { description: D., hyperparameter: d }',
          'e: { description: E. }',
        ),
        contract: `${PREPARE_CONTRACT}required_env_vars: [A]\noptional_env_vars: { B: "" }\nexpected_arguments: { c: { flag: -c } }\n`,
      }),
    ));
});
