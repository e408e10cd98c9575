import { argumentChoice } from '../../../src/rules/alignment/argument-choice.js';
import {
  PREPARE_CONTRACT,
  PREPARE_SPEC,
  project,
  TRAIN,
  TRAIN_CONTRACT,
} from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(argumentChoice);

const taking = (text: string) => `${PREPARE_CONTRACT}expected_arguments:\n${text}`;
const FORMAT = '  format: { flag: --format, choices: [csv, parquet, "2", "true"] }\n';
const step = (keys: string) => `steps:\n  prepare: { type: Prepare, ${keys} }\n`;
const format = (value: string) =>
  project({ contract: taking(FORMAT), manifest: step(`config: { arguments: { format: ${value} } }`) });

describe('argument-choice', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    ['cvs', 'cvs', ' Did you mean "csv"?'],
    ['7', '7', ''],
    ['false', 'false', ''],
  ])('reports %s at the value', (written, shown, guess) =>
    expectErrors(format(written)).toEqual([
      {
        message: `The argument "format" of step "prepare" is "${shown}", which is none of its choices.${guess}`,
        at: 'demo.pipeline.yaml:7:60',
        help: 'The script takes "csv", "parquet", "2" and "true".',
        related: [{ message: 'The choices.', at: 'contracts/prepare.contract.yaml:5:38' }],
      },
    ]),
  );

  it('reports a job type that the script does not know', () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}job_types: { train: {} }\n`,
        contract: taking('  job_type: { flag: --job_type, choices: [training, testing] }\n'),
        manifest: step('job_type: train'),
      }),
    ).toEqual([
      {
        message:
          'The argument "job_type" of step "prepare" is "train", which is none of its choices. Did you mean "training"?',
        at: 'demo.pipeline.yaml:7:39',
        help: 'The script takes "training" and "testing".',
        related: [{ message: 'The choices.', at: 'contracts/prepare.contract.yaml:5:42' }],
      },
    ]));

  it('reports a default of the specification there', () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}config:\n  properties: { f: { description: Format., argument: format } }\n  defaults: { f: tsv }\n`,
        contract: taking(FORMAT),
      }),
    ).toEqual([
      {
        message:
          'The argument "format" of step "prepare" is "tsv", which is none of its choices. Did you mean "csv"?',
        at: 'specs/prepare.spec.yaml:11:18',
        help: 'The script takes "csv", "parquet", "2" and "true".',
        related: [{ message: 'The choices.', at: 'contracts/prepare.contract.yaml:5:38' }],
      },
    ]));

  it('reports a hyperparameter of a Training step', () =>
    expectErrors({
      ...project({
        manifest:
          'steps:\n  train: { type: Train, inputs: { table: s3://b/t }, config: { hyperparameters: { booster: gbtre } } }\n',
      }),
      ...TRAIN,
      'contracts/train.contract.yaml': `${TRAIN_CONTRACT}expected_arguments:\n  booster: { flag: --booster, choices: [gbtree, dart] }\n`,
    }).toEqual([
      {
        message:
          'The argument "booster" of step "train" is "gbtre", which is none of its choices. Did you mean "gbtree"?',
        at: 'demo.pipeline.yaml:7:92',
        help: 'The script takes "gbtree" and "dart".',
        related: [{ message: 'The choices.', at: 'contracts/train.contract.yaml:6:40' }],
      },
    ]));

  it.each(['csv', '2', 'true', '"${execution.PipelineName}"', 'null'])('accepts %s', (value) =>
    expectValid(format(value)),
  );

  it('accepts any value where there are no choices, and no value', async () => {
    await expectValid(
      project({
        contract: taking('  format: { flag: --format }\n'),
        manifest: step('config: { arguments: { format: x } }'),
      }),
    );
    await expectValid(project({ contract: taking(FORMAT) }));
  });

  it('mends a slip in a word', () => {
    const words = `${PREPARE_CONTRACT}expected_arguments: { format: { flag: --format, choices: [parquet, csv] } }\n`;
    const manifest = (format: string) =>
      `steps:\n  prepare: { type: Prepare, config: { arguments: { format: ${format} } } }\n`;
    return expectFixed(
      project({ contract: words, manifest: manifest('Parqet') }),
      project({ contract: words, manifest: manifest('parquet') }),
    );
  });
});
