import { SCRIPT_CONTRACT } from '../../../src/rules/example.js';
import { undeclaredRequiredEnv } from '../../../src/rules/alignment/undeclared-required-env.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, training } from './script-project.js';

const { expectErrors, expectValid, expectFixed, expectExamples } = ruleTester(undeclaredRequiredEnv);

describe('undeclared-required-env', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a variable once, where it is first looked up', async () => {
    await expectErrors(
      processing(
        lines(
          'import os',
          '',
          'label = os.environ["LABLE"]',
          'print(os.environ["LABLE"], os.environ["OTHER_WORD"])',
        ),
        'required_env_vars: [LABEL]\n',
        '{ environment: { LABEL: y } }',
      ),
    ).toEqual([
      {
        message:
          'The script fails without the environment variable "LABLE", which its contract does not have. Did you mean "LABEL"?',
        at: 'scripts/prepare.py:3:20',
        help: 'Correct the name, or add "LABLE" under "required_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message:
          'The script fails without the environment variable "OTHER_WORD", which its contract does not have.',
        at: 'scripts/prepare.py:4:39',
        help: 'Correct the name, or add "OTHER_WORD" under "required_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
    ]);
  });

  it('knows that a processing job has no variables of the training toolkit', async () => {
    await expectErrors(processing(lines('import os', '', 'print(os.environ["SM_MODEL_DIR"])'))).toEqual([
      {
        message:
          'The script fails without the environment variable "SM_MODEL_DIR", which its contract does not have.',
        at: 'scripts/prepare.py:3:18',
        help: 'Correct the name, or add "SM_MODEL_DIR" under "required_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
    ]);
  });

  it('accepts declared variables, optional reads, and what the system or SageMaker sets', async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          '',
          'print(os.environ["LABEL"], os.environ.get("OTHER"), os.environ["HOME"], os.environ["AWS_REGION"], os.environ["PROCESSING_JOB_NAME"])',
        ),
        'required_env_vars: [LABEL]\n',
        '{ environment: { LABEL: y } }',
      ),
    );
    await expectValid(
      training(
        lines(
          'import os',
          '',
          'print(os.environ["SM_CHANNEL_TABLE"], os.environ["SM_HP_DEPTH"], os.environ["SM_NUM_GPUS"], os.environ["RANK"])',
        ),
      ),
    );
  });

  it('says nothing of what may not run, or is checked before', async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          '',
          'if "OTHER" in os.environ:',
          '    print(os.environ["OTHER"])',
          'try:',
          '    print(os.environ["ANOTHER"])',
          'except KeyError:',
          '    pass',
        ),
      ),
    );
  });

  it('is mended where the name is like none of the contract', async () => {
    const script = lines(
      'import os',
      '',
      'print(os.environ["LABEL"], os.environ["SEDE"], os.environ["ROWS"])',
    );
    await expectFixed(processing(script, 'required_env_vars: [SEED] # by the config\n'), {
      'contracts/prepare.contract.yaml': `${SCRIPT_CONTRACT}required_env_vars: [SEED, LABEL, ROWS] # by the config\n`,
    });
    // A list of its own would stand in for the variables that every training script needs.
    await expectFixed(training(script), {});
  });
});
