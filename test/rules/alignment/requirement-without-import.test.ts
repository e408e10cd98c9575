import { requirementWithoutImport } from '../../../src/rules/alignment/requirement-without-import.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../../../src/rules/example.js';
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

  it.each([
    [
      'another program may import it',
      'import subprocess\n\nsubprocess.run(["python3", "-m", "build_graph"])',
    ],
    ['a module that is not there may', 'from .models import Net\n\nprint(Net)'],
    ['a module of nobody knows whom may', 'import team_models\n\nprint(team_models)'],
    ['it is there under a name that only adds "python"', 'import graphdb3\n\nprint(graphdb3)'],
  ])('says nothing where %s', async (_, script) => {
    await expectValid(processing(lines(script), 'framework_requirements: { graphdb3-python: ">=3" }\n'));
  });

  it('is sure of scripts that import what SageMaker brings', async () => {
    const found = expectErrors(
      processing(lines('import boto3', '', 'print(boto3)'), 'framework_requirements: { lightgbm: ">=3" }\n'),
    );
    await found.toEqual([
      {
        message: 'The script does not import "lightgbm".',
        at: 'contracts/prepare.contract.yaml:3:27',
        help: 'Remove the requirement, unless something that the script imports needs it.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]);
  });

  it('reports a slip of what the script imports, whatever else may import it', () =>
    expectErrors(
      scriptProject({
        contract: `${SCRIPT_CONTRACT}framework_requirements: { pnadas: ">=1.3" }\n`,
        script: `import pandas\nimport nobody_knows_this\n\nprint(pandas, nobody_knows_this)\n${PREPARE_SCRIPT}`,
      }),
    ).toEqual([
      {
        message: 'The script does not import "pnadas". Did you mean "pandas"?',
        at: 'contracts/prepare.contract.yaml:3:27',
        help: 'Correct the name of the requirement.',
        related: [{ message: 'The script.', at: 'scripts/prepare.py:1:1' }],
      },
    ]));
});
