import { SAGEMAKER_FACTS } from '../../src/cli/sagemaker-facts.js';
import { designStep } from '../../src/scaffold/design.js';
import { isProblem } from '../../src/scaffold/parsed.js';
import type { StepRequest } from '../../src/scaffold/request.js';
import type { StepDesign } from '../../src/scaffold/step-design.js';

function problemOf(request: Partial<StepRequest>): string {
  const design = designStep({ stepType: 'Clean', kind: 'processing', ...request }, SAGEMAKER_FACTS);
  return isProblem(design) ? design.problem : '';
}

function designOf(request: Partial<StepRequest>): StepDesign {
  const design = designStep({ stepType: 'Clean', kind: 'processing', ...request }, SAGEMAKER_FACTS);
  if (isProblem(design)) {
    throw new Error(design.problem);
  }
  return design;
}

const KINDS = `
Kinds:
  processing      runs a script that reads inputs and writes outputs
  training        runs a script that learns a model from its channels
  tuning          runs such a script with other hyperparameters each time, and keeps the best model
  model           makes a SageMaker model that an inference script serves
  transform       scores data with a SageMaker model, record by record
  register-model  adds a version to a model package group
  lambda          calls an AWS Lambda function, with the inputs as its event
  callback        puts a message into an SQS queue and waits for the answer`;

describe('a step type that cannot be', () => {
  it.each<[string, Partial<StepRequest>, string]>([
    [
      'a name in another case',
      { stepType: 'clean-claims' },
      '"clean-claims" is no name of a step type: it must be in CamelCase, of at most 64 letters and digits. Did you mean "CleanClaims"?',
    ],
    [
      'a name without letters',
      { stepType: '12' },
      '"12" is no name of a step type: it must be in CamelCase, of at most 64 letters and digits.',
    ],
    [
      'a step of every manifest',
      { stepType: 'Fail' },
      '"Fail" needs another name: every manifest has steps of this type.',
    ],
    ['no kind', { kind: undefined }, `The kind of "Clean" is not said: pass --kind KIND.${KINDS}`],
    [
      'a misspelt kind',
      { kind: 'procesing' },
      `There is no kind "procesing" of step. Did you mean "processing"?${KINDS}`,
    ],
    [
      'a kind that the library has for every project',
      { kind: 'endpoint-config' },
      'No step type needs to be written for EndpointConfig steps: use the library\'s "EndpointConfig" in a manifest, and say the rest in its config.',
    ],
    [
      'a name of an input with a space',
      { inputs: ['my data'] },
      '"my data" is no name of an input: it must be a letter and then letters, digits, dots, hyphens and underscores.',
    ],
    [
      'an unknown type of an output',
      { outputs: ['x:model_artefacts'] },
      'The output "x" has the type "model_artefacts", which there is not. Did you mean "model_artifacts"? Types: model_artifacts, processing_output, training_data, validation_data, config_file, hyperparameters, payload_samples, custom_property.',
    ],
    ['an input twice, in another case', { inputs: ['data', 'DATA'] }, 'Two inputs have the name "data".'],
    [
      'an input that brings the code',
      { inputs: ['code'] },
      'The input "code" needs another name: by this one SageMaker gets the script.',
    ],
    [
      'a third output of a training job',
      { kind: 'training', outputs: ['scores', 'plots'] },
      'A training job has two outputs, the model and one for everything else; "scores", "plots" are 2 beside the model.',
    ],
    [
      'a second output of a model',
      { kind: 'model', outputs: ['a', 'b'] },
      'A model step has one output; "b" is one too many.',
    ],
    [
      'a variable that starts with a digit',
      { variables: ['1A'] },
      '"1A" is no environment variable: its name must be letters, digits and underscores, not a digit first.',
    ],
    [
      "a variable of SageMaker's",
      { kind: 'training', variables: ['SM_MODEL_DIR'] },
      `"SM_MODEL_DIR" needs another name: SageMaker's images set the variables SM_… themselves.`,
    ],
    ['a variable twice', { variables: ['A', 'A=b'] }, 'The variable A is given twice.'],
    ['an argument twice', { arguments: ['a-b', 'a_b'] }, 'The argument a_b is given twice.'],
    [
      'an argument with a dot',
      { arguments: ['a.b'] },
      '"a.b" is no name of an argument: it must be letters, digits and underscores, a letter first.',
    ],
    [
      "an argument with a name of Python's",
      { arguments: ['lambda=1'] },
      'The argument "lambda" needs another name: Python has this one for itself.',
    ],
    [
      "an argument with a name of argparse's",
      { arguments: ['help'] },
      'The argument "help" needs another name: argparse has this one for itself.',
    ],
    [
      'the job type as an argument',
      { arguments: ['job-type'] },
      'The argument "job_type" comes with --job-types.',
    ],
    [
      'a job type with a space',
      { jobTypes: ['a b'] },
      '"a b" is no job type: it must be letters, digits, hyphens and underscores, a letter first.',
    ],
    ['a job type twice', { jobTypes: ['a', 'a'] }, 'The job type "a" is given twice.'],
    ['a description of two lines', { description: 'a\nb' }, 'The description must be one line of text.'],
    [
      'arguments where no script takes any',
      { kind: 'model', arguments: ['a'] },
      'A model step runs no script with arguments: leave --argument out.',
    ],
    [
      'variables where no script runs',
      { kind: 'lambda', variables: ['A'] },
      'A lambda step runs no script of the project: leave --env out.',
    ],
    [
      'a framework where there is no image',
      { kind: 'transform', framework: 'xgboost' },
      'A transform step has no image of its own: leave --framework out.',
    ],
    [
      'an unknown framework',
      { framework: 'sklaern' },
      'No image is known for the framework "sklaern". Did you mean "sklearn"? Known: pytorch, sklearn, xgboost. For any other image, write image_uri in the config.',
    ],
    [
      'an unknown version',
      { framework: 'xgboost', frameworkVersion: '1.6-1' },
      'No processing image is known for xgboost "1.6-1". The newest are 1.2-1, 1.2-2, 1.3-1, 1.5-1, 1.7-1, 3.0-5.',
    ],
    [
      'a search without numbers',
      { kind: 'tuning', arguments: ['name', 'mode=fast'] },
      'A Tuning step searches a hyperparameter that is a number: give --argument NAME=NUMBER.',
    ],
  ])('has %s', (_, request, problem) => {
    expect(problemOf(request)).toEqual(problem);
  });
});

describe('a step type', () => {
  const ports = (all: readonly { name: string; type: string; path?: string }[]) =>
    all.map(({ name, type, path }) => `${name}: ${type}${path === undefined ? '' : ` ${path}`}`);

  it('tells the types of its ports from their names', () => {
    const { inputs, outputs } = designOf({
      inputs: ['claims', 'FraudModel', 'sample_payload', 'my_config', 'scores:validation_data'],
      outputs: ['best-model', 'remodelled'],
    });
    expect(ports(inputs)).toEqual([
      'claims: processing_output /opt/ml/processing/input/claims',
      'FraudModel: model_artifacts /opt/ml/processing/input/fraudmodel',
      'sample_payload: payload_samples /opt/ml/processing/input/sample_payload',
      'my_config: config_file /opt/ml/processing/input/my_config',
      'scores: validation_data /opt/ml/processing/input/scores',
    ]);
    expect(ports(outputs)).toEqual([
      'best-model: model_artifacts /opt/ml/processing/output/best-model',
      'remodelled: processing_output /opt/ml/processing/output/remodelled',
    ]);
  });

  it('has the channels and both outputs of a training job, and the ports that it cannot do without', () => {
    const { inputs, outputs } = designOf({
      kind: 'training',
      inputs: ['val_data', 'train', 'train_data'],
      outputs: ['scores'],
    });
    expect(ports(inputs)).toEqual([
      'val_data: validation_data /opt/ml/input/data/val',
      'train: training_data /opt/ml/input/data/train',
      'train_data: training_data /opt/ml/input/data/train_data',
    ]);
    expect(inputs.map(({ required }) => required)).toEqual([false, true, true]);
    expect(ports(outputs)).toEqual([
      'model_artifacts: model_artifacts /opt/ml/model',
      'scores: processing_output /opt/ml/output/data',
    ]);
    expect(ports(designOf({ kind: 'transform', inputs: ['claims'] }).inputs)).toEqual([
      'model_name: custom_property',
      'claims: processing_output',
    ]);
  });

  it("keeps its own config keys apart from the builders' and from each other", () => {
    const { settings } = designOf({
      stepType: 'CleanClaims',
      variables: ['REGION', '_TABLE=a=b', 'ROWS'],
      arguments: ['rows=5', 'share=1.0', 'least=-2e-3', 'code=007', 'lines='],
    });
    expect(settings).toEqual([
      { from: 'env', name: 'REGION', key: 'clean_claims_region', type: 'text' },
      { from: 'env', name: '_TABLE', key: 'table', type: 'text', fallback: 'a=b' },
      { from: 'env', name: 'ROWS', key: 'rows', type: 'text' },
      { from: 'argument', name: 'rows', key: 'clean_claims_rows', type: 'integer', fallback: 5 },
      { from: 'argument', name: 'share', key: 'share', type: 'number', fallback: 1 },
      { from: 'argument', name: 'least', key: 'least', type: 'number', fallback: -0.002 },
      { from: 'argument', name: 'code', key: 'code', type: 'text', fallback: '007' },
      { from: 'argument', name: 'lines', key: 'lines', type: 'text', fallback: '' },
    ]);
  });

  it.each([
    ['depth=6', { type: 'integer', min: 3, max: 12 }],
    ['depth=1', { type: 'integer', min: 1, max: 2 }],
    ['depth=-4', { type: 'integer', min: -8, max: -2 }],
    ['depth=0', { type: 'integer', min: 0, max: 1 }],
    ['depth=0.5', { type: 'continuous', min: 0.05, max: 5 }],
  ])('searches %s around its value', (argument, range) => {
    expect(designOf({ kind: 'tuning', arguments: ['name', argument] }).searched).toEqual({
      name: 'depth',
      range,
    });
  });

  it('has the newest image, and names the Python version where there are several', () => {
    expect(designOf({ framework: 'pytorch', frameworkVersion: '1.4' }).framework).toEqual({
      framework: 'pytorch',
      version: '1.4',
      pyVersion: 'py36',
    });
    expect(designOf({ framework: 'sklearn', frameworkVersion: '1.2-1' }).framework).toEqual({
      framework: 'sklearn',
      version: '1.2-1',
    });
    expect(designOf({}).framework?.framework).toEqual('sklearn');
  });

  it('serves a PyTorch model with the code in its archive, as that image takes no other', () => {
    expect(designOf({ kind: 'model', framework: 'pytorch' }).module).toEqual(undefined);
    expect(designOf({ kind: 'model', framework: 'xgboost' }).module).toEqual('clean_inference');
  });
});
