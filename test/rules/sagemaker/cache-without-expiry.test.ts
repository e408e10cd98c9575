import { project } from '../../../src/rules/example.js';
import { cacheWithoutExpiry } from '../../../src/rules/sagemaker/cache-without-expiry.js';
import { pipelineWithModel } from '../../../src/rules/sagemaker/model-example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(cacheWithoutExpiry);

const HELP = 'Add "expire_after", such as "expire_after: P30D" for thirty days.';

describe('cache-without-expiry', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each step, also those that share one policy', () =>
    expectErrors(
      project({
        manifest:
          'steps:\n  a: { type: Prepare, cache: &on { enabled: true } }\n  b: { type: Prepare, cache: *on }\n',
      }),
    ).toEqual([
      {
        message: 'The cache of step "a" is on, but nothing says how old a result may be.',
        at: 'demo.pipeline.yaml:7:23',
        help: HELP,
      },
      {
        message: 'The cache of step "b" is on, but nothing says how old a result may be.',
        at: 'demo.pipeline.yaml:8:23',
        help: HELP,
      },
    ]));

  it('accepts a cache that is off, and leaves steps that have none to cache-not-supported', async () => {
    await expectValid(project({ manifest: 'steps:\n  a: { type: Prepare, cache: { enabled: false } }\n' }));
    await expectValid(pipelineWithModel('cache: { enabled: true }'));
  });
});
