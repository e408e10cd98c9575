import { hardCodedRole } from '../../../src/rules/hygiene/hard-coded-role.js';
import { project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(hardCodedRole);

const step = (role: string) =>
  project({ manifest: `steps:\n  prepare: { type: Prepare, config: { role: "${role}" } }\n` });

describe('hard-coded-role', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a role in a config file of one step once', () =>
    expectErrors(
      project({
        manifest:
          'steps:\n  a: { type: Prepare, config: prepare.config.yaml }\n  b: { type: Prepare, config: prepare.config.yaml }\n',
        config: 'role: arn:aws-cn:iam::123456789012:role/path/Prepare\n',
      }),
    ).toEqual([
      {
        message: 'The config of step "a" names the role of one account.',
        at: 'prepare.config.yaml:1:7',
        help: 'Move "role" to the pipeline\'s config, or write a parameter or ${env.<NAME>}.',
      },
    ]));

  it('accepts a role without an account and one from outside', async () => {
    await expectValid(step('SageMakerRole'));
    await expectValid(step('arn:aws:iam::${env.ACCOUNT}:role/Prepare'), { variables: {} });
  });
});
