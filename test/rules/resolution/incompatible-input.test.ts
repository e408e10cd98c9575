import { PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { incompatibleInput } from '../../../src/rules/resolution/incompatible-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(incompatibleInput);

describe('incompatible-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports types that cannot fit, with both specifications', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            a: { type: Train, needs: [prepare] }
            b: { type: Train, inputs: { table: a.model } }
            c: { type: Train, inputs: { table: b.model } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'The input "table" of step "b" takes training_data, but "a.model" is model_artifacts.',
        at: 'demo.pipeline.yaml:9:38',
        help: 'Wire an output of the type training_data, or leave "table" to the resolver by removing this line.',
        related: [
          { message: '"table" takes training_data.', at: 'specs/train.spec.yaml:6:3' },
          { message: '"model" is model_artifacts.', at: 'specs/train.spec.yaml:8:3' },
        ],
      },
      {
        message: 'The input "table" of step "c" takes training_data, but "b.model" is model_artifacts.',
        at: 'demo.pipeline.yaml:10:38',
        help: 'Wire an output of the type training_data, or leave "table" to the resolver by removing this line.',
        related: [
          { message: '"table" takes training_data.', at: 'specs/train.spec.yaml:6:3' },
          { message: '"model" is model_artifacts.', at: 'specs/train.spec.yaml:8:3' },
        ],
      },
    ]));

  it('reports data types that cannot fit', () =>
    expectErrors({
      ...project({
        spec: PREPARE_SPEC.replace(
          'output_type: processing_output',
          'output_type: processing_output\n    data_type: Float',
        ),
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, inputs: { table: prepare.table } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'The input "table" of step "train" takes S3Uri, but "prepare.table" is Float.',
        at: 'demo.pipeline.yaml:8:42',
        help: 'Wire an output of the type S3Uri, or leave "table" to the resolver by removing this line.',
        related: [
          { message: '"table" takes S3Uri.', at: 'specs/train.spec.yaml:6:3' },
          { message: '"table" is Float.', at: 'specs/prepare.spec.yaml:6:3' },
        ],
      },
    ]));

  it('accepts a type that the input accepts besides its own', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, inputs: { table: prepare.table } }
        `,
      }),
      ...TRAIN,
      'specs/train.spec.yaml': TRAIN_SPEC.replace('training_data', 'validation_data'),
    }));
});
