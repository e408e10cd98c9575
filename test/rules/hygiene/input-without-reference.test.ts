import { inputWithoutReference } from '../../../src/rules/hygiene/input-without-reference.js';
import { project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(inputWithoutReference);

const pipeline = (train: string) => ({
  ...project({
    manifest: `
      parameters: { place: { type: String } }
      steps:
        prepare: { type: Prepare, config: { destinations: { table: "\${params.place}" } } }
        other: { type: Prepare, config: { destinations: { table: s3://b/other/ } }, needs: [prepare] }
        train: { type: Train, inputs: { table: ${train}
    `,
  }),
  ...TRAIN,
});

describe('input-without-reference', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the same pipeline variable, and the same text but for the slash at its end', async () => {
    await expectErrors(pipeline('"${params.place}" } }')).toEqual([
      {
        message:
          'The input "table" of step "train" is what step "prepare" writes, but nothing says that it comes after it.',
        at: 'demo.pipeline.yaml:10:42',
        help: 'Write "table: prepare.table".',
        related: [{ message: 'Step "prepare" writes here.', at: 'demo.pipeline.yaml:8:62' }],
      },
    ]);
    await expectErrors(pipeline('s3://b/other } }')).toEqual([
      {
        message:
          'The input "table" of step "train" is what step "other" writes, but nothing says that it comes after it.',
        at: 'demo.pipeline.yaml:10:42',
        help: 'Write "table: other.table".',
        related: [{ message: 'Step "other" writes here.', at: 'demo.pipeline.yaml:9:60' }],
      },
    ]);
  });

  it('accepts another place, a reference, and a step that comes later by its needs, over another one too', async () => {
    await expectValid(pipeline('s3://b/oth } }'));
    await expectValid(pipeline('prepare.table } }'));
    await expectValid(pipeline('"${params.place}" }, needs: [prepare] }'));
    await expectValid(pipeline('"${params.place}" }, needs: [other] }'));
  });
});
