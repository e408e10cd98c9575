import { invalidPropertyPath } from '../../../src/rules/alignment/invalid-property-path.js';
import { dedent, PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(invalidPropertyPath);

const files = (type: string, path: string, dataType = 'S3Uri') => ({
  'specs/any.spec.yaml': dedent(`
    step_type: Any
    sagemaker_step_type: ${type}
    node_type: source
    outputs:
      out:
        output_type: processing_output
        data_type: ${dataType}
        property_path: "properties.${path}"
  `),
});
const AT = 'specs/any.spec.yaml:8:20';
const TRAINING = 'The usual path is "properties.OutputDataConfig.S3OutputPath".';
const PROCESSING = `The usual path is "properties.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri".`;

describe('invalid-property-path', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the path of a processing job on a training step', () =>
    expectErrors(files('Training', 'ProcessingJobOutput.Metrics.S3Uri')).toEqual([
      {
        message:
          '"properties.ProcessingJobOutput.Metrics.S3Uri" does not exist: a Training step has no member "ProcessingJobOutput".',
        at: AT,
        help: `The properties of a Training step are the members of the response of DescribeTrainingJob. ${TRAINING}`,
      },
    ]));

  it('reports a misspelt member with what it may be', () =>
    expectErrors(files('Processing', "ProcessingOutputConfig.Output['out'].S3Output.S3Uri")).toEqual([
      {
        message: `"properties.ProcessingOutputConfig.Output['out'].S3Output.S3Uri" does not exist: "ProcessingOutputConfig" of a Processing step has no member "Output". Did you mean "Outputs"?`,
        at: AT,
        help: `The members of "ProcessingOutputConfig" of a Processing step are "KmsKeyId" and "Outputs". ${PROCESSING}`,
      },
    ]));

  it('reports a key without quotes and brackets after a structure', async () => {
    await expectErrors(files('Processing', 'ProcessingOutputConfig.Outputs[out].S3Output.S3Uri')).toEqual([
      {
        message:
          '"properties.ProcessingOutputConfig.Outputs[out].S3Output.S3Uri" is no property path: the key "out" is not in single quotes.',
        at: AT,
        help: `Write ['out']. ${PROCESSING}`,
      },
    ]);
    await expectErrors(files('Training', "ModelArtifacts['model']")).toEqual([
      {
        message: `"properties.ModelArtifacts['model']" does not exist: "ModelArtifacts" is a structure and takes no [...] after it.`,
        at: AT,
        help: `Remove the brackets after "ModelArtifacts". ${TRAINING}`,
      },
    ]);
  });

  it('reports a path that stops at a structure or list', async () => {
    await expectErrors(files('Training', 'ModelArtifacts')).toEqual([
      {
        message: '"properties.ModelArtifacts" leads to a structure, not to a single value.',
        at: AT,
        help: `Its members are "S3ModelArtifacts". ${TRAINING}`,
      },
    ]);
    await expectErrors(files('Processing', 'ProcessingOutputConfig.Outputs')).toEqual([
      {
        message: '"properties.ProcessingOutputConfig.Outputs" leads to a list, not to a single value.',
        at: AT,
        help: PROCESSING,
      },
    ]);
  });

  it('reports a value of another data type', async () => {
    await expectErrors(files('Model', 'ModelName')).toEqual([
      {
        message:
          '"properties.ModelName" leads to a text that is no S3 URI, but the data type of "out" is S3Uri.',
        at: AT,
        help: 'Write "data_type: String", or correct the path. The usual path is "properties.ModelName".',
      },
    ]);
    await expectErrors(files('Training', "FinalMetricDataList['f1'].Value", 'Integer')).toEqual([
      {
        message: `"properties.FinalMetricDataList['f1'].Value" leads to a value of the type float, but the data type of "out" is Integer.`,
        at: AT,
        help: `Write "data_type: Float", or correct the path. ${TRAINING}`,
      },
    ]);
    await expectErrors(files('Training', 'BillableTimeInSeconds', 'String')).toEqual([
      {
        message:
          '"properties.BillableTimeInSeconds" leads to a value of the type integer, but the data type of "out" is String.',
        at: AT,
        help: `Write "data_type: Integer", or correct the path. ${TRAINING}`,
      },
    ]);
  });

  it.each([
    ['Processing', "ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri", 'S3Uri'],
    ['Processing', 'ProcessingJobName', 'String'],
    ['Processing', 'CreationTime', 'String'],
    ['Training', 'ModelArtifacts.S3ModelArtifacts', 'S3Uri'],
    ['Training', 'ModelArtifacts.S3ModelArtifacts', 'String'],
    ['Training', 'OutputDataConfig.S3OutputPath', 'S3Uri'],
    ['Training', 'BillableTimeInSeconds', 'Integer'],
    ['Training', 'BillableTimeInSeconds', 'Float'],
    ['Training', 'EnableNetworkIsolation', 'Boolean'],
    ['Transform', 'TransformOutput.S3OutputPath', 'S3Uri'],
    ['Model', 'ModelName', 'String'],
    ['Model', 'PrimaryContainer.ModelDataUrl', 'S3Uri'],
    ['RegisterModel', 'ModelPackageArn', 'String'],
  ])('accepts %s %s as %s', (type, path, dataType) => expectValid(files(type, path, dataType)));

  it('mends a slip in the usual path, and leaves any other alone', async () => {
    const train = (path: string) =>
      project(
        {},
        { ...TRAIN, 'specs/train.spec.yaml': TRAIN_SPEC.replace('ModelArtifacts.S3ModelArtifacts', path) },
      );
    const prepare = (path: string) =>
      project({ spec: PREPARE_SPEC.replace(/Processing\w+\.Outputs.*/, path) });
    await expectFixed(train('ModelArtifacts.S3ModelArtifact'), train('ModelArtifacts.S3ModelArtifacts'));
    await expectFixed(train('Artifacts.S3'), train('Artifacts.S3'));
    await expectFixed(
      prepare('ProcessingOutputConfig.Outputs[table].S3Output.S3Uri'),
      prepare("ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri"),
    );
  });
});
