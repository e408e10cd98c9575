import { argumentOfOtherType } from '../../../src/rules/alignment/argument-of-other-type.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentOfOtherType);

const uploaded = (contract: string) => contract.replace('script_location: image\n', '');
const ARGUMENTS = `expected_arguments:
  rows: { flag: --rows, default: 100 }
  share: { flag: --share, default: 0.5 }
  strict: { flag: --strict, default: true }
  label: { flag: --label, default: y }
  free: { flag: --free }
  dry: { flag: --dry, action: store_true }
  mode: { flag: --mode, default: 1, choices: ["1", all] }
`;
const SCRIPT = 'from pipectl_runtime import ScriptRuntime\n';

/** A Processing step that gives its script these arguments, as YAML. */
const prepare = (given: string, script = SCRIPT) =>
  project(
    {
      contract: `${uploaded(PREPARE_CONTRACT)}${ARGUMENTS}`,
      manifest: `steps:\n  prepare: { type: Prepare, config: { arguments: { ${given} } } }\n`,
    },
    { 'scripts/prepare.py': script },
  );

/** A Training step with these hyperparameters, as YAML. */
const train = (given: string) => ({
  ...project({
    manifest: `steps:\n  train: { type: Train, inputs: { table: s3://b/t }, config: { hyperparameters: { ${given} } } }\n`,
  }),
  ...TRAIN,
  'contracts/train.contract.yaml': `${uploaded(TRAIN_CONTRACT)}${ARGUMENTS}`,
  'scripts/train.py': SCRIPT,
});

const CORRECT = 'Correct the value, or write the default as a text if the script takes any.';

describe('argument-of-other-type', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    ['rows: many', 'rows', 'a number', '7:58', '4:34'],
    ['rows: ""', 'rows', 'a number', '7:58', '4:34'],
    ['share: 5%', 'share', 'a number', '7:59', '5:36'],
    ['share: true', 'share', 'a number', '7:59', '5:36'],
    ['strict: yes', 'strict', 'true or false', '7:60', '6:38'],
  ])('reports %s at the value', (given, name, wanted, place, ofDefault) =>
    expectErrors(prepare(given)).toEqual([
      {
        message: `The argument "${name}" of step "prepare" is not ${wanted}.`,
        at: `demo.pipeline.yaml:${place}`,
        help: CORRECT,
        related: [{ message: 'The default.', at: `contracts/prepare.contract.yaml:${ofDefault}` }],
      },
    ]),
  );

  it('reports several values for one argument', () =>
    expectErrors(prepare('free: [a, b]')).toEqual([
      {
        message: 'The argument "free" of step "prepare" is not one value.',
        at: 'demo.pipeline.yaml:7:58',
        help: 'Give the items as one text, which the script takes apart, or read the command line in the script.',
        related: [{ message: 'The argument.', at: 'contracts/prepare.contract.yaml:8:3' }],
      },
    ]));

  it('reports a hyperparameter', () =>
    expectErrors(train('rows: all, dry: perhaps')).toEqual([
      {
        message: 'The argument "rows" of step "train" is not a number.',
        at: 'demo.pipeline.yaml:7:89',
        help: CORRECT,
        related: [{ message: 'The default.', at: 'contracts/train.contract.yaml:5:34' }],
      },
      {
        message: 'The argument "dry" of step "train" is not true or false.',
        at: 'demo.pipeline.yaml:7:99',
        help: CORRECT,
        related: [{ message: 'The argument.', at: 'contracts/train.contract.yaml:10:3' }],
      },
    ]));

  it.each([
    'rows: 0x10, share: 1e-5, strict: false, label: 5, free: true, dry: true',
    'rows: "-3.5", share: inf, strict: "False", label: "", free: x, dry: false',
    'rows: "${execution.PipelineName}", free: [a], label: [], share: null',
    'mode: most',
    'mode: "1"',
  ])('accepts %s', (given) => expectValid(prepare(given)));

  it('accepts what reaches a training script as one text', () =>
    expectValid(train('free: [a, b], label: [a, b], dry: false, strict: true')));

  it('leaves a value that its config key does not take to the schema of the key', async () => {
    const keyed = (type: string) => ({
      ...prepare(''),
      'demo.pipeline.yaml': (prepare('')['demo.pipeline.yaml'] ?? '').replace(
        'arguments: {  }',
        'rows: many',
      ),
      'specs/prepare.spec.yaml': `${PREPARE_SPEC}config:\n  properties: { rows: { description: Rows., type: ${type}, argument: rows } }\n`,
    });
    await expectValid(keyed('integer'));
    await expectErrors(keyed('string')).toEqual([
      {
        message: 'The argument "rows" of step "prepare" is not a number.',
        at: 'demo.pipeline.yaml:7:45',
        help: CORRECT,
        related: [{ message: 'The default.', at: 'contracts/prepare.contract.yaml:4:34' }],
      },
    ]);
  });

  it('says nothing of a script that reads its command line itself', () =>
    expectValid(prepare('rows: many, free: [a, b]', 'import argparse\n')));
});
