import { parse } from 'yaml';
import { peerPreference } from '../../src/migration/inputs.js';
import { variableText } from '../../src/migration/environment.js';
import { CONFIG, DAG, STEPS } from './samples.js';
import { importTexts } from './support.js';

/** The small pipeline with another text in place of one of an interface. */
function withStep(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const path = `steps/${file}.step.yaml`;
  const text = STEPS[path] ?? '';
  expect(text).toContain(from);
  return { ...STEPS, [path]: text.replace(from, () => to) };
}

/** The small config with other values for a step. */
function configWith(node: string, fields: Readonly<Record<string, unknown>>): string {
  const data = JSON.parse(CONFIG) as { configuration: { specific: Record<string, object> } };
  data.configuration.specific[node] = { ...data.configuration.specific[node], ...fields };
  return JSON.stringify(data);
}

function fileOf(texts: Parameters<typeof importTexts>[0], path: string): unknown {
  const { files } = importTexts(texts);
  return parse(files[path] ?? '');
}

describe('a step type', () => {
  it('of which one step has a job type gives one to every step, and says so', () => {
    const dag = DAG.replace('"TreeTraining",', '"TreeTraining", "TreeTraining_first",');
    const { plan } = importTexts({ dag });
    expect(plan.steps.map(({ node }) => [node.name, node.jobType])).toEqual([
      ['cradle_data_loading_training', 'training'],
      ['model_packing', undefined],
      ['registration', undefined],
      ['table_cleaning_training', 'training'],
      ['tree_training', 'generic'],
      ['tree_training_first', 'first'],
    ]);
    expect(plan.notes.filter((note) => note.includes('generic'))).toEqual([
      '"TreeTraining" has no job type and others of TreeTraining have one: it is "generic" now, which its script gets as an argument.',
    ]);
  });

  it('takes the job type of the config where the node has none', () => {
    const { plan } = importTexts({ config: configWith('ModelPacking', { job_type: 'nightly' }) });
    expect(plan.steps.map(({ node }) => node.jobType)).toContain('nightly');
  });

  it('of a program that only the company of cursus has asks for an image', () => {
    const steps = withStep('registration', 'GeneratedPayloadSamples:', 'OtherSamples:');
    expect(fileOf({ steps }, 'specs/registration.spec.yaml')).toMatchObject({
      step_type: 'Registration',
      sagemaker_step_type: 'Processing',
      node_type: 'sink',
      contract: 'registration',
    });
    expect(fileOf({ steps }, 'contracts/registration.contract.yaml')).toEqual({
      entry_point: 'script.py',
      script_location: 'image',
    });
    expect(fileOf({ steps }, 'configs/registration.config.yaml')).toEqual({
      container_entrypoint: ['python3', '/opt/ml/code/script.py'],
      image_uri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/replace-me:1',
    });
  });

  it('runs the image that its config names, with the command of the interface', () => {
    const steps = withStep(
      'model_packing',
      'compute: { kind: sklearn, framework_version_field: processing_framework_version, framework_version_default: 1.2-1 }',
      'compute: { kind: byo_container, image_uri_field: own_image, container_entrypoint: [bash, -c] }',
    );
    const config = configWith('ModelPacking', { own_image: 'ecr/own:1' });
    expect(fileOf({ steps, config }, 'configs/model_packing.config.yaml')).toEqual({
      image_uri: 'ecr/own:1',
      volume_size: 20,
    });
    expect(fileOf({ steps, config }, 'specs/model_packing.spec.yaml')).toMatchObject({
      config: { defaults: { command: ['bash', '-c'], instance_type: 'ml.m5.2xlarge', volume_size: 500 } },
    });
  });

  it('of a tuning job keeps the search, and takes the name of the best job for its model', () => {
    const steps = {
      ...withStep('tree_training', 'sagemaker_step_type: Training', 'sagemaker_step_type: Tuning'),
    };
    const path = 'steps/tree_training.step.yaml';
    const tuning = (steps[path] ?? '').replace(
      'properties.ModelArtifacts.S3ModelArtifacts',
      'properties.BestTrainingJob.TrainingJobName',
    );
    const config = configWith('TreeTraining', {
      objective_metric_name: 'auc',
      objective_type: 'Minimize',
      max_jobs: 5,
      metric_definitions: [{ Name: 'auc', Regex: 'auc=(.*)' }],
      search_space: {
        continuous: [{ name: 'rate', min: 0.1, max: 0.5, scaling: 'Logarithmic' }],
        categorical: [{ name: 'kind', values: ['a', 'b'] }],
      },
    });
    const texts = { steps: { ...steps, [path]: tuning }, config };
    expect(fileOf(texts, 'configs/tree_training.config.yaml')).toMatchObject({
      objective: { metric: 'auc', type: 'Minimize' },
      max_jobs: 5,
      metric_definitions: { auc: 'auc=(.*)' },
      hyperparameter_ranges: {
        rate: { type: 'continuous', min: 0.1, max: 0.5, scaling: 'Logarithmic' },
        kind: { type: 'categorical', values: ['a', 'b'] },
      },
    });
    expect(fileOf(texts, 'specs/tree_training.spec.yaml')).toMatchObject({
      outputs: {
        model: {
          property_path: 'properties.BestTrainingJob.TrainingJobName',
          training_job_file: 'output/model.tar.gz',
        },
      },
    });
  });
});

describe('of outputs that fit an input equally well', () => {
  const { plan } = importTexts({});
  const nodes = new Map(plan.steps.map(({ node }) => [node.name, node] as const));
  const prefer = (step: string, input: string, ...outputs: readonly string[]) => {
    const node = nodes.get(step);
    const tied = outputs.map((text) => {
      const [producer = '', output = ''] = text.split('.');
      return { step: producer, output };
    });
    return node === undefined ? undefined : peerPreference(node, nodes)(input, tied);
  };

  it('that of a step with an edge is taken, as cursus takes no other', () => {
    expect(
      prefer(
        'tree_training',
        'training_table',
        'table_cleaning_training.clean_table',
        'cradle_data_loading_training.DATA',
      ),
    ).toEqual({ step: 'table_cleaning_training', output: 'clean_table' });
  });

  it('that with the name or an alias of the input is taken', () => {
    expect(
      prefer(
        'table_cleaning_training',
        'table',
        'cradle_data_loading_training.DATA',
        'cradle_data_loading_training.METADATA',
      ),
    ).toEqual({ step: 'cradle_data_loading_training', output: 'DATA' });
  });

  it('none is taken where no name decides', () => {
    expect(
      prefer(
        'table_cleaning_training',
        'table',
        'cradle_data_loading_training.SIGNATURE',
        'cradle_data_loading_training.METADATA',
      ),
    ).toEqual(undefined);
  });
});

describe('a variable', () => {
  it.each([
    [true, 'flag', 'true'],
    [0.5, 'ratio', '0.5'],
    [['a', 1], 'columns', 'a,1'],
    [[0, 1], 'multiclass_categories', '[0,1]'],
    [{ a: 1 }, 'map', '{"a":1}'],
    [null, 'nothing', undefined],
  ])('is written as cursus writes it: %j', (value, field, text) => {
    expect(variableText(value, field)).toEqual(text);
  });
});
