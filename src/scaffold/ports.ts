import { posix } from 'node:path';
import { kindFacts, type InputDesign, type OutputDesign, type StepKind } from './kinds.js';
import { isProblem, type Parsed } from './parsed.js';
import { inputType, outputType, parsePorts, PORT_TYPES, type NamedPort } from './port-names.js';

/** Inputs by which a job gets its code (src/builders/processing.ts, src/builders/training.ts). */
const CODE_INPUTS = ['code', 'entrypoint'];

/** The inputs of a step from `NAME` or `NAME:TYPE`; those of its kind when they are undefined. */
export function inputsOf(
  kind: StepKind,
  given: readonly string[] | undefined,
): Parsed<readonly InputDesign[]> {
  const facts = kindFacts(kind);
  const named = parsePorts(given ?? facts.inputs, 'input', (name) => inputType(kind, name));
  if (isProblem(named)) {
    return named;
  }
  const { neededInput } = facts;
  const ports =
    neededInput === undefined || named.some(({ type }) => type === neededInput.type)
      ? named
      : [neededInput, ...named];
  const taken =
    facts.script === 'job' ? ports.find(({ name }) => CODE_INPUTS.includes(name.toLowerCase())) : undefined;
  if (taken !== undefined) {
    return {
      problem: `The input "${taken.name}" needs another name: by this one SageMaker gets the script.`,
    };
  }
  return ports.map(({ name, type }) => ({
    name,
    type,
    dataType: type === 'custom_property' ? 'String' : 'S3Uri',
    required: type !== 'validation_data' && type !== 'config_file' && type !== 'hyperparameters',
    ...inputPath(kind, name, ports),
    description:
      type === 'custom_property' && kind === 'transform'
        ? 'Name of the model in SageMaker.'
        : PORT_TYPES[type],
  }));
}

/** The outputs of a step from `NAME` or `NAME:TYPE`; those of its kind when they are undefined. */
export function outputsOf(
  kind: StepKind,
  given: readonly string[] | undefined,
): Parsed<readonly OutputDesign[]> {
  const named = parsePorts(given ?? kindFacts(kind).outputs, 'output', (name) => outputType(kind, name));
  if (isProblem(named)) {
    return named;
  }
  switch (kind) {
    case 'processing':
      return named.map(({ name, type }) => ({
        name,
        type,
        dataType: 'S3Uri',
        propertyPath: `properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
        path: `/opt/ml/processing/output/${name.toLowerCase()}`,
        description: PORT_TYPES[type],
      }));
    case 'training':
    case 'tuning':
      return trainingOutputs(kind, named);
    case 'lambda':
    case 'callback':
      return named.map(({ name, type }) => ({
        name,
        type,
        dataType: type === 'custom_property' ? 'String' : 'S3Uri',
        propertyPath: `properties.OutputParameters['${name}']`,
        description: PORT_TYPES[type],
      }));
    default:
      return onlyOutput(kind, named);
  }
}

function inputPath(kind: StepKind, name: string, ports: readonly NamedPort[]): { readonly path?: string } {
  if (kind === 'processing') {
    return { path: `/opt/ml/processing/input/${name.toLowerCase()}` };
  }
  if (kind !== 'training' && kind !== 'tuning') {
    return {};
  }
  // A channel's name is the path's last part: "train" for train_data, unless another input has it.
  const channels = ports.map((port) => port.name.toLowerCase());
  const short = name.toLowerCase().replace(/_data$/, '');
  return { path: posix.join('/opt/ml/input/data', channels.includes(short) ? name.toLowerCase() : short) };
}

/** A training job writes to two places, the model's and one for anything else (Developer Guide, page your-algorithms-training-algo-output). */
function trainingOutputs(
  kind: 'training' | 'tuning',
  named: readonly NamedPort[],
): Parsed<readonly OutputDesign[]> {
  const model = named.find(({ type }) => type === 'model_artifacts')?.name ?? 'model_artifacts';
  const others = named.filter(({ name }) => name !== model);
  const [other] = others;
  if (others.length > 1) {
    return {
      problem: `A training job has two outputs, the model and one for everything else; "${others.map(({ name }) => name).join('", "')}" are ${others.length} beside the model.`,
    };
  }
  const tuned = (file: string) => ({
    propertyPath: 'properties.TrainingJobSummaries[0].TrainingJobName',
    trainingJobFile: file,
  });
  const artifacts: OutputDesign = {
    name: model,
    type: 'model_artifacts',
    dataType: 'S3Uri',
    ...(kind === 'tuning'
      ? tuned('output/model.tar.gz')
      : { propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts' }),
    path: '/opt/ml/model',
    description:
      kind === 'tuning' ? 'model.tar.gz of the best training job.' : 'model.tar.gz with model.json.',
  };
  const data: readonly OutputDesign[] =
    other === undefined
      ? []
      : [
          {
            name: other.name,
            type: other.type,
            dataType: 'S3Uri',
            ...(kind === 'tuning'
              ? tuned('output/output.tar.gz')
              : { propertyPath: 'properties.OutputDataConfig.S3OutputPath' }),
            path: '/opt/ml/output/data',
            description:
              kind === 'tuning'
                ? 'output.tar.gz of the best training job, with metrics.json.'
                : "Prefix under which SageMaker stores the job's output.tar.gz with metrics.json.",
          },
        ];
  const best: OutputDesign = {
    name: 'best_training_job',
    type: 'custom_property',
    dataType: 'String',
    propertyPath: 'properties.BestTrainingJob.TrainingJobName',
    description: 'Name of the best training job.',
  };
  return [artifacts, ...data, ...(kind === 'tuning' ? [best] : [])];
}

const ONLY_OUTPUTS: Readonly<Record<'model' | 'transform' | 'register-model', Omit<OutputDesign, 'name'>>> = {
  model: {
    type: 'custom_property',
    dataType: 'String',
    propertyPath: 'properties.ModelName',
    description: 'Name of the model in SageMaker.',
  },
  transform: {
    type: 'processing_output',
    dataType: 'S3Uri',
    propertyPath: 'properties.TransformOutput.S3OutputPath',
    description: 'Prefix under which the scored files are stored.',
  },
  'register-model': {
    type: 'custom_property',
    dataType: 'String',
    propertyPath: 'properties.ModelPackageArn',
    description: 'ARN of the new version.',
  },
};

function onlyOutput(
  kind: keyof typeof ONLY_OUTPUTS,
  named: readonly NamedPort[],
): Parsed<readonly OutputDesign[]> {
  const [first, second] = named;
  if (second !== undefined) {
    return { problem: `A ${kind} step has one output; "${second.name}" is one too many.` };
  }
  return first === undefined ? [] : [{ name: first.name, ...ONLY_OUTPUTS[kind] }];
}
