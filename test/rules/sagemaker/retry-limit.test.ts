import { project } from '../../../src/rules/example.js';
import { retryLimit } from '../../../src/rules/sagemaker/retry-limit.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(retryLimit);

const files = (policies: string) =>
  project({ manifest: `steps:\n  prepare:\n    type: Prepare\n    retry:\n${policies}` });

describe('retry-limit', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a policy without a limit and one with two', () =>
    expectErrors(
      files(`      - on: [Step.THROTTLING]
        max_attempts: 3
        expire_after_minutes: 10
      - on: [Step.SERVICE_FAULT]
        interval_seconds: 5
`),
    ).toEqual([
      {
        message:
          'A retry policy of step "prepare" has two limits, "max_attempts" and "expire_after_minutes".',
        at: 'demo.pipeline.yaml:12:9',
        help: 'Remove one of the two.',
        related: [{ message: 'The other limit.', at: 'demo.pipeline.yaml:11:9' }],
      },
      {
        message: 'A retry policy of step "prepare" has no limit.',
        at: 'demo.pipeline.yaml:13:9',
        help: 'Add "max_attempts" (1 to 20) or "expire_after_minutes" (up to 14400).',
      },
    ]));

  it('accepts either limit, also zero minutes', () =>
    expectValid(
      files(
        '      - { on: [Step.THROTTLING], max_attempts: 1 }\n      - { on: [Step.SERVICE_FAULT], expire_after_minutes: 0 }\n',
      ),
    ));
});
