import { optionalEnvRequired } from '../../../src/rules/alignment/optional-env-required.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(optionalEnvRequired);

describe('optional-env-required', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the place that fails', async () => {
    await expectErrors(
      processing(lines('import os', '', 'print(os.environ["LABEL"])'), 'optional_env_vars: { LABEL: y }\n'),
    ).toEqual([
      {
        message:
          'The script fails without the environment variable "LABEL", which is optional in its contract.',
        at: 'scripts/prepare.py:3:18',
        help: 'Read it with a default, or move "LABEL" to "required_env_vars" of the contract.',
        related: [{ message: 'It is optional here.', at: 'contracts/prepare.contract.yaml:3:22' }],
      },
    ]);
  });

  it('accepts a read with a default, and one behind a check', async () => {
    await expectValid(
      processing(
        lines('import os', '', 'print(os.environ.get("LABEL"))'),
        'optional_env_vars: { LABEL: y }\n',
      ),
    );
    await expectValid(
      processing(
        lines('import os', '', 'if "LABEL" in os.environ:', '    print(os.environ["LABEL"])'),
        'optional_env_vars: { LABEL: y }\n',
      ),
    );
  });
});
