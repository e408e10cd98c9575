import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from '../../src/source/files.js';
import { run } from '../support/run.js';
import { removeProjects, STOP, temporaryFolder, temporaryProject } from './support.js';

afterAll(removeProjects);

const CLEAN = [
  'new',
  'step',
  'CleanClaims',
  '--kind',
  'processing',
  '--input',
  'claims',
  '--output',
  'clean_claims',
];

/** The files below a folder, without its own part of their paths. */
const filesIn = (folder: string) => diskFiles.list(folder).map((path) => path.slice(folder.length + 1));

const FILES = [
  'configs/clean_claims.config.yaml',
  'contracts/clean_claims.contract.yaml',
  'scripts/clean_claims.py',
  'specs/clean_claims.spec.yaml',
  'tests/test_clean_claims.py',
];

const below = (folder: string) => FILES.map((path) => `${folder}/${path}`);

describe('pipectl new step', () => {
  it('writes the files of a step type, and says how to go on', async () => {
    const folder = temporaryProject({});
    expect(await run(CLEAN, folder)).toEqual({
      code: 0,
      stdout: `Wrote
  specs/clean_claims.spec.yaml          what it consumes and produces
  contracts/clean_claims.contract.yaml  what its script finds in the container
  configs/clean_claims.config.yaml      how one step of the type is run
  scripts/clean_claims.py               the script
  tests/test_clean_claims.py            the script's test

Lines for the "steps" of a manifest:

  clean_claims:
    type: CleanClaims
    inputs: # or, for the outputs of other steps, needs: [step]
      claims: s3://my-ml-bucket/clean-claims/claims/
    config: configs/clean_claims.config.yaml

Next:
  python3 -m unittest discover -s tests  run the test
  pipectl align-check                    check that specification, contract and script agree
  pipectl validate                       check a manifest that has the lines
`,
      stderr: '',
    });
    expect(filesIn(folder)).toEqual([...FILES, 'pipectl.yaml'].sort());
  });

  it('prints the files and writes none when it is asked to', async () => {
    const folder = temporaryProject({});
    const { code, stdout } = await run(
      [...CLEAN, '--framework-version', '1.2-1', '--env', 'MODE=fast', '--dry-run'],
      folder,
    );
    expect(code).toEqual(0);
    expect(stdout.split('\n==> scripts/')[0]).toEqual(`==> specs/clean_claims.spec.yaml <==
step_type: CleanClaims
description: Makes clean_claims from claims.
sagemaker_step_type: Processing
node_type: internal
contract: clean_claims
dependencies:
  claims:
    dependency_type: processing_output
    required: true
    data_type: S3Uri
    semantic_keywords: [claims]
    description: Files of data.
outputs:
  clean_claims:
    output_type: processing_output
    data_type: S3Uri
    property_path: properties.ProcessingOutputConfig.Outputs['clean_claims'].S3Output.S3Uri
    semantic_keywords: [clean, claims]
    description: Files of data.
config:
  properties:
    mode:
      description: Value of the environment variable MODE.
      tier: system
      type: string
      default: fast
      env: MODE
  defaults:
    framework: sklearn
    framework_version: 1.2-1

==> contracts/clean_claims.contract.yaml <==
entry_point: clean_claims.py
description: Makes clean_claims from claims.
expected_input_paths:
  claims: /opt/ml/processing/input/claims
expected_output_paths:
  clean_claims: /opt/ml/processing/output/clean_claims
optional_env_vars:
  MODE: fast
# The script needs Python alone. Name here what it imports beside, as pip does:
# framework_requirements: { pandas: ">=1.2" }

==> configs/clean_claims.config.yaml <==
# How a step of the type CleanClaims is run. The pipeline's config gives role, s3_root and region.
instance_type: ml.m5.xlarge
volume_size: 30
mode: fast # the script's environment variable MODE
`);
    expect(filesIn(folder)).toEqual(['pipectl.yaml']);
  });

  it('overwrites nothing unless it is forced to', async () => {
    const folder = temporaryProject({ 'scripts/clean_claims.py': 'mine\n' });
    expect(await run(CLEAN, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: Nothing was written, because there is already:\n  scripts/clean_claims.py\nChoose another name, or pass --force to overwrite.\n',
    });
    expect(filesIn(folder)).toEqual(['pipectl.yaml', 'scripts/clean_claims.py']);
    expect((await run([...CLEAN, '--force'], folder)).code).toEqual(0);
    expect((await run([...CLEAN, '--force'], folder)).code).toEqual(0);
    expect(readFileSync(join(folder, 'scripts/clean_claims.py'), 'utf8')).toContain('def main(');
  });

  it.each([
    ['Package', 'The library has the step type "Package" already.'],
    ['XgboostTraining', 'The library has the contract "xgboost_training" already.'],
  ])('stands in for %s of the library only if it is forced to', async (stepType, message) => {
    const folder = temporaryProject({});
    const command = ['new', 'step', stepType, '--kind', 'processing'];
    expect(await run(command, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `pipectl: ${message} Did you mean to put your own in its place? Then pass --force; otherwise choose another name.\n`,
    });
    expect((await run([...command, '--force'], folder)).code).toEqual(0);
  });

  it('refuses a step type that the project has in another file, even if it is forced', async () => {
    const folder = temporaryProject({
      'specs/old.spec.yaml': 'step_type: CleanClaims\nsagemaker_step_type: Transform\nnode_type: singular\n',
    });
    expect(await run([...CLEAN, '--force'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: The project has the step type "CleanClaims" already, in specs/old.spec.yaml. Choose another name, or change that one.\n',
    });
  });

  it.each([
    [
      'clean-claims --kind processing',
      /^pipectl: "clean-claims" is no name .* Did you mean "CleanClaims"\?\n$/,
    ],
    [
      'CleanClaims',
      /^pipectl: The kind of "CleanClaims" is not said: pass --kind KIND\.\nKinds:\n {2}processing {6}runs/,
    ],
    [
      'CleanClaims --kind Procesing',
      /^pipectl: There is no kind "procesing" of step\. Did you mean "processing"\?\nKinds:/,
    ],
    [
      'CleanClaims --kind processing --folder ../elsewhere',
      /^pipectl: The folder "\.\.\/elsewhere" is not in the project/,
    ],
  ])('says what is wrong with: %s', async (line, stderr) => {
    const folder = temporaryProject({});
    const outcome = await run(['new', 'step', ...line.split(' ')], folder);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(stderr);
    expect(filesIn(folder)).toEqual(['pipectl.yaml']);
  });

  it('writes nothing into a project whose settings are broken', async () => {
    const folder = temporaryFolder({ 'pipectl.yaml': 'serch: {}\n' });
    expect(await run(CLEAN, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: "pipectl: The project's pipectl.yaml has errors: pipectl align-check shows them.\n",
    });
  });

  it('says what it could not write', async () => {
    const folder = temporaryProject({ specs: 'a file\n' });
    expect(await run(CLEAN, folder)).toEqual({
      code: 3,
      stdout: 'Wrote\n',
      stderr: 'pipectl: "specs/clean_claims.spec.yaml" cannot be written: a part of its path is a file.\n',
    });
  });
});

describe('the place of a new step type', () => {
  it("is in the project's search folders, from wherever in the project it is called", async () => {
    const folder = temporaryProject({
      'pipectl.yaml':
        'search: { specs: [steps/specs, more], contracts: [./steps/contracts/], scripts: [src] }\n',
      'test_scripts/keep.txt': '',
      'deep/er/note.txt': '',
    });
    const { stdout } = await run(CLEAN, join(folder, 'deep/er'));
    expect(stdout).toContain('  ../../steps/specs/clean_claims.spec.yaml ');
    expect(filesIn(folder).filter((path) => path.includes('clean'))).toEqual([
      'configs/clean_claims.config.yaml',
      'src/clean_claims.py',
      'steps/contracts/clean_claims.contract.yaml',
      'steps/specs/clean_claims.spec.yaml',
      'test_scripts/test_clean_claims.py',
    ]);
    expect(readFileSync(join(folder, 'test_scripts/test_clean_claims.py'), 'utf8')).toContain(
      '.parents[1] / "src"',
    );
  });

  it('is beside the manifest where that is called from, if no search folders are set', async () => {
    const folder = temporaryProject({ 'fraud/stop.pipeline.yaml': STOP });
    await run(CLEAN, join(folder, 'fraud'));
    expect(filesIn(folder).filter((path) => path.includes('clean'))).toEqual(below('fraud'));
  });

  it('is at the root else, with the config beside the manifests if they stand together', async () => {
    const folder = temporaryProject({ 'pipelines/stop.pipeline.yaml': STOP });
    const { stdout } = await run(CLEAN, folder);
    expect(stdout).toContain('\n    config: configs/clean_claims.config.yaml\n');
    expect(filesIn(folder).filter((path) => path.includes('config'))).toEqual([
      'pipelines/configs/clean_claims.config.yaml',
    ]);
    expect(existsSync(join(folder, 'specs/clean_claims.spec.yaml'))).toEqual(true);
  });

  it('is below the folder that is asked for, which need not be there', async () => {
    const folder = temporaryProject({});
    const { stdout } = await run([...CLEAN, '--folder', 'my team/fraud'], folder);
    expect(stdout).toContain("  python3 -m unittest discover -s 'my team/fraud/tests'  run the test\n");
    expect(filesIn(folder).filter((path) => path.includes('clean'))).toEqual(below('my team/fraud'));
  });

  it.each([
    ['schemas/spec.schema.json', '../schemas/spec.schema.json'],
    ['node_modules/pipectl/specs/spec.schema.json', '../node_modules/pipectl/specs/spec.schema.json'],
  ])('tells editors of %s', async (path, shown) => {
    const folder = temporaryProject({ [path]: '{}' });
    await run(CLEAN, folder);
    expect(readFileSync(join(folder, 'specs/clean_claims.spec.yaml'), 'utf8')).toMatch(
      new RegExp(`^# yaml-language-server: \\$schema=${shown.replaceAll('.', '\\.')}\nstep_type`),
    );
  });

  it("reminds of the project's schemas when there are new config keys", async () => {
    const folder = temporaryProject({ 'schemas/spec.schema.json': '{}' });
    const reminder = '  pipectl schema -o schemas              tell editors of the new config keys\n';
    expect((await run(CLEAN, folder)).stdout).not.toContain(reminder);
    expect((await run([...CLEAN, '--force', '--env', 'TABLE'], folder)).stdout).toContain(reminder);
  });

  it('knows the step types of every manifest of the project', async () => {
    const folder = temporaryProject({});
    await run([...CLEAN, '--folder', 'a'], folder);
    writeFileSync(join(folder, 'a/stop.pipeline.yaml'), STOP);
    expect((await run(CLEAN, folder)).stderr).toContain('already, in a/specs/clean_claims.spec.yaml.');
  });
});
