import { propertyPathOfOtherOutput } from '../../../src/rules/alignment/property-path-of-other-output.js';
import { dedent, PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(propertyPathOfOtherOutput);

const files = (first: string, second: string, type = 'Processing') => ({
  'specs/split.spec.yaml': dedent(`
    step_type: Split
    sagemaker_step_type: ${type}
    node_type: source
    contract: split
    outputs:
      processed_data: { output_type: processing_output, property_path: "properties.${first}" }
      report: { output_type: processing_output, property_path: "properties.${second}" }
  `),
});
const path = (name: string) => `ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`;

describe('property-path-of-other-output', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the name of nothing and the name of another output', () =>
    expectErrors(files(path('ProcessedTabularData'), path('processed_data'))).toEqual([
      {
        message: 'The property path of the output "processed_data" names "ProcessedTabularData" instead.',
        at: 'specs/split.spec.yaml:6:68',
        help: `Write "properties.${path('processed_data')}".`,
      },
      {
        message: 'The property path of the output "report" names "processed_data" instead.',
        at: 'specs/split.spec.yaml:7:60',
        help: `Write "properties.${path('report')}".`,
        related: [{ message: 'This is another output.', at: 'specs/split.spec.yaml:6:3' }],
      },
    ]));

  it('accepts paths that name no output, an output by its position, and paths that are invalid anyway', async () => {
    await expectValid(files('ProcessingJobName', 'ProcessingOutputConfig.Outputs[1].S3Output.S3Uri'));
    await expectValid(
      files("ProcessingInputs['x'].S3Input.S3Uri", "ProcessingOutputConfig.Outputs['x'].S3Uri"),
    );
    await expectValid(TRAIN);
  });

  it('writes the name of the output itself', () => {
    const spec = (path: string) => PREPARE_SPEC.replace("['table'].S3Output.S3Uri", path);
    return expectFixed(
      project({ spec: spec("['rows'].S3Output.S3Uri # where") }),
      project({ spec: spec("['table'].S3Output.S3Uri # where") }),
    );
  });
});
