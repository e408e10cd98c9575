import { REPOSITORY, run } from '../support/run.js';
import { LOAD, LOAD_CONFIG, removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

describe('pipectl config show', () => {
  const folder = temporaryProject({
    'pipectl.yaml': 'environments: { prod: { config: { volume_size: 500 } } }\n',
    'load.pipeline.yaml': `${LOAD}  stop: { type: Fail, needs: [load] }\n  odd: { type: Odd, needs: [load] }\n`,
    'fine.pipeline.yaml': LOAD.replace(
      'config: base.config.yaml',
      'config: [base.config.yaml, { tags: { b: "2", a: "1" } }]',
    ),
    'bad.pipeline.yaml': `${LOAD.replace('  load:\n', '  load:\n    nees: []\n')}  stop: { type: Fail }\n`,
    'base.config.yaml': LOAD_CONFIG,
  });
  const show = (...argv: readonly string[]) => run(['config', 'show', ...argv], folder);

  it('prints every value in force, with its tier and where it comes from', async () => {
    const { stdout, ...rest } = await show('fine.pipeline.yaml', 'load');
    expect(rest).toEqual({ code: 0, stderr: '' });
    const library = `${REPOSITORY}/specs/cradle_data_loading.spec.yaml`;
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toEqual([
      [
        'code_uri',
        expect.stringMatching(/^s3:\/\/my-ml-bucket\/pipelines\/load\/code\//),
        'derived',
        'derived',
      ],
      ['command', '["python3"]', 'system', 'built-in'],
      ['data_path', 's3://my-ml-bucket/a/', 'essential', 'base.config.yaml:1:12 (step)'],
      ['framework', 'sklearn', 'system', expect.stringContaining(`${library}:`)],
      ['framework_version', '1.2-1', 'system', expect.stringContaining(`${library}:`)],
      [
        'image_uri',
        '123456789012.dkr.ecr.us-east-1.amazonaws.com/load:1',
        'system',
        'fine.pipeline.yaml:5:14 (pipeline)',
      ],
      ['instance_count', '1', 'system', 'built-in'],
      ['instance_type', 'ml.m5.xlarge', 'system', 'built-in'],
      ['job_type', 'training', 'derived', 'derived'],
      ['output_format', 'csv', 'system', expect.stringContaining(`${library}:`)],
      [
        'role',
        'arn:aws:iam::123456789012:role/PipelineRole',
        'essential',
        'fine.pipeline.yaml:3:9 (pipeline)',
      ],
      ['s3_root', 's3://my-ml-bucket/pipelines', 'essential', 'fine.pipeline.yaml:4:12 (pipeline)'],
      ['step_name', 'load', 'derived', 'derived'],
      ['tags.a', '1', 'system', 'fine.pipeline.yaml:10:53 (step)'],
      ['tags.b', '2', 'system', 'fine.pipeline.yaml:10:45 (step)'],
      ['volume_size', '50', 'system', 'base.config.yaml:2:14 (step)'],
      [''],
    ]);
  });

  it('prints the same as JSON, values whole and with their types', async () => {
    const { code, stdout } = await show('fine.pipeline.yaml', 'load', '--format', 'json');
    expect(code).toEqual(0);
    const shown: unknown = JSON.parse(stdout);
    expect(shown).toMatchObject({ formatVersion: 1, pipeline: 'load', step: 'load' });
    expect(Object.keys(shown ?? {})).toEqual(['formatVersion', 'pipeline', 'step', 'values']);
    expect(shown).toHaveProperty('values.1', {
      key: 'command',
      value: ['python3'],
      tier: 'system',
      layer: 'built-in',
      origin: 'built-in',
    });
    expect(shown).toHaveProperty(
      'values.0.value',
      expect.stringMatching(/\/[0-9a-f]{64}\/load_data\.py$|\/[0-9a-f]{64}$/),
    );
    expect(shown).toHaveProperty('values.15', {
      key: 'volume_size',
      value: 50,
      tier: 'system',
      layer: 'step',
      origin: 'base.config.yaml:2:14 (step)',
    });
  });

  it.each([
    [['--env', 'prod'], 'volume_size', 500, 'pipectl.yaml:1:48 (environment)'],
    [['--region', 'eu-west-1'], 'region', 'eu-west-1', 'environment'],
  ])('shows what %j changes', async (options, key, value, origin) => {
    const { stdout } = await show('fine.pipeline.yaml', 'load', '--format', 'json', ...options);
    const { values } = JSON.parse(stdout) as { values: readonly { readonly key: string }[] };
    expect(values.find((row) => row.key === key)).toEqual({
      key,
      value,
      tier: 'system',
      layer: 'environment',
      origin,
    });
  });

  it('shows pipeline variables as they are written', async () => {
    const manifest = 'manifests/fraud-xgboost/fraud-xgboost.pipeline.yaml';
    const { code, stdout } = await run(['config', 'show', manifest, 'train'], REPOSITORY);
    expect(code).toEqual(0);
    expect(stdout).toMatch(
      /^instance_type +\$\{params\.training_instance_type\} +system +manifests\/fraud-xgboost\/configs\/train\.config\.yaml:2:16 \(step\)$/m,
    );
  });

  it.each([
    ['an unknown step', 'laod', 2, 'pipectl: The pipeline has no step "laod". Did you mean "load"?\n'],
    ['a step without config', 'stop', 1, 'pipectl: The step "stop" takes no config.\n'],
    [
      'a step of unknown type',
      'odd',
      1,
      'pipectl: The step "odd" cannot be shown before its errors are mended.\n',
    ],
  ])('says what is wrong with %s', async (_, step, code, message) => {
    const outcome = await show('load.pipeline.yaml', step, '--format', 'concise');
    const problem =
      'load.pipeline.yaml:12:16: error[DAG205] Step "odd" has the type "Odd", which no specification defines.\n';
    expect(outcome).toEqual({ code, stdout: '', stderr: problem + message });
  });

  it('says that a step with errors is there, though it cannot be shown', async () => {
    expect(await show('bad.pipeline.yaml', 'load', '--format', 'concise')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'bad.pipeline.yaml:8:5: error[SCH103] The key "nees" is not known in "steps.load". Did you mean "needs"?\n' +
        'pipectl: The step "load" cannot be shown before its errors are mended.\n',
    });
  });

  it('shows the values beside the errors of other steps, and says with its code that there are some', async () => {
    const outcomes = [
      await show('load.pipeline.yaml', 'load'),
      await show('load.pipeline.yaml', 'load', '--format', 'json'),
    ];
    expect(outcomes.map(({ code }) => code)).toEqual([1, 1]);
    expect(outcomes.map(({ stdout }) => stdout.includes('s3://my-ml-bucket/a/'))).toEqual([true, true]);
  });
});
