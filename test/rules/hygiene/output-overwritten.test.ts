import { outputOverwritten } from '../../../src/rules/hygiene/output-overwritten.js';
import { project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(outputOverwritten);

const prepare = (config: string) =>
  project({
    manifest: `
      parameters: { place: { type: String } }
      steps:
        prepare: { type: Prepare, config: { destinations: { table: "${config}" } } }
    `,
  });

describe('output-overwritten', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a constant destination, also one with the name of the pipeline in it', async () => {
    const finding = {
      message:
        'The destination of "table" of step "prepare" is the same in every execution, so that each overwrites the one before.',
      at: 'demo.pipeline.yaml:8:62',
      help: 'Add "/${execution.PipelineExecutionId}", or remove it: pipectl then makes a place of its own for each execution.',
    };
    await expectErrors(prepare('s3://out/table')).toEqual([finding]);
    await expectErrors(prepare('s3://out/${execution.PipelineName}/table')).toEqual([finding]);
  });

  it.each([
    's3://out/${execution.PipelineExecutionId}',
    '${params.place}',
    's3://out/${params.place}/table',
    's3://out/${execution.StartDateTime}',
    's3://out/2024-01-31-12-30',
  ])('accepts %s, or leaves it to another rule', (uri) => expectValid(prepare(uri)));

  it('accepts the output_path of a training job, below which SageMaker puts the name of the job', () =>
    expectValid({
      ...project({
        manifest:
          'steps:\n  train: { type: Train, inputs: { table: s3://in/t }, config: { output_path: s3://out/models } }\n',
      }),
      ...TRAIN,
    }));
});
