import { envNeverRead } from '../../../src/rules/alignment/env-never-read.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(envNeverRead);

describe('env-never-read', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each variable at its place in the contract', async () => {
    await expectErrors(
      processing(
        lines('import os', '', 'print(os.environ["LABEL"])'),
        'required_env_vars: [LABEL, RATIO]\noptional_env_vars: { SEED: "1" }\n',
        '{ environment: { LABEL: y, RATIO: 1 } }',
      ),
    ).toEqual([
      {
        message: 'The script never reads the environment variable "RATIO".',
        at: 'contracts/prepare.contract.yaml:3:28',
        help: 'Read it in the script, or remove "RATIO" from the contract.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
      {
        message: 'The script never reads the environment variable "SEED".',
        at: 'contracts/prepare.contract.yaml:4:22',
        help: 'Read it in the script, or remove "SEED" from the contract.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]);
  });

  it("accepts variables that are read in any way, and SageMaker's own", async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          'from os import environ, getenv',
          '',
          'print(os.environ.get("LABEL"), environ["RATIO"], getenv("SEED"), "FLAG" in os.environ)',
        ),
        'required_env_vars: [LABEL, RATIO, AWS_REGION]\noptional_env_vars: { SEED: "1", FLAG: "", SM_HOSTS: "" }\n',
        '{ environment: { LABEL: y, RATIO: 1 } }',
      ),
    );
  });

  it('says nothing where variables are read under computed names, or all together', async () => {
    await expectValid(
      processing(lines('import os', '', 'print(dict(os.environ))'), 'optional_env_vars: { SEED: "1" }\n'),
    );
    await expectValid(
      processing(
        lines('import os', 'import sys', '', 'print(os.environ[sys.argv[1]])'),
        'optional_env_vars: { SEED: "1" }\n',
      ),
    );
  });

  it('leaves a misspelt variable to the rule about these', async () => {
    await expectValid(
      processing(
        lines('import os', '', 'print(os.environ.get("SEEDS"))'),
        'optional_env_vars: { SEED: "1" }\n',
      ),
    );
  });
});
