import { outputNeverWritten } from '../../../src/rules/alignment/output-never-written.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(outputNeverWritten);

describe('output-never-written', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports an output at its path in the contract', async () => {
    await expectErrors(withInput(lines('print(open("/opt/ml/processing/input/rows/r").read())'))).toEqual([
      {
        message: 'The script never uses the path "/opt/ml/processing/output" of the output "table".',
        at: 'contracts/prepare.contract.yaml:2:33',
        help: 'Write to it in the script, or remove "table" from the contract and the specification.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]);
  });

  it('says nothing where a path is not known, or is given to something that is not', async () => {
    await expectValid(withInput(lines('import sys', '', 'open(sys.argv[1], "w").write("")')));
    await expectValid(withInput(lines('import helper', '', 'helper.write("/opt/ml/processing/output")')));
    await expectValid(withInput(lines('import os', '', 'open(os.environ["TARGET"], "w").write("")')));
  });

  it('leaves a misspelt path to the rule about these', async () => {
    await expectValid(
      withInput(
        lines(
          'print(open("/opt/ml/processing/input/rows/r").read())',
          'open("/opt/ml/processing/outptu/t", "w").write("")',
        ),
      ),
    );
  });
});
