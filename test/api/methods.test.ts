import { Pipeline, type Compiled } from '../../src/api/index.js';
import { isRecord } from '../../src/project/schema-problems.js';
import { CONFIG, demo, errorOf } from './support.js';

/** Type of each step of a definition by name, those of branches behind the name of their condition. */
function stepsOf({ definition }: Compiled): readonly string[] {
  const visit = (steps: unknown, before: string): readonly string[] =>
    (Array.isArray(steps) ? steps : [])
      .filter(isRecord)
      .flatMap((step: Readonly<Record<string, unknown>>) => {
        const name = `${before}${String(step['Name'])}`;
        const given = isRecord(step['Arguments']) ? step['Arguments'] : {};
        return [
          `${name}: ${String(step['Type'])}`,
          ...visit(given['IfSteps'], `${name} > `),
          ...visit(given['ElseSteps'], `${name} < `),
        ];
      });
  return isRecord(definition) ? visit(definition['Steps'], '') : [];
}

const trained = () =>
  demo()
    .loadData('s3://my-ml-bucket/data/')
    .preprocessTabular({ label_field: 'y' })
    .trainXgboost()
    .evaluatePerformance();

describe('a pipeline', () => {
  it('never changes', () => {
    const before = trained();
    const text = before.toManifest();
    before.addStep('Fail', { name: 'stop', message: 'x' });
    before.changeStep('train', { max_depth: 3 });
    before.config({ volume_size: 50 }).parameter('x', { type: 'String' }).tags({ a: 'b' });
    before.qualityGate({ metric: 'auc', min: 0.5 }).packageModel();
    const object = before.toObject();
    Object.assign(object, { name: 'other' });
    expect(before.toManifest()).toBe(text);
  });

  it('names its steps by what they do, with a number where that is taken', () => {
    const pipeline = demo()
      .loadData({ training: 's3://my-ml-bucket/a/', calibration: 's3://my-ml-bucket/b/' })
      .preprocessTabular({ label_field: 'y' })
      .trainXgboost()
      .trainXgboost({ max_depth: 3 })
      .trainXgboost({ name: 'shallow', max_depth: 2 })
      .addStep('MyOwnStep');
    expect(pipeline.stepNames).toEqual([
      'load_training',
      'load_calibration',
      'preprocess_training',
      'preprocess_calibration',
      'train',
      'train_2',
      'shallow',
      'my_own_step',
    ]);
  });

  it('takes config beside the keys of a step, under "config", or both; what stands beside wins', () => {
    const { steps } = demo()
      .trainXgboost({ max_depth: 3, config: ['train.config.yaml', { max_depth: 2, gamma: 1 }] })
      .changeStep<'XGBoostTraining'>('train', { needs: ['a'], gamma: null, metric_definitions: { a: 'b' } })
      .changeStep<'XGBoostTraining'>('train', { metric_definitions: { c: 'd' } })
      .toObject();
    expect(steps).toEqual({
      train: {
        type: 'XGBoostTraining',
        needs: ['a'],
        config: ['train.config.yaml', { max_depth: 3, gamma: null, metric_definitions: { a: 'b', c: 'd' } }],
      },
    });
  });

  it('has keys, parameters, config and tags of its own', () => {
    const pipeline = new Pipeline('demo', { description: 'Demo.', tags: { a: '1' }, parallelism: 2 })
      .tags({ b: '2' })
      .config('base.config.yaml')
      .config({ role: 'r', tags: { x: '1' } })
      .config({ tags: { y: '2' } })
      .parameter('one', { type: 'Integer', default: 1 })
      .parameter('two', { type: 'String' });
    expect(pipeline.toObject()).toEqual({
      name: 'demo',
      description: 'Demo.',
      parameters: { one: { type: 'Integer', default: 1 }, two: { type: 'String' } },
      tags: { a: '1', b: '2' },
      parallelism: 2,
      config: ['base.config.yaml', { role: 'r', tags: { x: '1', y: '2' } }],
      steps: {},
    });
  });
});

describe('qualityGate', () => {
  it('lets later steps run only if the metric is good enough, be it behind another gate', async () => {
    const compiled = await trained()
      .qualityGate({ metric: 'auc', min: 0.8 })
      .packageModel({ inference_code: 's3://my-ml-bucket/code/' })
      .qualityGate({ metric: 'log_loss', max: 0.3, name: 'sure', otherwise: 'unsure' })
      .registerModel()
      .compile();
    expect(stepsOf(compiled)).toEqual([
      'load_training: Processing',
      'preprocess_training: Processing',
      'train: Training',
      'evaluate: Processing',
      'quality_gate: Condition',
      'quality_gate > package: Processing',
      'quality_gate > sure: Condition',
      'quality_gate > sure > register: RegisterModel',
      'quality_gate > sure < unsure: Fail',
      'quality_gate < too_weak: Fail',
    ]);
  });

  it('holds for the steps that it names, and no others', () => {
    const { steps } = trained()
      .qualityGate({ metric: 'auc', min: '${params.least}', max: 1, then: ['package'] })
      .packageModel()
      .generatePayload()
      .toObject();
    expect(steps).toMatchObject({
      quality_gate: {
        when: [
          { left: '${steps.evaluate.files.metrics#auc}', op: '>=', right: '${params.least}' },
          { left: '${steps.evaluate.files.metrics#auc}', op: '<=', right: 1 },
        ],
        then: ['package'],
        else: ['too_weak'],
      },
      too_weak: { message: 'auc of evaluate is below ${params.least} or above 1.' },
    });
  });
});

describe('trainXgboost with tuning', () => {
  it('searches the usual hyperparameters, or those that are given', async () => {
    const steps = (pipeline: Pipeline) => pipeline.toObject()['steps'];
    const usual = demo().trainXgboost({ tuning: true, n_estimators: 50 });
    expect(steps(usual)).toEqual({
      tune: {
        type: 'XGBoostTuning',
        config: {
          objective: { metric: 'validation:auc', type: 'Maximize' },
          hyperparameter_ranges: {
            max_depth: { type: 'integer', min: 3, max: 10 },
            learning_rate: { type: 'continuous', min: 0.01, max: 0.3, scaling: 'Logarithmic' },
          },
          max_jobs: 20,
          max_parallel_jobs: 2,
          n_estimators: 50,
        },
      },
    });
    const own = demo()
      .loadData('s3://my-ml-bucket/data/')
      .preprocessTabular({ label_field: 'y' })
      .trainXgboost({ tuning: { hyperparameter_ranges: { gamma: { type: 'continuous', min: 0, max: 1 } } } })
      .evaluatePerformance();
    expect(stepsOf(await own.compile())).toContain('tune: Tuning');
    expect(steps(own)).toMatchObject({
      tune: { config: { hyperparameter_ranges: { gamma: { type: 'continuous', min: 0, max: 1 } } } },
    });
  });
});

describe('deployWithMonitoring', () => {
  it('packages and serves the model and computes the baseline that data are compared with', async () => {
    const compiled = await trained()
      .deployWithMonitoring({ inference_code: 's3://my-ml-bucket/code/', instance_type: 'ml.m5.xlarge' })
      .compile();
    expect(stepsOf(compiled)).toEqual([
      'load_training: Processing',
      'baseline: QualityCheck',
      'preprocess_training: Processing',
      'train: Training',
      'evaluate: Processing',
      'package: Processing',
      'model: Model',
      'endpoint_config: EndpointConfig',
      'endpoint: Endpoint',
    ]);
    expect(compiled.diagnostics).toEqual([]);
  });
});

describe('autoTrainXgboost', () => {
  it('makes a parameter of everything that only the user knows', async () => {
    const pipeline = new Pipeline('fraud').autoTrainXgboost('s3://fraud-data/', { register: true });
    expect(pipeline.toObject()).toMatchObject({
      parameters: { role: { type: 'String' }, label_field: { type: 'String' } },
      config: { role: '${params.role}', s3_root: 's3://fraud-data/pipelines' },
    });
    expect(await pipeline.validate({ region: 'us-east-1' })).toEqual([]);
    // A region decides which images are taken, which no parameter can.
    expect((await errorOf(pipeline.compile({ variables: {} }))).message).toContain('region');
  });

  it('puts everything behind the gate that the evaluation does not need', async () => {
    const pipeline = demo().autoTrainXgboost('s3://my-ml-bucket/data/', {
      label_field: 'y',
      min_auc: 0.8,
      inference_code: 's3://my-ml-bucket/code/',
      include: ['BatchTransform'],
    });
    expect(stepsOf(await pipeline.compile()).slice(3)).toEqual([
      'evaluate: Processing',
      'quality_gate: Condition',
      'quality_gate > package: Processing',
      'quality_gate > model: Model',
      'quality_gate > score_training: Transform',
      'quality_gate < too_weak: Fail',
    ]);
  });

  it('takes what is given', () => {
    const pipeline = demo().autoTrainXgboost('${params.data}', {
      label_field: 'y',
      tuning: { max_jobs: 3 },
      register: { model_package_group_name: 'models' },
      inference_code: 's3://my-ml-bucket/code/',
      steps: { tune: { max_parallel_jobs: 1, display_name: 'Search' } },
    });
    expect(pipeline.toObject()).toMatchObject({
      config: CONFIG,
      steps: {
        load_training: { config: { data_path: '${params.data}' } },
        preprocess_training: { config: { label_field: 'y' } },
        tune: { display_name: 'Search', config: { max_jobs: 3, max_parallel_jobs: 1 } },
        package: { inputs: { inference_scripts_input: 's3://my-ml-bucket/code/' } },
        register: { config: { model_package_group_name: 'models', framework: 'xgboost' } },
      },
    });
    expect(pipeline.toObject()).not.toHaveProperty('parameters');
  });
});

describe('fromConfigs', () => {
  const configs = [
    { type: 'TabularPreprocessing', job_type: 'training', label_field: 'y' },
    { type: 'CradleDataLoading', job_type: 'training', data_path: 's3://my-ml-bucket/data/' },
  ] as const;

  it('wires only what is stated unless it is to resolve the rest', async () => {
    const resolved = Pipeline.fromConfigs(configs, { name: 'demo', config: CONFIG, autoResolve: true });
    expect(await resolved.validate()).toEqual([]);
    const stated = Pipeline.fromConfigs(configs, { name: 'demo', config: CONFIG });
    expect(await errorOf(stated.compile())).toMatchObject({ name: 'MissingDependency', input: 'DATA' });
  });
});

describe('explain', () => {
  it('says what feeds the inputs, of a step or one input, and what else was weighed', async () => {
    const pipeline = trained();
    const all = await pipeline.explain();
    expect(all.map(({ step, input, outcome }) => `${step}.${input}: ${outcome}`)).toContain(
      'train.train_data: inferred',
    );
    const [only, ...others] = await pipeline.explain('train.train_data');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ source: 'preprocess_training.processed_data', required: true });
    expect(only?.candidates[0]).toMatchObject({
      step: 'preprocess_training',
      output: 'processed_data',
      verdict: 'chosen',
    });
    const points = only?.candidates[0]?.factors.reduce((sum, factor) => sum + factor.points, 0) ?? 0;
    expect(points / 100).toBeCloseTo(only?.candidates[0]?.score ?? -1);
  });
});
