import { project } from '../../../src/rules/example.js';
import { pipelineWithModel } from '../../../src/rules/sagemaker/model-example.js';
import { retryNotSupported } from '../../../src/rules/sagemaker/retry-not-supported.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(retryNotSupported);

const HELP = 'Retry it on "Step.SERVICE_FAULT" or "Step.THROTTLING".';
const EVERY =
  '[Step.SERVICE_FAULT, Step.THROTTLING, SageMaker.JOB_INTERNAL_ERROR, SageMaker.CAPACITY_ERROR, SageMaker.RESOURCE_LIMIT]';

describe('retry-not-supported', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each exception of a job on a Model step, in every policy', () =>
    expectErrors(
      pipelineWithModel(
        'retry: [{ on: [Step.THROTTLING, SageMaker.RESOURCE_LIMIT], max_attempts: 1 }, { on: [SageMaker.JOB_INTERNAL_ERROR], max_attempts: 1 }]',
      ),
    ).toEqual([
      {
        message:
          'Step "serve" is a Model step, which SageMaker does not retry on "SageMaker.RESOURCE_LIMIT".',
        at: 'demo.pipeline.yaml:9:73',
        help: HELP,
      },
      {
        message:
          'Step "serve" is a Model step, which SageMaker does not retry on "SageMaker.JOB_INTERNAL_ERROR".',
        at: 'demo.pipeline.yaml:9:126',
        help: HELP,
      },
    ]));

  it('accepts every exception on a job, and those of the step on a Model step', async () => {
    await expectValid(
      project({
        manifest: `steps:\n  prepare: { type: Prepare, retry: [{ on: ${EVERY}, max_attempts: 1 }] }\n`,
      }),
    );
    await expectValid(
      pipelineWithModel('retry: [{ on: [Step.SERVICE_FAULT, Step.THROTTLING], max_attempts: 1 }]'),
    );
  });
});
