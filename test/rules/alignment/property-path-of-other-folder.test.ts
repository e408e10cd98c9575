import { propertyPathOfOtherFolder } from '../../../src/rules/alignment/property-path-of-other-folder.js';
import { project, TRAIN, TRAIN_CONTRACT, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(propertyPathOfOtherFolder);

const model = 'properties.ModelArtifacts.S3ModelArtifacts';
const metrics = (property: string, path: string) =>
  project(
    {},
    {
      ...TRAIN,
      'specs/train.spec.yaml': `${TRAIN_SPEC}  metrics: { output_type: processing_output, property_path: ${property} }\n`,
      'contracts/train.contract.yaml': TRAIN_CONTRACT.replace(
        '/opt/ml/model }',
        `/opt/ml/model, metrics: ${path} }`,
      ),
    },
  );

describe('property-path-of-other-folder', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports files that are in another archive than the property path says', () =>
    expectErrors(metrics(model, '/opt/ml/output/data/metrics')).toEqual([
      {
        message:
          'The property path of the output "metrics" leads to the model archive, but its files in "/opt/ml/output/data/metrics" are put into another one.',
        at: 'specs/train.spec.yaml:9:61',
        help: 'Write "properties.OutputDataConfig.S3OutputPath", or give the output a path in "/opt/ml/model".',
        related: [{ message: 'The path of the output.', at: 'contracts/train.contract.yaml:4:57' }],
      },
    ]));

  it('accepts files in the model archive, and other property paths', async () => {
    await expectValid(metrics(model, '/opt/ml/model/metrics'));
    await expectValid(metrics('properties.OutputDataConfig.S3OutputPath', '/opt/ml/output/data'));
  });
});
