import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  IncompatibleSteps,
  MissingDependency,
  Pipeline,
  PipelineError,
  placeText,
} from '../../src/api/index.js';
import { removeProjects, temporaryProject } from '../cli/support.js';
import { CONFIG, demo, errorOf } from './support.js';

afterAll(removeProjects);

/** Keys whose names no compiler has checked. */
const FROM_ELSEWHERE: Record<string, number> = { max_dept: 6 };

const HERE = fileURLToPath(import.meta.url);

describe('IncompatibleSteps', () => {
  it('names the step type that is missing between two steps', async () => {
    const error = await errorOf(demo().loadData('s3://my-ml-bucket/data/').trainXgboost().compile());
    expect(error).toBeInstanceOf(IncompatibleSteps);
    expect(error).toMatchObject({
      name: 'IncompatibleSteps',
      problem:
        'Step "train" (XGBoostTraining) expects training_data as "train_data", but step "load_training" (CradleDataLoading) produces "DATA", which does not fit.',
      step: 'train',
      input: 'train_data',
      suggestedFix: 'Add a TabularPreprocessing step between "load_training" and "train".',
      compatibleSources: ['TabularPreprocessing'],
    });
    expect(error.diagnostics.map(({ code }) => code)).toEqual(['RES301']);
    expect(error.stack).toMatch(/^IncompatibleSteps: Step "train"/);
    expect(error.message).toContain(
      `${error.suggestedFix ?? ''}\nThe pipeline "demo" has 1 error:\n  RES301: `,
    );
  });

  it('is about an output of another type that was wired by hand', async () => {
    const pipeline = demo()
      .loadData('s3://my-ml-bucket/data/')
      .preprocessTabular({ label_field: 'y' })
      .trainXgboost()
      .evaluatePerformance({ inputs: { model_input: 'preprocess_training.processed_data' } });
    expect(await errorOf(pipeline.compile())).toMatchObject({
      name: 'IncompatibleSteps',
      step: 'evaluate',
      input: 'model_input',
      problem:
        'Step "evaluate" (XGBoostModelEval) takes model_artifacts as "model_input", but step "preprocess_training" (TabularPreprocessing) produces "processed_data", which is processing_output.',
      compatibleSources: ['XGBoostTraining', 'XGBoostTuning', 'Package'],
    });
  });
});

describe('MissingDependency', () => {
  it('names the step types that would do', async () => {
    const error = await errorOf(demo().trainXgboost().compile());
    expect(error).toBeInstanceOf(MissingDependency);
    expect(error).toMatchObject({
      problem:
        'Step "train" (XGBoostTraining) needs training_data as "train_data", and no step before it produces that.',
      suggestedFix:
        'Add a step of the type TabularPreprocessing, or wire it by hand: inputs: { train_data: s3://<bucket>/<prefix> }.',
      compatibleSources: ['TabularPreprocessing'],
    });
  });

  it('finds them in the registry if the specification names none', async () => {
    const port = '{ output_type: processing_output, property_path: properties.TransformOutput.S3OutputPath }';
    const folder = temporaryProject({
      'specs/make.spec.yaml': `step_type: Make\nsagemaker_step_type: Transform\nnode_type: source\noutputs: { weather: ${port} }\n`,
      'specs/use.spec.yaml':
        'step_type: Use\nsagemaker_step_type: Transform\nnode_type: sink\ndependencies: { weather: { dependency_type: processing_output } }\n',
    });
    const pipeline = new Pipeline('demo', { folder, config: CONFIG }).addStep('Use');
    expect(await errorOf(pipeline.compile())).toMatchObject({ compatibleSources: ['Make'] });
  });
});

describe('PipelineError', () => {
  it('carries everything that was found, in the order of the manifest', async () => {
    const pipeline = demo()
      .loadData('s3://my-ml-bucket/data/')
      .preprocessTabular({ label_field: 'y', train_ratio: 7 })
      .addStep('XGBoostTraining', { name: 'train', max_depth: 6, config: FROM_ELSEWHERE });
    const error = await errorOf(pipeline.compile());
    expect(error.constructor).toBe(PipelineError);
    expect(error.diagnostics.map(({ code, part }) => [code, part])).toEqual([
      ['CFG604', 'step "preprocess_training", config.train_ratio'],
      ['CFG601', 'step "train", config.max_dept'],
    ]);
    expect(await pipeline.validate()).toEqual(error.diagnostics);
  });

  it('is thrown at once where a call makes no sense', () => {
    const pipeline = demo().addStep('Fail', { name: 'stop', message: 'Stopped.' });
    const wrong = [
      () => pipeline.addStep('Fail', { name: 'stop' }),
      () => pipeline.changeStep('stpo', { display_name: 'Stop' }),
      () => pipeline.qualityGate({ metric: 'auc', min: 0.8 }),
      () => pipeline.qualityGate({ metric: 'auc', step: 'stop' }),
      () => pipeline.deployWithMonitoring(),
      () => pipeline.autoTrainXgboost('s3://b/', { include: ['Nothing'] }),
    ];
    const problems = wrong.map((call) => {
      try {
        call();
        return 'nothing';
      } catch (error) {
        return error instanceof PipelineError ? error.problem : String(error);
      }
    });
    expect(problems).toEqual([
      'The pipeline "demo" has a step "stop" already.',
      'The pipeline "demo" has no step "stpo". Did you mean "stop"?',
      'Nothing in the pipeline "demo" measures "auc".',
      'The quality gate on "auc" has no bound.',
      'The pipeline "demo" loads no training data to compare later requests with.',
      'The step type "Nothing" cannot be planned.',
    ]);
  });

  it('says which environments there are', async () => {
    const { problem } = await errorOf(demo().validate({ environment: 'prod' }));
    expect(problem).toMatch(/^The project has no environment "prod"\./);
  });
});

describe('places', () => {
  it('are the call that made a part, and the part', async () => {
    const lineOfCall = Number(/:(\d+):\d+\)?$/.exec(new Error().stack?.split('\n')[1] ?? '')?.[1]) + 1;
    const pipeline = demo().addStep('Lambda', { name: 'note', needs: ['nothing'] });
    const found = (await pipeline.validate()).map(({ code, ...place }) => ({
      code,
      place: placeText(place),
    }));
    expect(found).toEqual([
      { code: 'CFG602', place: `step "note" (${HERE}:${lineOfCall}:29)` },
      { code: 'DAG201', place: `step "note", needs[0] (${HERE}:${lineOfCall}:29)` },
    ]);
  });

  it('are lines of the manifest for what stands there, also when steps were added', async () => {
    const folder = temporaryProject({
      'a.pipeline.yaml':
        'name: a\n# A comment.\nsteps:\n  stop: { type: Fail, needs: [stpo], message: Stopped. }\n',
    });
    const file = join(folder, 'a.pipeline.yaml');
    const read = Pipeline.fromManifest(file);
    const changed = read.addStep('Fail', { name: 'end', needs: ['stopp'], message: 'Ended.' });
    const places = async (pipeline: Pipeline) => (await pipeline.validate()).map(placeText);
    expect(await places(read)).toEqual([`${file}:4:31`]);
    expect(await places(changed)).toEqual([
      `${file}:4:31`,
      expect.stringMatching(/^step "end", needs\[0\] \(.*errors\.test\.ts:\d+:\d+\)$/),
    ]);
  });

  it('say parameters, config and tags by their keys', async () => {
    const pipeline = new Pipeline('demo', { config: { ...CONFIG, volume_size: 'big' } })
      .parameter('least', { type: 'Integer', default: 'one' })
      .loadData('s3://my-ml-bucket/${params.least}', { environment: { 'A.B': 'x' } });
    const parts = (await pipeline.validate()).map(({ code, part }) => `${code} ${part ?? ''}`);
    expect(parts).toEqual([
      'SMP502 parameter "least", default',
      'CFG604 config.volume_size',
      'CFG604 step "load_training", config.environment["A.B"]',
    ]);
  });
});
