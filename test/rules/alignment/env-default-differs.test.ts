import { envDefaultDiffers } from '../../../src/rules/alignment/env-default-differs.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(envDefaultDiffers);

describe('env-default-differs', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports the script's default", async () => {
    await expectErrors(
      processing(
        lines(
          'import os',
          '',
          'DEFAULT = "x"',
          'print(os.environ.get("LABEL", DEFAULT), os.getenv("SEED", "42"))',
        ),
        'optional_env_vars: { LABEL: y, SEED: "42" }\n',
      ),
    ).toEqual([
      {
        message: 'The script uses "x" without the environment variable "LABEL", but the contract says "y".',
        at: 'scripts/prepare.py:4:22',
        help: 'Write the same default in both.',
        related: [{ message: 'The default of the contract.', at: 'contracts/prepare.contract.yaml:3:29' }],
      },
    ]);
  });

  it('accepts the same number, a default that is not known, and none', async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          'import sys',
          '',
          'print(os.environ.get("RATIO", "0.50"), os.getenv("SEED", sys.argv[0]), os.getenv("LABEL"))',
        ),
        'optional_env_vars: { RATIO: "0.5", SEED: "1", LABEL: y }\n',
      ),
    );
  });
});
