import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../src/migration/report.js';
import { CONFIG, DAG, SCRIPTS, STEPS } from '../migration/samples.js';
import { run, type Outcome } from '../support/run.js';
import { removeProjects, temporaryFolder } from './support.js';

afterAll(removeProjects);

const FILES = { 'grow.dag.json': DAG, 'config.json': CONFIG, ...STEPS, ...SCRIPTS };
const BARE = ['import', 'cursus', '--dag', 'grow.dag.json', '--steps', 'steps', '-o', 'out'];
const WHOLE = [...BARE, '--config', 'config.json', '--scripts', 'scripts'];

function importing(
  files: Readonly<Record<string, string>>,
  argv: readonly string[] = BARE,
): Promise<Outcome & { readonly folder: string }> {
  const folder = temporaryFolder({ ...FILES, ...files });
  return run(argv, folder).then((outcome) => ({ ...outcome, folder }));
}

const read = (folder: string, path: string): string => readFileSync(join(folder, 'out', path), 'utf8');

/** What validate and align-check say of the project that was written, one line for each problem. */
async function problemsOf(folder: string): Promise<readonly string[]> {
  const root = join(folder, 'out');
  const validated = await run(['validate', '--format', 'concise'], root);
  const aligned = await run(['align-check', '--format', 'concise'], root);
  return [
    ...new Set(`${validated.stdout}${aligned.stdout}`.split('\n').filter((line) => line !== '')),
  ].sort();
}

describe('pipectl import cursus', () => {
  let whole: Awaited<ReturnType<typeof importing>>;
  beforeAll(async () => {
    whole = await importing({}, WHOLE);
  });

  it('makes a manifest of a DAG: nodes are steps, edges are needs', () => {
    const { code, stderr, folder } = whole;
    expect([code, stderr]).toEqual([0, '']);
    expect(read(folder, 'kim-trees-2-0-pipeline.pipeline.yaml'))
      .toEqual(`# yaml-language-server: $schema=./schemas/pipeline.schema.json
name: kim-trees-2-0-pipeline
description: Grow trees on clean tables
config: configs/base.config.yaml
steps:
  cradle_data_loading_training:
    type: CradleDataLoading
    job_type: training
    config: configs/cradle_data_loading_training.config.yaml
    cache: { enabled: true, expire_after: P30D }
  table_cleaning_training:
    type: TableCleaning
    job_type: training
    needs: [cradle_data_loading_training]
    config: configs/table_cleaning_training.config.yaml
    cache: { enabled: true, expire_after: P30D }
  tree_training:
    type: TreeTraining
    needs: [table_cleaning_training]
    config: configs/tree_training.config.yaml
    cache: { enabled: true, expire_after: P30D }
  model_packing:
    type: ModelPacking
    needs: [tree_training]
    config: configs/model_packing.config.yaml
    cache: { enabled: true, expire_after: P30D }
  registration:
    type: MIMSRegistration
    needs: [model_packing]
    config: configs/registration.config.yaml
`);
  });

  it('makes a specification and a contract of an interface, with its ports and paths', () => {
    const { folder } = whole;
    expect(read(folder, 'specs/table_cleaning.spec.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/spec.schema.json
step_type: TableCleaning
description: Cleans a table
sagemaker_step_type: Processing
node_type: internal
contract: table_cleaning
dependencies:
  table:
    dependency_type: processing_output
    required: true
    data_type: S3Uri
    compatible_sources: [CradleDataLoading]
    semantic_keywords: [table, data]
outputs:
  clean_table:
    output_type: processing_output
    data_type: S3Uri
    property_path: properties.ProcessingOutputConfig.Outputs['clean_table'].S3Output.S3Uri
    aliases: [training_table]
    semantic_keywords: [clean]
job_types:
  training:
    outputs:
      clean_table:
        semantic_keywords: [training, clean]
config:
  defaults:
    framework: sklearn
    framework_version: 1.2-1
    instance_type: ml.m5.2xlarge
    volume_size: 500
    environment:
      COLUMNS: ""
      SPLIT: "0.5"
`);
    expect(read(folder, 'contracts/table_cleaning.contract.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/contract.schema.json
entry_point: clean.py
description: Reads, cleans and splits.
expected_input_paths:
  table: /opt/ml/processing/input/table
expected_output_paths:
  clean_table: /opt/ml/processing/output
expected_arguments:
  job_type:
    flag: --job_type
    required: true
  max_rows:
    flag: --max-rows
required_env_vars: [LABEL_FIELD]
optional_env_vars:
  COLUMNS: ""
  SPLIT: "0.5"
framework_requirements:
  pandas: ">=1.3"
`);
  });

  it('makes a base config of what steps share, and configs of what is their own', () => {
    const { folder } = whole;
    expect(read(folder, 'configs/base.config.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/config.schema.json
region: eu-west-1
role: "arn:aws:iam::123456789012:role/Trees"
s3_root: s3://trees
`);
    expect(read(folder, 'configs/table_cleaning_training.config.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/config.schema.json
arguments:
  max_rows: 10
environment:
  COLUMNS: a,b
  LABEL_FIELD: "is_$\${x}"
instance_type: ml.m5.4xlarge
volume_size: 50
`);
  });

  it('gives a training input that is several channels as the folders of what feeds it', () => {
    const { folder } = whole;
    expect(read(folder, 'configs/tree_training.config.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/config.schema.json
channels:
  train: "\${steps.table_cleaning_training.outputs.clean_table}/train/"
  val: "\${steps.table_cleaning_training.outputs.clean_table}/val/"
framework_version: 1.7-1
hyperparameters:
  depth: 6
instance_type: ml.m5.xlarge
py_version: py3
source_dir: "../scripts"
`);
  });

  it('writes a project in which only what is true of the scripts is left to say', async () => {
    const { folder } = whole;
    expect(await problemsOf(folder)).toEqual([
      'configs/tree_training.config.yaml:4:3: warning[ALN474] The script of step "tree_training" never reads the channel "val".',
      'contracts/tree_training.contract.yaml:4:13: warning[ALN441] The script never uses the path "/opt/ml/input/data/settings" of the input "settings".',
    ]);
  });

  it('lists each value that has no home with its place, and what is left to do', () => {
    const { stdout } = whole;
    expect(stdout.slice(stdout.indexOf('Imported ')))
      .toEqual(`Imported 5 steps of "kim-trees-2-0-pipeline": 113 values kept, 14 values without a home, 7 things to do.

Without a home in pipectl:
  The key is unknown: cursus drops it without a word.
    steps/table_cleaning.step.yaml:28:3  contract.retries
  A job type can change which sources, words and aliases a port has, nothing else.
    steps/table_cleaning.step.yaml:44:5  variants.training.step_type
  A manifest has no place for notes about a pipeline; write them into its description, or a README.
    grow.dag.json:12:39  metadata.cost
  It describes a Cradle job, which nothing in SageMaker starts.
    config.json:18:9  transform_spec
  It is empty.
    config.json:48:11  hyperparameters.device
  It names a Python class of cursus; the step type says the same.
    config.json:15:9  __model_type__
    config.json:46:11  hyperparameters.__model_type__
  It says how the SDK is called; pipectl writes the request itself.
    steps/table_cleaning.step.yaml:7:3  patterns.step_assembly
  It tells how the file was made.
    config.json:55:5  metadata.config_types
    config.json:56:5  metadata.created_at
  The image decides which Python runs.
    steps/table_cleaning.step.yaml:24:29  contract.framework_requirements.python
  The pipeline has another name.
    grow.dag.json:12:17  metadata.name
  cursus makes names of it.
    config.json:4:7  author
  use_large_processing_instance chooses the other size.
    config.json:39:9  processing_instance_type_small

To do by hand:
  configs/cradle_data_loading_training.config.yaml: data_path: Fill in where the data are that Cradle writes.
  configs/registration.config.yaml: container_entrypoint: Fill in how the image starts the script.
  configs/registration.config.yaml: image_uri: Fill in the image with the script that registers models.
  CradleDataLoading: The script is the library's load_data.py, which reads data that are in S3 already. Nothing starts the Cradle job.
  Registration: The step is the library's MIMSRegistration; the SDK of cursus knows the image with the script, pipectl does not.
  The config says nothing of the node "Registration".
  Scripts of cursus read hyperparameters.json from their own folder. pipectl hands hyperparameters to the job as SageMaker does: read them there, or put the file beside the script.

Next:
  cd out
  pipectl validate     check the pipeline and everything it uses
  pipectl align-check  check that scripts, contracts and specifications agree
`);
  });

  it('keeps the whole report in IMPORT.md, and prints it as JSON too', async () => {
    const { folder, stdout } = await importing({}, [...WHOLE, '--format', 'json']);
    const report = JSON.parse(stdout) as ImportReport;
    expect(report.inputs.find(({ input }) => input === 'training_table')).toEqual({
      step: 'tree_training',
      input: 'training_table',
      required: true,
      source: 'table_cleaning_training.clean_table',
      by: 'resolver',
      candidates: [],
    });
    expect(report.kept.find(({ key }) => key === 'role')).toEqual({
      key: 'role',
      value: 'arn:aws:iam::123456789012:role/Trees',
      note: 'configs/base.config.yaml#role',
      places: [{ file: 'config.json', line: 11, column: 7 }],
    });
    expect(report.leftOut.find(({ key }) => key === 'transform_spec')).toEqual({
      key: 'transform_spec',
      value: { __model_type__: 'TransformSpecificationConfig', transform_sql: 'select 1' },
      note: 'It describes a Cradle job, which nothing in SageMaker starts.',
      places: [{ file: 'config.json', line: 18, column: 9 }],
    });
    const page = read(folder, 'IMPORT.md');
    expect(page).toContain(
      '\n| `role` | `"arn:aws:iam::123456789012:role/Trees"` | `configs/base.config.yaml#role` | config.json:11:7 |\n',
    );
    expect(page).toContain(
      '\n| `contract.retries` | `3` | The key is unknown: cursus drops it without a word. | ',
    );
    expect((await importing({}, [...WHOLE, '--format', 'markdown'])).stdout).toEqual(page);
  });

  it('marks what has to be filled in where there is no config', async () => {
    const { folder } = await importing({});
    expect(read(folder, 'configs/base.config.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/config.schema.json
region: us-east-1 # REPLACE: the region of the images
role: "arn:aws:iam::123456789012:role/ReplaceMe" # REPLACE: the role that jobs run with
s3_root: s3://replace-me/pipelines # REPLACE: where code and outputs are stored
`);
    expect(read(folder, 'configs/table_cleaning_training.config.yaml'))
      .toEqual(`# yaml-language-server: $schema=../schemas/config.schema.json
environment:
  LABEL_FIELD: REPLACE_ME # REPLACE: what the script reads from LABEL_FIELD
`);
    expect(await problemsOf(folder)).toEqual([
      'contracts/model_packing.contract.yaml:2:14: error[ALN431] The script "pack.py" of step "model_packing" does not exist in "scripts".',
      'contracts/table_cleaning.contract.yaml:2:14: error[ALN431] The script "clean.py" of step "table_cleaning_training" does not exist in "scripts".',
      'contracts/tree_training.contract.yaml:2:14: error[ALN431] The script "grow.py" of step "tree_training" does not exist in "scripts".',
    ]);
  });

  it('overwrites nothing unless it is forced to', async () => {
    const { folder } = await importing({ 'out/pipectl.yaml': '{}\n' });
    expect(await run(BARE, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: Nothing was written, because there is already:\n  pipectl.yaml\nChoose another folder, or pass --force to overwrite.\n',
    });
    expect((await run([...BARE, '--force'], folder)).code).toEqual(0);
    expect(read(folder, 'pipectl.yaml')).toContain('CFG607: off');
  });

  it('only lists the files with --dry-run', async () => {
    const { code, stdout, folder } = await importing({}, [...BARE, '--dry-run']);
    expect([code, stdout.slice(0, stdout.indexOf('  out/specs'))]).toEqual([
      0,
      `Would write
  out/grow-trees.pipeline.yaml
  out/configs/base.config.yaml
  out/configs/cradle_data_loading_training.config.yaml
  out/configs/registration.config.yaml
  out/configs/table_cleaning_training.config.yaml
  out/configs/tree_training.config.yaml
`,
    ]);
    expect(existsSync(join(folder, 'out'))).toEqual(false);
  });

  it('takes the name that it is given', async () => {
    const { folder } = await importing({}, [...WHOLE, '--name', 'trees']);
    expect(read(folder, 'trees.pipeline.yaml')).toContain('\nname: trees\n');
    expect((await importing({}, [...WHOLE, '--name', '-x-'])).code).toEqual(2);
  });
});

describe('pipectl import cursus, of files that are wrong', () => {
  const dag = (nodes: string, edges: string) => `{ "dag": { "nodes": ${nodes}, "edges": ${edges} } }\n`;
  const concise = (stderr: string): readonly string[] =>
    [...stderr.matchAll(/^(error\[.*?)\n.*?--> (\S+)$/gms)].map(
      ([, text = '', place = '']) => `${place} ${text}`,
    );

  it.each([
    [
      '{ "dag": [] }\n',
      ['grow.dag.json:1:10 error[IMP901]: This is no DAG of cursus: "nodes" under "dag" is missing.'],
    ],
    [
      dag('["TreeTraining"]', '[["TreeTraining"]]'),
      ['grow.dag.json:1:49 error[IMP901]: An edge is not a list of two names of nodes.'],
    ],
    [
      dag('["TreeTraining", "TreeTraining"]', '[]'),
      ['grow.dag.json:1:38 error[IMP904]: The node "TreeTraining" stands twice in the DAG.'],
    ],
    [
      dag('["TreeTrainin"]', '[]'),
      [
        'grow.dag.json:1:22 error[IMP902]: The node "TreeTrainin" is of no step type that has an interface. Did you mean "TreeTraining"?',
      ],
    ],
    [
      dag('["TreeTraining"]', '[["TreeTrainin", "TreeTraining"]]'),
      [
        'grow.dag.json:1:50 error[IMP903]: The edge leads from or to "TreeTrainin", which is no node. Did you mean "TreeTraining"?',
      ],
    ],
    [
      dag(
        '["TreeTraining", "ModelPacking"]',
        '[["TreeTraining", "ModelPacking"], ["ModelPacking", "TreeTraining"]]',
      ),
      [
        'grow.dag.json:1:38 error[IMP901]: The nodes wait for each other: ModelPacking -> TreeTraining -> ModelPacking.',
      ],
    ],
  ])('says where and what: %s', async (text, problems) => {
    const { code, stderr, folder } = await importing({ 'grow.dag.json': text });
    expect([code, concise(stderr)]).toEqual([1, problems]);
    expect(existsSync(join(folder, 'out'))).toEqual(false);
  });

  it('says it of interfaces and configs too', async () => {
    const twice = await importing({ 'steps/again.step.yaml': 'step_type: TreeTraining\n' });
    expect(concise(twice.stderr)).toEqual([
      'steps/tree_training.step.yaml:1:12 error[IMP904]: The step type "TreeTraining" has two interfaces.',
    ]);
    const nameless = await importing({ 'steps/nameless.step.yaml': 'node_type: source\n' });
    expect(concise(nameless.stderr)).toEqual([
      'steps/nameless.step.yaml:1:1 error[IMP901]: "steps/nameless.step.yaml" is no step interface: its step_type is missing, or is no name.',
    ]);
    const config = await importing({ 'config.json': '{ "a": 1 }' }, WHOLE);
    expect(concise(config.stderr)).toEqual([
      'config.json:1:1 error[IMP901]: This is no merged config of cursus: "shared" and "specific" are missing.',
    ]);
    const broken = await importing({ 'config.json': '{ "a": }' }, WHOLE);
    expect(concise(broken.stderr)).toEqual([
      'config.json:1:8 error[SRC013]: This is not JSON: a value is expected here.',
    ]);
  });

  it('takes paths that lead nowhere for slips of the command line', async () => {
    const at = async (...argv: readonly string[]) => {
      const { code, stderr } = await importing({}, ['import', 'cursus', ...argv, '-o', 'out']);
      return [code, stderr];
    };
    expect(await at('--dag', 'x.json', '--steps', 'steps')).toEqual([
      2,
      'pipectl: There is no file "x.json".\n',
    ]);
    expect(await at('--dag', 'grow.dag.json', '--steps', 'x')).toEqual([
      2,
      'pipectl: There is no folder "x".\n',
    ]);
    expect(await at('--dag', 'grow.dag.json', '--steps', 'scripts')).toEqual([
      2,
      'pipectl: "scripts" has no step interfaces (*.step.yaml).\n',
    ]);
  });
});
