import { join } from 'node:path';
import { REPOSITORY, run } from '../support/run.js';

const PROJECT = join(REPOSITORY, 'test/fixtures/ok/no-needs');
const explain = (...argv: string[]) => run(['explain', 'churn.pipeline.yaml', ...argv], PROJECT);

const TRAIN_DATA = `train.train_data <- preprocess.processed_data 0.80 (inferred)
  chosen  0.80  preprocess.processed_data
          +20  dependency_type    training_data accepts processing_output
          +20  data_type          both are S3Uri
          +25  name               the alias "train_data" is the input's
          +10  compatible_source  TabularPreprocessing is a declared source
           +5  keywords           4 of 4 keywords found: training, train, processed, tabular
           +0  job_type           the input is about training, the job type of the step
  lost    0.47  load.DATA                  its score is below 0.50
`;

describe('pipectl explain <manifest>', () => {
  it('says what feeds each input, one a line', async () => {
    expect(await explain()).toEqual({
      code: 0,
      stdout:
        'preprocess.DATA <- load.DATA 1.00 (resolved)\n' +
        'preprocess.METADATA <- load.METADATA 1.00 (resolved)\n' +
        'preprocess.SIGNATURE <- load.SIGNATURE 1.00 (resolved)\n' +
        'train.config open, optional\n' +
        'train.train_data <- preprocess.processed_data 0.80 (inferred)\n' +
        'train.validation_data open, optional\n',
      stderr: '',
    });
  });

  it('shows the candidates of the inputs of a step, and the factors of what feeds them', async () => {
    const { code, stdout } = await explain('train');
    expect(code).toEqual(0);
    expect(stdout).toContain(TRAIN_DATA);
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'train.config open, optional',
      'train.train_data <- preprocess.processed_data 0.80 (inferred)',
      'train.validation_data open, optional',
    ]);
  });

  it('shows the factors of every candidate of an input', async () => {
    const { code, stdout } = await explain('train.train_data');
    expect(code).toEqual(0);
    expect(stdout).toContain(TRAIN_DATA);
    const scores = [...stdout.matchAll(/^ {2}\w+ +(\d\.\d\d)/gm)].map(([, score]) => Number(score));
    const sums = stdout
      .split(/^ {2}\w.*$/gm)
      .slice(1)
      .map((part) =>
        [...part.matchAll(/^ +([+-]\d+) /gm)].reduce((sum, [, points]) => sum + Number(points), 0),
      );
    expect(sums.map((sum) => sum / 100)).toEqual(scores);
  });

  it('writes JSON', async () => {
    const { code, stdout } = await explain('train.train_data', '--format', 'json');
    expect(code).toEqual(0);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      pipeline: 'churn',
      inputs: [
        {
          step: 'train',
          input: 'train_data',
          outcome: 'inferred',
          source: { step: 'preprocess', output: 'processed_data' },
          candidates: [{ verdict: 'chosen', score: 0.8 }, { verdict: 'lost' }, {}, {}],
        },
      ],
    });
  });

  it('writes Markdown', async () => {
    const { code, stdout } = await explain('train', '--format', 'markdown');
    expect(code).toEqual(0);
    expect(stdout.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Wiring of `churn`',
      '## `train.config`',
      '## `train.train_data`',
      '## `train.validation_data`',
    ]);
  });

  it.each([
    ['a step that is none', 'trian', 'The pipeline has no step "trian". Did you mean "train"?'],
    [
      'an input that is none',
      'train.train_dat',
      'The step "train" has no input "train_dat". Did you mean "train_data"? Its inputs: config, train_data, validation_data.',
    ],
    ['a step without inputs', 'load', 'The step "load" has no inputs.'],
  ])('%s', async (_, target, message) => {
    expect(await explain(target)).toEqual({ code: 2, stdout: '', stderr: `pipectl: ${message}\n` });
  });

  it('explains what it can of a pipeline with errors, which go to stderr', async () => {
    const folder = join(REPOSITORY, 'test/fixtures/err/res-no-needs');
    const { code, stdout, stderr } = await run(['explain', 'churn.pipeline.yaml', 'train'], folder);
    expect(code).toEqual(1);
    expect(stdout).toContain('train.train_data');
    expect(stderr).toMatch(/^error\[RES302\]: /m);
  });
});
