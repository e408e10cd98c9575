import { project, TRAIN } from '../../../src/rules/example.js';
import { unknownInput } from '../../../src/rules/resolution/unknown-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownInput);

describe('unknown-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every name that is no dependency, at the name', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare, inputs: { data: s3://my-bucket/data } }
            train:
              type: Train
              inputs:
                Table: prepare.table
                weights: s3://my-bucket/weights
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'Step "prepare" has no input "data".',
        at: 'demo.pipeline.yaml:7:39',
        help: 'The type "Prepare" has no inputs.',
      },
      {
        message: 'Step "train" has no input "Table". Did you mean "table"?',
        at: 'demo.pipeline.yaml:11:7',
        help: 'The inputs of "Train" are "table".',
      },
      {
        message: 'Step "train" has no input "weights".',
        at: 'demo.pipeline.yaml:12:7',
        help: 'The inputs of "Train" are "table".',
      },
    ]));

  it('says nothing of steps whose type is unknown, and of empty inputs', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            other: { type: Other, inputs: { data: s3://my-bucket/data } }
            prepare: { type: Prepare, inputs: {} }
        `,
      }),
    }));

  it('mends a slip', () =>
    expectFixed(
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { tabel: prepare.table } } # by hand\n',
        },
        TRAIN,
      ),
      project(
        {
          manifest:
            'steps:\n  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare], inputs: { table: prepare.table } } # by hand\n',
        },
        TRAIN,
      ),
    ));
});
