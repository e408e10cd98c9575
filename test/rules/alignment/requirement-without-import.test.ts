import { requirementWithoutImport } from '../../../src/rules/alignment/requirement-without-import.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(requirementWithoutImport);

describe('requirement-without-import', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a requirement at its place in the contract', async () => {
    await expectErrors(
      processing(
        lines('import pandas', '', 'print(pandas)'),
        'framework_requirements: { pandas: "", lightgbm: ">=3" }\n',
      ),
    ).toEqual([
      {
        message: 'The script does not import "lightgbm".',
        at: 'contracts/prepare.contract.yaml:3:39',
        help: 'Remove the requirement, unless something that the script imports needs it.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]);
  });

  it('accepts the distribution of a module of another name, and what others use without being asked', async () => {
    await expectValid(
      processing(
        lines('import sklearn, yaml', '', 'print(sklearn, yaml)'),
        'framework_requirements: { scikit-learn: "", PyYAML: "", pyarrow: "", s3fs: "" }\n',
      ),
    );
  });
});
