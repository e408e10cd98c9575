import { SCRIPT_CONTRACT } from '../../../src/rules/example.js';
import { undeclaredOptionalEnv } from '../../../src/rules/alignment/undeclared-optional-env.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectFixed, expectExamples } = ruleTester(undeclaredOptionalEnv);

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

  it('is mended where the script has one default and the name is like none of the contract', async () => {
    const script = lines(
      'import os',
      '',
      'print(os.environ.get("LABEL", "y"), os.getenv("SEED", "1"), os.getenv("MODE"))',
      'print(os.environ.get("SHARE", "0.1"), os.environ.get("SHARE", "0.2"), os.getenv("COLOUR", ""))',
    );
    const contract = (variables: string) =>
      `# what the script finds\n${SCRIPT_CONTRACT}optional_env_vars:\n  COLOUR_: red # of the plots\n${variables}`;
    const before = processing(script);
    await expectFixed(
      { ...before, 'contracts/prepare.contract.yaml': contract('') },
      { 'contracts/prepare.contract.yaml': contract('  LABEL: "y"\n  SEED: "1"\n') },
    );
    await expectFixed(processing(lines('import os', '', 'print(os.getenv("COLOUR", ""))')), {
      'contracts/prepare.contract.yaml': `${SCRIPT_CONTRACT}optional_env_vars:\n  COLOUR: ""\n`,
    });
  });
});
