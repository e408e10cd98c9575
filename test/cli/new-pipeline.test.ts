import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from '../../src/source/files.js';
import { run, shippedLibrary } from '../support/run.js';
import { removeProjects, temporaryFolder, temporaryProject } from './support.js';

afterAll(removeProjects);

const DATA = 's3://my-ml-bucket/churn/';
const command = (line: string) => ['new', 'pipeline', 'churn', ...line.split(' ')];

/** The files below a folder, without its own part of their paths, and without schemas. */
const filesIn = (folder: string) =>
  diskFiles
    .list(folder)
    .map((path) => path.slice(folder.length + 1))
    .filter((path) => !path.endsWith('.schema.json'));

/** Expects that a check has nothing to say, also no warning. */
async function expectSilent(check: 'validate' | 'align-check', folder: string): Promise<void> {
  const { code, stdout, stderr } = await run([check, '--strict'], folder);
  expect([code, stdout.replace(/\d+/, 'n'), stderr]).toEqual([0, 'No problems in n files.\n', '']);
}

/** What the command line has to say beside the goal, by step type: which framework, or where an input comes from. */
const ANSWERS: Readonly<Record<string, string>> = {
  BatchTransform: '--using XGBoostTraining',
  ClarifyCheck: `--input clarify_check.dataset=${DATA}`,
  MIMSRegistration: '--using PyTorchTraining',
  ModelRegistration: '--using XGBoostTuning',
  Package: '--using PyTorchTraining',
  Payload: '--using XGBoostTraining',
  QualityCheck: `--input quality_check.baseline_dataset=${DATA}`,
  RegisteredModel: '--using PyTorchTraining',
};
const LIBRARY = shippedLibrary().specs.map(({ document }) => document.value.step_type);

describe('pipectl new pipeline', () => {
  it.each([
    ...LIBRARY.map((type) => [`--goal ${type}${type in ANSWERS ? ` ${ANSWERS[type] ?? ''}` : ''}`]),
    ['--goal BatchTransform:testing --using PyTorchTraining --data testing=s3://my-ml-bucket/new/'],
    ['--goal Endpoint --goal EndpointConfig --goal XGBoostModel'],
    [
      '--goal ModelRegistration --goal XGBoostModelEval --data calibration=s3://my-ml-bucket/late/ --data-size 200GB',
    ],
    ['--goal PyTorchTraining --data-size 9TB --role arn:aws:iam::123456789012:role/Churn --region eu-west-1'],
    ['--goal InferenceComponent --goal PyTorchModel'],
  ])('writes what passes every check as it stands: %s', async (line) => {
    const folder = temporaryFolder({});
    const data = line.includes(':testing') ? `training=${DATA}` : DATA;
    const { code, stderr } = await run(command(`${line} --data ${data}`), folder);
    expect([code, stderr]).toEqual([0, '']);
    await expectSilent('validate', folder);
    await expectSilent('align-check', folder);
  });

  it('asks, and writes nothing, where several step types fit equally well', async () => {
    const folder = temporaryFolder({});
    const types = LIBRARY.filter((type) => type in ANSWERS);
    for (const type of types) {
      expect((await run(command(`--goal ${type} --data ${DATA}`), folder)).code).toEqual(1);
    }
    expect(await run(command(`--goal MIMSRegistration --data ${DATA}`), folder)).toEqual({
      code: 1,
      stdout: '',
      stderr: `pipectl: Nothing was written, as the plan leaves something open.

Which step type is to feed "model_input" of "payload" (Payload) and "model_input" of "package" (Package)? These fit equally well, the shortest way first; pass one:
  --using PyTorchTraining  CradleDataLoading -> TabularPreprocessing -> PyTorchTraining
  --using XGBoostTraining  CradleDataLoading -> TabularPreprocessing -> XGBoostTraining
`,
    });
    expect(filesIn(folder)).toEqual([]);
  });

  it('says which input nothing provides, and how to give it', async () => {
    expect(await run(command(`--goal QualityCheck --data ${DATA}`), temporaryFolder({}))).toEqual({
      code: 1,
      stdout: '',
      stderr: `pipectl: Nothing was written, as the plan leaves something open.

Nothing provides the input "baseline_dataset" of "quality_check" (QualityCheck): no step type makes processing_output that fits it from the data.
  It is: The data set that is checked; for a model quality check the predictions beside the truth.
  --input quality_check.baseline_dataset=s3://<bucket>/<prefix>  gives it by hand
`,
    });
  });

  it('says for which data a goal runs if there are none', async () => {
    const line = `--goal TabularPreprocessing --data monthly=${DATA}`;
    const { code, stderr } = await run(command(line), temporaryFolder({}));
    expect([code, stderr.split('\n').slice(2)]).toEqual([
      1,
      [
        'There are no data for "TabularPreprocessing", which runs for training, validation, testing, calibration data. Say where some are:',
        '  --data training=s3://<bucket>/<prefix>',
        '  --data validation=s3://<bucket>/<prefix>',
        '  --data testing=s3://<bucket>/<prefix>',
        '  --data calibration=s3://<bucket>/<prefix>',
        '',
      ],
    ]);
  });

  it('lists what it wrote, what else would have done and what is left to do', async () => {
    const folder = temporaryProject({});
    expect(await run(command(`--goal XGBoostModel --data ${DATA} -o pipelines/churn`), folder)).toEqual({
      code: 0,
      stdout: `Wrote
  pipelines/churn/churn.pipeline.yaml                      the pipeline
  pipelines/churn/configs/base.config.yaml                 what all steps share
  pipelines/churn/configs/load_training.config.yaml        how load_training is run
  pipelines/churn/configs/preprocess_training.config.yaml  how preprocess_training is run
  pipelines/churn/configs/package.config.yaml              how package is run
  pipelines/churn/inference/xgboost_inference.py           the code that serves the model

Steps:
  load_training        CradleDataLoading
  preprocess_training  TabularPreprocessing <- load_training
  train                XGBoostTraining <- preprocess_training
  package              Package <- train
  model                XGBoostModel <- package

Step types that would have done as well (--using):
  package.model_input  XGBoostTraining; or PyTorchTraining, XGBoostTuning, Tuning
  model.model_data     Package; or PyTorchTraining, Tuning, XGBoostTraining, XGBoostTuning

Replace before the first run (# REPLACE):
  pipelines/churn/configs/base.config.yaml:4  region: the region that you work in

Give when an execution starts:
  role         ARN of the IAM role that the job runs with.
  label_field  Name of the label column.

Next:
  pipectl validate pipelines/churn/churn.pipeline.yaml                                               check it
  aws s3 cp --recursive pipelines/churn/inference s3://my-ml-bucket/pipelines/churn/inference-code/  store the inference code
  pipectl graph pipelines/churn/churn.pipeline.yaml                                                  draw it
`,
      stderr: '',
    });
    const base = readFileSync(join(folder, 'pipelines/churn/configs/base.config.yaml'), 'utf8').split('\n');
    expect(base[3]).toEqual('region: us-east-1 # REPLACE: the region that you work in');
  });

  it('prints the files and writes none when it is asked to', async () => {
    const folder = temporaryProject({});
    const line = `--goal XGBoostTraining --data ${DATA} --data-size 20GB --region eu-west-1 --dry-run`;
    expect(await run(command(line), folder)).toEqual({
      code: 0,
      stdout: `==> churn.pipeline.yaml <==
name: churn
description: From training data to XGBoostTraining.
parameters:
  role: { type: String, description: ARN of the IAM role that the job runs with. }
  label_field: { type: String, description: Name of the label column. }
config: configs/base.config.yaml # every step inherits it
steps:
  load_training:
    type: CradleDataLoading
    job_type: training
    config: configs/load_training.config.yaml

  preprocess_training:
    type: TabularPreprocessing
    job_type: training
    needs: [load_training]
    config: configs/preprocess_training.config.yaml

  train:
    type: XGBoostTraining
    needs: [preprocess_training]
    config: configs/train.config.yaml

==> configs/base.config.yaml <==
# Every step inherits these. A step takes the keys that its SageMaker step type knows.
role: "\${params.role}" # given when an execution starts; or write its ARN here
s3_root: s3://my-ml-bucket/pipelines # code and outputs are stored below it
region: eu-west-1
instance_type: ml.m5.xlarge

==> configs/load_training.config.yaml <==
data_path: s3://my-ml-bucket/churn/
instance_type: ml.m5.4xlarge # 20 GB of data take about 60 GB of memory
volume_size: 40

==> configs/preprocess_training.config.yaml <==
label_field: "\${params.label_field}" # given when an execution starts. Name of the label column.
instance_type: ml.m5.4xlarge # 20 GB of data take about 60 GB of memory
volume_size: 40

==> configs/train.config.yaml <==
instance_type: ml.m5.4xlarge # 20 GB of data take about 60 GB of memory
volume_size: 40
`,
      stderr: '',
    });
    expect(filesIn(folder)).toEqual(['pipectl.yaml']);
  });

  it('marks an instance that is too small for the data, and takes one with a GPU for PyTorch', async () => {
    const line = `--goal PyTorchTraining --data ${DATA} --data-size 1TB --dry-run`;
    const { stdout } = await run(command(line), temporaryProject({}));
    expect(stdout).toContain(
      'instance_type: ml.r5.24xlarge # REPLACE: 1024 GB of data take about 3072 GB of memory, more than it has: sample or split the data\nvolume_size: 2048\n',
    );
    expect(stdout).toContain('instance_type: ml.g5.xlarge # has a GPU\nvolume_size: 2048\n');
  });

  it('gives the plan to programs', async () => {
    const line = `--goal TabularPreprocessing --data ${DATA} --format json --dry-run`;
    const { code, stdout } = await run(command(line), temporaryProject({}));
    expect(code).toEqual(0);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'churn',
      steps: [
        { name: 'load_training', type: 'CradleDataLoading', job_type: 'training', needs: [], inputs: {} },
        {
          name: 'preprocess_training',
          type: 'TabularPreprocessing',
          inputs: { DATA: 'load_training.DATA' },
        },
      ],
      open: [],
      unused: [],
      replace: [{ file: 'configs/base.config.yaml', line: 4, key: 'region' }],
    });
  });

  it('makes a project of a folder that is in none, and tells editors of the schemas', async () => {
    const folder = temporaryFolder({});
    await run(command(`--goal CradleDataLoading --data ${DATA} -o new`), folder);
    expect(filesIn(folder)).toEqual([
      'new/churn.pipeline.yaml',
      'new/configs/base.config.yaml',
      'new/configs/load_training.config.yaml',
      'new/pipectl.yaml',
    ]);
    expect(existsSync(join(folder, 'new/schemas/config.schema.json'))).toEqual(true);
    expect(readFileSync(join(folder, 'new/configs/base.config.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schemas\/config\.schema\.json\n/,
    );
  });

  it('overwrites nothing unless it is forced to', async () => {
    const folder = temporaryProject({ 'configs/base.config.yaml': 'role: mine\n' });
    const line = `--goal CradleDataLoading --data ${DATA}`;
    expect(await run(command(line), folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: Nothing was written, because there is already:\n  configs/base.config.yaml\nChoose another folder with -o, or pass --force to overwrite.\n',
    });
    expect((await run(command(`${line} --force`), folder)).code).toEqual(0);
    await expectSilent('validate', folder);
  });

  it("plans with the project's own step types", async () => {
    const folder = temporaryFolder({});
    await run(['new', 'project', '.', '--name', 'own'], folder);
    const line = `--goal CheckData --data ${DATA} -o more`;
    const { code, stdout } = await run(command(line), folder);
    expect(code).toEqual(0);
    expect(stdout).toContain('\n  check_data     CheckData <- load_training\n');
    await expectSilent('validate', folder);
  });

  it.each([
    [`--goal XGBoostMdel --data ${DATA}`, 'There is no step type "XGBoostMdel". Did you mean "XGBoostModel"'],
    [`--goal Condition --data ${DATA}`, 'A Condition step is no goal: write it into the manifest'],
    [`--goal Lambda:x --data ${DATA}`, 'Steps of the type "Lambda" have no job type: leave ":x" out.'],
    [`--goal BatchTransform:x --data ${DATA}`, '"BatchTransform" has no job type "x": it has training,'],
    [`--goal Package --using Nothing --data ${DATA}`, 'There is no step type "Nothing".'],
    [`--data ${DATA}`, 'The goal is not said: pass --goal STEPTYPE, such as --goal XGBoostModel.'],
    ['--goal Package', 'Where the data are is not said: pass --data s3://<bucket>/<prefix>.'],
    ['--goal Package --data /tmp/a.csv', '"/tmp/a.csv" is no place of data: it must be an s3:// URI'],
    [`--goal Package --data ${DATA} --data ${DATA}`, 'There are two places of training data'],
    [`--goal Package --data ${DATA} --data-size 200`, '"200" is no size: write it with its unit'],
    [`--goal Package --data ${DATA} --role me`, '"me" is no role: it must be the ARN of a role'],
    [`--goal Package --data ${DATA} --region here`, '"here" is no region: it must be the name of a region'],
    [`--goal Package --data ${DATA} --input a`, '"a" feeds no input: write --input STEP.INPUT=VALUE.'],
    [
      `--goal Lambda --data ${DATA} --input a.b=c`,
      'The plan has no step "a" for --input a.b: its steps are lambda.',
    ],
    [`--goal Lambda --data ${DATA} --input lambda.b=c`, 'A Lambda step has no input "b": it has none.'],
  ])('says what is wrong with: %s', async (line, message) => {
    const folder = temporaryProject({});
    const outcome = await run(command(line), folder);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`pipectl: ${message}`);
    expect(filesIn(folder)).toEqual(['pipectl.yaml']);
  });
});
