import { undeclaredOptionalEnv } from '../../../src/rules/alignment/undeclared-optional-env.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(undeclaredOptionalEnv);

describe('undeclared-optional-env', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a variable where it is first read', async () => {
    await expectErrors(
      processing(
        lines('import os', '', 'print(os.environ.get("LABLE", "y"), os.getenv("SEED"))'),
        'optional_env_vars: { LABEL: y }\n',
      ),
    ).toEqual([
      {
        message:
          'The script reads the environment variable "LABLE", which its contract does not have. Did you mean "LABEL"?',
        at: 'scripts/prepare.py:3:22',
        help: 'Correct the name, or add "LABLE" under "optional_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message: 'The script reads the environment variable "SEED", which its contract does not have.',
        at: 'scripts/prepare.py:3:47',
        help: 'Correct the name, or add "SEED" under "optional_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
    ]);
  });

  it("accepts declared variables, the system's and libraries' switches, and leaves required ones to another rule", async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          '',
          'print(os.environ.get("LABEL", "y"), os.getenv("CUDA_VISIBLE_DEVICES"), os.getenv("HF_HOME"), os.getenv("PYTHONHASHSEED"), os.environ["OTHER"], os.getenv("OTHER"))',
        ),
        'optional_env_vars: { LABEL: y }\n',
      ),
    );
  });
});
