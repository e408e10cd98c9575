import { misspeltImport } from '../../../src/rules/alignment/misspelt-import.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(misspeltImport);
const withScript = (head: string, contract = SCRIPT_CONTRACT) =>
  scriptProject({ script: `${head}${PREPARE_SCRIPT}`, contract });

describe('misspelt-import', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports imports at the top and in functions', () =>
    expectErrors(
      withScript(`import nupmy
from xgbost import DMatrix
def load():
    import btoo3
    return btoo3
print(load(), nupmy, DMatrix)
`),
    ).toEqual([
      {
        message: 'The script imports "nupmy". Did you mean "numpy"?',
        at: 'scripts/prepare.py:1:8',
        help: 'Correct the name, or list the package that has this module among the requirements.',
      },
      {
        message: 'The script imports "xgbost". Did you mean "xgboost"?',
        at: 'scripts/prepare.py:2:1',
        help: 'Correct the name, or list the package that has this module among the requirements.',
      },
      {
        message: 'The script imports "btoo3". Did you mean "boto3"?',
        at: 'scripts/prepare.py:4:12',
        help: 'Correct the name, or list the package that has this module among the requirements.',
      },
    ]));

  it.each([
    ['published packages that resemble others', 'import torch, torchvision, boto3, botocore\n'],
    ['packages that are like none', 'import lightfm, implicit, polars\n'],
    ['modules of the standard library', 'import json, tomllib, requests\n'],
    ['an import that may fail', 'try:\n    import pnadas\nexcept ImportError:\n    pnadas = None\n'],
    ['an older package of nearly the same name', 'import boto\n'],
  ])('accepts %s', (_, head) => expectValid(withScript(head)));

  it('accepts a package that the requirements have under that very name', () =>
    expectValid(
      withScript('import nunpy\n', `${SCRIPT_CONTRACT}framework_requirements: { nunpy: ">=1" }\n`),
    ));
});
