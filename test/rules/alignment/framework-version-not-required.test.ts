import { frameworkVersionNotRequired } from '../../../src/rules/alignment/framework-version-not-required.js';
import { project, SCRIPT_CONTRACT, PREPARE_SCRIPT } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(frameworkVersionNotRequired);

const running = (requirements: string, ...configs: readonly string[]) => ({
  ...project({ contract: `${SCRIPT_CONTRACT}framework_requirements: { ${requirements} }\n` }),
  'demo.pipeline.yaml': [
    'name: demo',
    'config: { role: "arn:aws:iam::123456789012:role/SageMakerRole", s3_root: s3://my-bucket, region: us-east-1 }',
    'steps:',
    ...configs.map((config, index) => `  step${index + 1}: { type: Prepare, config: ${config} }`),
    '',
  ].join('\n'),
  'scripts/prepare.py': PREPARE_SCRIPT,
});

describe('framework-version-not-required', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the version in the config, with the range of the contract', () =>
    expectErrors(
      running(
        'scikit_learn: ">=1.0,<1.2", numpy: ">=9"',
        '{ framework: sklearn, framework_version: 1.2-1 }',
        '{ framework: sklearn, framework_version: 1.0-1 }',
      ),
    ).toEqual([
      {
        message: 'Step "step1" runs with sklearn 1.2-1, but its script requires "scikit_learn" >=1.0,<1.2.',
        at: 'demo.pipeline.yaml:4:76',
        help: 'Choose a version in the range, or correct the range if the script runs with this one too.',
        related: [
          { message: 'The requirement of the contract.', at: 'contracts/prepare.contract.yaml:3:41' },
        ],
      },
    ]));

  it('accepts images of its own, versions that have no image, and ranges that are none', async () => {
    await expectValid(
      running(
        'xgboost: ">=1.7"',
        '{ image_uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1", framework: xgboost, framework_version: 1.5-1 }',
        '{ framework: xgboost, framework_version: 1.6-1 }',
        '{ framework: sklearn, framework_version: 1.2-1 }',
      ),
    );
    await expectValid(running('xgboost: "1.7"', '{ framework: xgboost, framework_version: 1.5-1 }'));
  });
});
