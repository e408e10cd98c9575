import { project, TRAIN } from '../../../src/rules/example.js';
import { ambiguousInput } from '../../../src/rules/resolution/ambiguous-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(ambiguousInput);

describe('ambiguous-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('ranks the outputs that fit equally well and writes the line that settles it', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            a: { type: Prepare }
            b: { type: Prepare }
            c: { type: Prepare }
            train: { type: Train, needs: [b, a, c] }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message:
          'The input "table" of step "train" could be "a.table", "b.table" and "c.table": they fit equally well.',
        at: 'demo.pipeline.yaml:10:3',
        help: 'Write the one that is meant on "train", for instance: inputs: { table: a.table }',
        related: [
          { message: '"a.table" scores 0.65.', at: 'demo.pipeline.yaml:10:36' },
          { message: '"b.table" scores 0.65.', at: 'demo.pipeline.yaml:10:33' },
          { message: '"c.table" scores 0.65.', at: 'demo.pipeline.yaml:10:39' },
        ],
      },
    ]));

  it('accepts an input that the manifest settles, and a need that produces nothing fitting', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            a: { type: Prepare }
            b: { type: Prepare }
            pretrain: { type: Train, needs: [a] }
            train: { type: Train, needs: [b, pretrain] }
            train_both: { type: Train, needs: [a, b], inputs: { table: b.table } }
        `,
      }),
      ...TRAIN,
    }));
});
