import { project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { malformedInput } from '../../../src/rules/resolution/malformed-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(malformedInput);

const S3_HELP = 'Write s3://<bucket>/<prefix>, <step>.<output> or a ${...} expression.';

describe('malformed-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports texts that are no place in S3', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            a: { type: Train, inputs: { table: /data/table.csv } }
            b: { type: Train, inputs: { table: prepare } }
            c: { type: Train, inputs: { table: "s3://" } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'The input "table" of step "a" takes a place in S3, not the text "/data/table.csv".',
        at: 'demo.pipeline.yaml:7:38',
        help: S3_HELP,
      },
      {
        message: 'The input "table" of step "b" takes a place in S3, not the text "prepare".',
        at: 'demo.pipeline.yaml:8:38',
        help: S3_HELP,
      },
      {
        message: 'The input "table" of step "c" takes a place in S3, not the text "s3://".',
        at: 'demo.pipeline.yaml:9:38',
        help: S3_HELP,
      },
    ]));

  it('reports what is no directory where a file system is read, and takes directories', async () => {
    const reading = (source: string) => ({
      ...project({
        manifest: `
          steps:
            train:
              type: Train
              inputs: { table: ${source} }
              config: { input_options: { table: { file_system: { id: fs-01234567, type: EFS } } } }
        `,
      }),
      ...TRAIN,
    });
    await expectErrors(reading('s3://my-bucket/data')).toEqual([
      {
        message:
          'The input "table" of step "train" takes a directory of its file system, not the text "s3://my-bucket/data".',
        at: 'demo.pipeline.yaml:9:22',
        help: 'Write the directory from the root, such as /data/train, or a ${...} expression.',
      },
    ]);
    await expectValid(reading('/data/train'));
  });

  it('reports a text where a number is wanted', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            train: { type: Train, inputs: { rounds: many } }
        `,
      }),
      ...TRAIN,
      'specs/train.spec.yaml': TRAIN_SPEC.replace(
        'table: { dependency_type: training_data }',
        'rounds: { dependency_type: hyperparameters, data_type: Integer }',
      ),
    }).toEqual([
      {
        message: 'The input "rounds" of step "train" takes a whole number, not the text "many".',
        at: 'demo.pipeline.yaml:7:43',
        help: 'Write a whole number such as 10, <step>.<output> or a ${...} expression.',
      },
    ]));

  it('accepts S3 URIs, expressions, and expressions that another rule reports', () =>
    expectValid({
      ...project({
        manifest: `
          parameters:
            data: { type: String }
          steps:
            a: { type: Train, inputs: { table: s3://my-bucket } }
            b: { type: Train, inputs: { table: "\${params.data}" } }
            c: { type: Train, inputs: { table: "s3://my-bucket/\${params.data}" } }
            d: { type: Train, inputs: { table: "\${params.gone}" } }
        `,
      }),
      ...TRAIN,
    }));
});
