import { SCRIPT_CONTRACT } from '../../../src/rules/example.js';
import { importWithoutRequirement } from '../../../src/rules/alignment/import-without-requirement.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectFixed, expectExamples } = ruleTester(importWithoutRequirement);

describe('import-without-requirement', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a module where it is imported, with the distribution that has it', async () => {
    await expectErrors(
      processing(
        lines('import yaml', 'from PIL import Image', '', 'print(yaml, Image)'),
        'framework_requirements: { pandas: "" }\n',
      ),
    ).toEqual([
      {
        message: 'The script imports "yaml", which is not among the framework requirements of its contract.',
        at: 'scripts/prepare.py:1:8',
        help: 'Add "PyYAML" under "framework_requirements" of the contract.',
        related: [{ message: 'The requirements.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message: 'The script imports "PIL", which is not among the framework requirements of its contract.',
        at: 'scripts/prepare.py:2:1',
        help: 'Add "Pillow" under "framework_requirements" of the contract.',
        related: [{ message: 'The requirements.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
    ]);
  });

  it("accepts what is required, what comes along, Python's own and the project's, and what may be absent", async () => {
    await expectValid(
      processing(
        lines(
          'import json',
          'import numpy',
          'import pandas as pd',
          'import helper',
          'from sklearn.svm import SVC',
          '',
          'try:',
          '    import polars',
          'except ImportError:',
          '    polars = None',
          '',
          '',
          'def draw():',
          '    import matplotlib',
          '    print(matplotlib)',
          '',
          '',
          'print(json, numpy, pd, helper, SVC, polars)',
        ),
        'framework_requirements: { pandas: "", scikit-learn: "" }\n',
        '{}',
        { 'scripts/helper.py': 'A = 1\n' },
      ),
    );
  });

  it('says nothing of a contract without requirements, and of what the script or its folder installs', async () => {
    await expectValid(processing(lines('import yaml', '', 'print(yaml)')));
    await expectValid(
      processing(
        lines(
          'import subprocess',
          'import sys',
          '',
          'subprocess.check_call([sys.executable, "-m", "pip", "install", "pyyaml"])',
          'import yaml',
          '',
          'print(yaml)',
        ),
        'framework_requirements: { pandas: "" }\n',
      ),
    );
    await expectValid(
      processing(
        lines('import yaml', '', 'print(yaml)'),
        'framework_requirements: { pandas: "" }\n',
        '{ source_dir: scripts }',
        { 'scripts/requirements.txt': 'PyYAML==6.0  # settings\n' },
      ),
    );
  });

  it('is mended where the distribution is certain', async () => {
    const script = lines(
      'import pandas, yaml',
      'import team_models',
      'import cv2',
      '',
      'print(pandas, yaml, team_models, cv2)',
    );
    await expectFixed(processing(script, 'framework_requirements: { pandas: ">=1.3" } # of the image\n'), {
      'contracts/prepare.contract.yaml': `${SCRIPT_CONTRACT}framework_requirements: { pandas: ">=1.3", PyYAML: "" } # of the image\n`,
    });
  });
});
