import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_TEMPLATES } from '../../src/scaffold/project-pipelines.js';
import { preCommitText } from '../../src/scaffold/project-texts.js';
import { diskFiles } from '../../src/source/files.js';
import { run } from '../support/run.js';
import { removeProjects, temporaryFolder } from './support.js';

afterAll(removeProjects);

const SCHEMA_LINE = /^# yaml-language-server: \$schema=(.*)\n/;

async function expectSilent(argv: readonly string[], folder: string): Promise<void> {
  const { code, stdout, stderr } = await run(argv, folder);
  expect([argv, code, stdout.replace(/\d+/, 'n'), stderr]).toEqual([
    argv,
    0,
    'No problems in n files.\n',
    '',
  ]);
}

describe('pipectl new project', () => {
  it('writes a project that works, and says how to go on', async () => {
    const folder = temporaryFolder({});
    expect(await run(['new', 'project', 'my claims'], folder)).toEqual({
      code: 0,
      stdout: `Wrote
  my claims/my-claims.pipeline.yaml             the pipeline
  my claims/configs/base.config.yaml            what all steps share
  my claims/configs/prod.config.yaml            what is otherwise in production
  my claims/specs/check_data.spec.yaml          what it consumes and produces
  my claims/contracts/check_data.contract.yaml  what its script finds in the container
  my claims/configs/check_data.config.yaml      how one step of the type is run
  my claims/scripts/check_data.py               the script
  my claims/tests/test_check_data.py            the script's test
  my claims/pipectl.yaml                        settings of the project
  my claims/README.md                           what there is, and the commands
  my claims/.pre-commit-config.yaml             checks before every commit
  my claims/.gitignore                          what git leaves alone
  my claims/schemas/pipeline.schema.json        for editors
  my claims/schemas/config.schema.json          for editors
  my claims/schemas/spec.schema.json            for editors
  my claims/schemas/contract.schema.json        for editors
  my claims/schemas/project.schema.json         for editors
  my claims/schemas/lock.schema.json            for editors

Next:
  cd 'my claims'
  pipectl validate                              check the pipeline and everything it uses
  python3 -m unittest discover -s tests         run its script's test
  pipectl new step CleanData --kind processing  write a further step type
`,
      stderr: '',
    });
  });

  it.each(Object.keys(PROJECT_TEMPLATES))('passes every check as it stands: %s', async (template) => {
    const folder = temporaryFolder({});
    await run(['new', 'project', 'my claims', '--template', template, '--name', 'claims'], folder);
    const root = join(folder, 'my claims');
    await expectSilent(['validate'], root);
    await expectSilent(['validate', '--env', 'prod'], root);
    await expectSilent(['align-check'], root);
    const { code, stderr } = await run(['compile', 'claims.pipeline.yaml', '-o', 'build/claims.json'], root);
    expect([code, stderr.replace(/\d+/, 'n')]).toEqual([0, 'Wrote build/claims.json (n bytes).\n']);
    const files = diskFiles
      .list(root)
      .filter((path) => /\.yaml$/.test(path) && !path.includes('.pre-commit'));
    const schemas = files.map((path) => SCHEMA_LINE.exec(readFileSync(path, 'utf8'))?.[1] ?? '');
    expect(files.map((path, index) => diskFiles.kind(resolve(dirname(path), schemas[index] ?? '')))).toEqual(
      files.map(() => 'file'),
    );
  });

  it('is made in the current folder by default, and keeps what serves as well', async () => {
    const folder = temporaryFolder({ 'README.md': 'mine\n', '.gitignore': 'mine\n', 'data.csv': 'a\n' });
    const { code, stdout } = await run(['new', 'project', '--name', 'claims'], folder);
    expect([code, /^Kept .*$/m.exec(stdout)?.[0]]).toEqual([
      0,
      'Kept README.md, .gitignore, as there already.',
    ]);
    expect(stdout).not.toContain('cd ');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toEqual('mine\n');
    await expectSilent(['validate'], folder);
  });

  it('overwrites nothing', async () => {
    const folder = temporaryFolder({ 'pipectl.yaml': '{}\n' });
    expect(await run(['new', 'project', '--name', 'claims'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: Nothing was written, because there is already:\n  pipectl.yaml\nChoose another folder.\n',
    });
    expect(diskFiles.list(folder)).toEqual([join(folder, 'pipectl.yaml')]);
  });

  it.each([
    [
      ['日本'],
      '"" is no name of a pipeline: it must be letters and digits, with hyphens between them. Pass another one with --name.',
    ],
    [
      ['x', '--name', 'my claims'],
      '"my claims" is no name of a pipeline: it must be letters and digits, with hyphens between them. Pass another one with --name.',
    ],
    [['note.txt'], '"note.txt" is a file, not a folder.'],
  ])('says what is wrong with %j', async (argv, message) => {
    const folder = temporaryFolder({ 'note.txt': '' });
    expect(await run(['new', 'project', ...argv], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `pipectl: ${message}\n`,
    });
  });

  it('is a place for new step types', async () => {
    const folder = temporaryFolder({});
    mkdirSync(join(folder, 'claims'));
    await run(['new', 'project', 'claims'], folder);
    const root = join(folder, 'claims');
    const { stdout } = await run(
      ['new', 'step', 'CleanData', '--kind', 'processing', '--env', 'TABLE'],
      root,
    );
    expect(stdout).toContain('  pipectl schema -o schemas');
    await expectSilent(['align-check'], root);
  });
});

describe('the hooks for pre-commit', () => {
  it("are those of pipectl's repository where it is known, else the command on the path", () => {
    expect(parse(preCommitText({ url: 'https://example.com/pipectl', revision: 'v1.2.3' }))).toEqual({
      repos: [
        {
          repo: 'https://example.com/pipectl',
          rev: 'v1.2.3',
          hooks: [{ id: 'pipectl-validate' }, { id: 'pipectl-align-check' }],
        },
      ],
    });
    const hook = (command: string, name: string) => ({
      id: `pipectl-${command}`,
      name,
      entry: `pipectl ${command}`,
      language: 'system',
      files: '\\.(pipeline|config|spec|contract)\\.yaml$|(^|/)pipectl\\.yaml$|\\.py$',
      pass_filenames: false,
      require_serial: true,
    });
    expect(parse(preCommitText(undefined))).toEqual({
      repos: [
        {
          repo: 'local',
          hooks: [
            hook('validate', 'Validate SageMaker pipelines'),
            hook('align-check', 'Check that contracts, specifications and configs agree'),
          ],
        },
      ],
    });
  });
});
