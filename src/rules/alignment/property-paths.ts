import type { DataType, Output, StepSpec } from '../../project/types.generated.js';
import { propertyShape } from '../../sagemaker/property-shapes.js';
import { resolvePropertyPath } from '../../sagemaker/property-path.js';
import { wholePattern } from '../../sagemaker/service-model.js';
import type { Finding } from '../rule.js';
import { propertyProblem } from '../sagemaker/property-problem.js';
import { listed } from '../wording.js';

type BuiltType = StepSpec['sagemaker_step_type'];

/** The property path that an output of a step of a type usually has. */
export function usualPropertyPath(type: BuiltType, name: string, output: Output): string {
  switch (type) {
    case 'Processing':
      return `properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`;
    case 'Training':
      return output.output_type === 'model_artifacts'
        ? 'properties.ModelArtifacts.S3ModelArtifacts'
        : 'properties.OutputDataConfig.S3OutputPath';
    case 'Tuning':
      return output.output_type === 'model_artifacts'
        ? 'properties.TrainingJobSummaries[0].TrainingJobName'
        : 'properties.BestTrainingJob.TrainingJobName';
    case 'Transform':
      return 'properties.TransformOutput.S3OutputPath';
    case 'Model':
      return 'properties.ModelName';
    case 'Lambda':
    case 'Callback':
      return `properties.OutputParameters['${name}']`;
    default:
      return `properties.${USUAL_PATHS[type]}`;
  }
}

/** What most consumers read of steps whose outputs have no names of their own. */
const USUAL_PATHS = {
  AutoML: 'BestCandidate.InferenceContainers[0].ModelDataUrl',
  BedrockCustomModel: 'ModelArn',
  BedrockCustomModelDeployment: 'ModelDeploymentArn',
  BedrockModelImport: 'ImportedModelArn',
  BedrockProvisionedModelThroughput: 'ProvisionedModelArn',
  ClarifyCheck: 'CalculatedBaselineConstraints',
  EMR: 'ClusterId',
  EMRServerless: 'JobRun.jobRunId',
  Endpoint: 'EndpointName',
  EndpointConfig: 'EndpointConfigName',
  InferenceComponent: 'InferenceComponentName',
  Lineage: "ArtifactArns['name']",
  NotebookJob: 'OutputDataConfig.S3OutputPath',
  QualityCheck: 'CalculatedBaselineStatistics',
  Raw: '<member>',
  RegisterModel: 'ModelPackageArn',
  Tuning: 'BestTrainingJob.TrainingJobName',
} as const;

/** What SageMaker's response shapes have against the property path of an output; undefined if it leads to a value of the output's data type. */
export function propertyPathFinding(type: BuiltType, name: string, output: Output): Finding | undefined {
  const { property_path: written, training_job_file: file } = output;
  // The property is only a part of the URI then.
  const wanted = file === undefined ? (output.data_type ?? 'S3Uri') : 'String';
  if (type === 'Raw') {
    // The config of the step says what it is.
    return undefined;
  }
  const path = written.replace(/^properties\./, '');
  const usual = `The usual path is "${usualPropertyPath(type, name, output)}".`;
  const properties = type === 'NotebookJob' ? 'Training' : type;
  const result = resolvePropertyPath(properties, path);
  if (!result.ok) {
    const finding = propertyProblem(written, properties, path, result.problem);
    return { ...finding, help: `${finding.help ?? ''} ${usual}` };
  }
  const { type: found, shape } = result;
  if (found === 'structure' || found === 'list' || found === 'map') {
    const target = propertyShape(shape);
    const members = target.type === 'structure' ? `Its members are ${listed(target.members.keys())}. ` : '';
    return {
      message: `"${written}" leads to a ${found}, not to a single value.`,
      help: `${members}${usual}`,
    };
  }
  if (fits(wanted, found, shape)) {
    return undefined;
  }
  const kind =
    found === 'string' && wanted === 'S3Uri' ? 'a text that is no S3 URI' : `a value of the type ${found}`;
  return {
    message: `"${written}" leads to ${kind}, but the data type of "${name}" is ${wanted}.`,
    help: `Write "data_type: ${dataTypeOf(found)}", or correct the path. ${usual}`,
  };
}

/** Whether a value of a service type can be one of a data type; what only the run tells fits all. */
function fits(wanted: DataType, found: string, shapeName: string): boolean {
  switch (found) {
    case 'string':
      return wanted === 'String' || (wanted === 'S3Uri' && canBeS3Uri(shapeName));
    case 'timestamp':
      return wanted === 'String';
    case 'integer':
      return wanted === 'Integer' || wanted === 'Float';
    case 'float':
      return wanted === 'Float';
    case 'boolean':
      return wanted === 'Boolean';
    default:
      return true;
  }
}

function canBeS3Uri(shapeName: string): boolean {
  const shape = propertyShape(shapeName);
  if (shape.type !== 'string' || shape.enum !== undefined) {
    return shape.type !== 'string';
  }
  return wholePattern(shape)?.test('s3://bucket/key') ?? true;
}

function dataTypeOf(found: string): DataType {
  switch (found) {
    case 'integer':
      return 'Integer';
    case 'float':
      return 'Float';
    case 'boolean':
      return 'Boolean';
    default:
      return 'String';
  }
}
