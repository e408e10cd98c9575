import { moduleNotInImage } from '../../../src/rules/alignment/module-not-in-image.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(moduleNotInImage);

describe('module-not-in-image', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a module once for all steps', async () => {
    await expectErrors({
      ...processing(
        lines('import xgboost', '', 'print(xgboost)'),
        '',
        '{ framework: sklearn, framework_version: 1.2-1 }',
        {},
      ),
      'demo.pipeline.yaml': `name: demo\nconfig:\n  role: arn:aws:iam::123456789012:role/SageMakerRole\n  s3_root: s3://my-bucket\n  region: us-east-1\nsteps:\n  one: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n  two: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n`,
    }).toEqual([
      {
        message: 'The script imports "xgboost", which the sklearn image of "one" and "two" does not have.',
        at: 'scripts/prepare.py:1:8',
        help: 'Choose another framework or image, or list the package in a requirements.txt of a "source_dir".',
        related: [{ message: 'The framework of the step.', at: 'demo.pipeline.yaml:7:46' }],
      },
    ]);
  });

  it('accepts what the image has or may have, and what is installed', async () => {
    await expectValid({
      ...processing(
        lines('import pandas', 'import polars', '', 'print(pandas, polars)'),
        '',
        '{ framework: sklearn, framework_version: 1.2-1 }',
        {},
      ),
      'demo.pipeline.yaml': `name: demo\nconfig:\n  role: arn:aws:iam::123456789012:role/SageMakerRole\n  s3_root: s3://my-bucket\n  region: us-east-1\nsteps:\n  one: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n  two: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n`,
    });
    await expectValid({
      ...processing(
        lines('import xgboost', '', 'print(xgboost)'),
        '',
        '{ framework: xgboost, framework_version: 1.7-1 }',
        {},
      ),
      'demo.pipeline.yaml': `name: demo\nconfig:\n  role: arn:aws:iam::123456789012:role/SageMakerRole\n  s3_root: s3://my-bucket\n  region: us-east-1\nsteps:\n  one: { type: Prepare, config: { framework: xgboost, framework_version: 1.7-1 } }\n  two: { type: Prepare, config: { framework: xgboost, framework_version: 1.7-1 } }\n`,
    });
    await expectValid({
      ...processing(
        lines('import xgboost', '', 'print(xgboost)'),
        '',
        '{ framework: sklearn, framework_version: 1.2-1, source_dir: scripts }',
        { 'scripts/requirements.txt': 'xgboost>=1.7\n' },
      ),
      'demo.pipeline.yaml': `name: demo\nconfig:\n  role: arn:aws:iam::123456789012:role/SageMakerRole\n  s3_root: s3://my-bucket\n  region: us-east-1\nsteps:\n  one: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1, source_dir: scripts } }\n  two: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1, source_dir: scripts } }\n`,
    });
    await expectValid({
      ...processing(
        lines(
          'try:',
          '    import xgboost',
          'except ImportError:',
          '    xgboost = None',
          '',
          'print(xgboost)',
        ),
        '',
        '{ framework: sklearn, framework_version: 1.2-1 }',
        {},
      ),
      'demo.pipeline.yaml': `name: demo\nconfig:\n  role: arn:aws:iam::123456789012:role/SageMakerRole\n  s3_root: s3://my-bucket\n  region: us-east-1\nsteps:\n  one: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n  two: { type: Prepare, config: { framework: sklearn, framework_version: 1.2-1 } }\n`,
    });
    await expectValid(processing(lines('import xgboost', '', 'print(xgboost)')));
  });
});
