import { outputOnlyRead } from '../../../src/rules/alignment/output-only-read.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(outputOnlyRead);

describe('output-only-read', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the place that reads', async () => {
    await expectErrors(
      withInput(
        lines(
          'print(open("/opt/ml/processing/input/rows/r").read())',
          'print(open("/opt/ml/processing/output/t").read())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script only reads "/opt/ml/processing/output/t", which is in the path of the output "table".',
        at: 'scripts/prepare.py:2:12',
        help: 'Read from the path of an input, or write to it.',
        related: [
          { message: 'The contract declares an output.', at: 'contracts/prepare.contract.yaml:2:33' },
        ],
      },
    ]);
  });

  it('accepts that an output is read again, or given away', async () => {
    await expectValid(
      withInput(
        lines(
          'open("/opt/ml/processing/output/t", "w").write("")',
          'print(open("/opt/ml/processing/output/t").read())',
        ),
      ),
    );
    await expectValid(
      withInput(
        lines(
          'import helper',
          '',
          'print(open("/opt/ml/processing/output/t").read())',
          'helper.write("/opt/ml/processing/output/u")',
        ),
      ),
    );
  });
});
