import { inputWritten } from '../../../src/rules/alignment/input-written.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(inputWritten);

describe('input-written', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the place that writes', async () => {
    await expectErrors(
      withInput(
        lines(
          'open("/opt/ml/processing/input/rows/r.csv", "w").write("")',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script only writes to "/opt/ml/processing/input/rows/r.csv", which is in the path of the input "rows".',
        at: 'scripts/prepare.py:1:6',
        help: 'Write to the path of an output.',
        related: [{ message: 'The contract declares an input.', at: 'contracts/prepare.contract.yaml:3:31' }],
      },
    ]);
  });

  it('accepts that an input is unpacked in its own folder', async () => {
    await expectValid(
      withInput(
        lines(
          'import tarfile',
          '',
          'with tarfile.open("/opt/ml/processing/input/rows/rows.tar.gz") as archive:',
          '    archive.extractall("/opt/ml/processing/input/rows")',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    );
  });

  it('says nothing where other paths are not known', async () => {
    await expectValid(
      withInput(
        lines(
          'import sys',
          '',
          'open("/opt/ml/processing/input/rows/r.csv", "w").write("")',
          'print(open(sys.argv[1]).read())',
        ),
      ),
    );
  });
});
