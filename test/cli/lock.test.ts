import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project, TRAIN } from '../../src/rules/example.js';
import { run } from '../support/run.js';
import { removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

const STEPS = '  prepare: { type: Prepare }\n  train: { type: Train }\n';
const files = (steps = STEPS) => ({ ...project({ manifest: `steps:\n${steps}` }, TRAIN) });

const LOCK = `# What feeds each input that the manifest leaves to pipectl: \`--locked\` refuses anything else.
# \`pipectl lock\` writes this file anew; commit it with the manifest.
format_version: 1
wires:
  train:
    table: prepare.table
`;

/** A project with the lock of its pipeline, and another text of the manifest's steps since. */
async function lockedProject(since?: string): Promise<string> {
  const folder = temporaryProject(files());
  await run(['lock'], folder);
  if (since !== undefined) {
    writeFileSync(join(folder, 'demo.pipeline.yaml'), files(since)['demo.pipeline.yaml'] ?? '');
  }
  return folder;
}

const read = (folder: string) => readFileSync(join(folder, 'demo.lock.yaml'), 'utf8');

const MOVED = '  make: { type: Prepare }\n  train: { type: Train }\n';

describe('pipectl lock', () => {
  it('writes the lock beside the manifest, and says what is in it', async () => {
    const folder = temporaryProject(files());
    expect(await run(['lock', 'demo.pipeline.yaml'], folder)).toEqual({
      code: 0,
      stdout: 'Wrote demo.lock.yaml (1 wire):\n  added    train.table <- prepare.table\n',
      stderr: '',
    });
    expect(read(folder)).toBe(LOCK);
  });

  it('leaves a lock that is right as it is', async () => {
    const folder = await lockedProject();
    chmodSync(join(folder, 'demo.lock.yaml'), 0o444);
    const upToDate = { code: 0, stdout: 'demo.lock.yaml is up to date (1 wire).\n', stderr: '' };
    expect([await run(['lock'], folder), await run(['lock', '--check'], folder)]).toEqual([
      upToDate,
      upToDate,
    ]);
    expect(read(folder)).toBe(LOCK);
  });

  it('writes what has changed, one line for each wire', async () => {
    const folder = await lockedProject(MOVED);
    expect(await run(['lock', '.'], folder)).toEqual({
      code: 0,
      stdout: 'Wrote demo.lock.yaml (1 wire):\n  moved    train.table <- make.table, was prepare.table\n',
      stderr: '',
    });
    expect(read(folder)).toBe(LOCK.replace('prepare.table', 'make.table'));
  });

  it('writes nothing with --dry-run and --check, which tells a lock that is not up to date by its exit code', async () => {
    const folder = await lockedProject(MOVED);
    const change = '  moved    train.table <- make.table, was prepare.table\n';
    expect(await run(['lock', '--dry-run'], folder)).toEqual({
      code: 0,
      stdout: `Would write demo.lock.yaml (1 wire):\n${change}`,
      stderr: '',
    });
    expect(await run(['lock', '--check'], folder)).toEqual({
      code: 1,
      stdout: `demo.lock.yaml is not up to date (1 wire):\n${change}`,
      stderr: '',
    });
    expect(read(folder)).toBe(LOCK);
  });

  it('writes no lock at all where a pipeline has errors', async () => {
    const folder = temporaryProject({
      ...files(),
      'bad.pipeline.yaml': 'name: bad\nsteps:\n  stop: { type: Fial, message: Stopped }\n',
    });
    expect(await run(['lock', '--format', 'concise'], folder)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'bad.pipeline.yaml:3:17: error[SCH104] There is no step type "Fial". Did you mean "Fail"?\nNo lock was written.\n',
    });
    expect(existsSync(join(folder, 'demo.lock.yaml'))).toBe(false);
  });

  it('takes manifests and folders only', async () => {
    const folder = temporaryProject(files());
    expect(await run(['lock', 'specs/train.spec.yaml'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'pipectl: "specs/train.spec.yaml" is no manifest: only pipelines have locks.\n',
    });
  });

  it('says that a lock cannot be written', async () => {
    const folder = temporaryProject(files());
    mkdirSync(join(folder, 'demo.lock.yaml'));
    expect(await run(['lock'], folder)).toEqual({
      code: 3,
      stdout: '',
      stderr: 'pipectl: "demo.lock.yaml" cannot be written: it is a folder.\n',
    });
  });
});

describe('--locked', () => {
  const commands = [
    ['validate', 'demo.pipeline.yaml'],
    ['compile', 'demo.pipeline.yaml', '-o', 'demo.json'],
    ['deploy', 'demo.pipeline.yaml', '--role', 'arn:aws:iam::123456789012:role/Pipelines', '--yes'],
  ];

  it.each(commands)('makes %s refuse what has moved', async (...command) => {
    const folder = await lockedProject(MOVED);
    const { code, stdout, stderr } = await run([...command, '--locked'], folder);
    expect([code, stdout + stderr]).toEqual([
      1,
      `error[RES309]: The input "table" of step "train" was fed by "prepare.table", and is now fed by "make.table".
 --> demo.pipeline.yaml:8:3
  |
7 |   make: { type: Prepare }
8 |   train: { type: Train }
  |   ^^^^^
note: "prepare.table" is locked here.
 --> demo.lock.yaml:6:12
  |
6 |     table: prepare.table
  |            ^^^^^^^^^^^^^
note: "make" feeds it now.
 --> demo.pipeline.yaml:7:3
  |
7 |   make: { type: Prepare }
  |   ^^^^
help: There is no step "prepare" any more.
      To accept "make.table", run "pipectl lock".

1 error in 7 files.
`,
    ]);
    expect(existsSync(join(folder, 'demo.json'))).toBe(false);
  });

  it('lets what is locked pass, and counts the lock among the files', async () => {
    const folder = await lockedProject();
    expect(await run(['validate', '--locked'], folder)).toEqual({
      code: 0,
      stdout: 'No problems in 7 files.\n',
      stderr: '',
    });
    expect(await run(['compile', 'demo.pipeline.yaml', '--locked'], folder)).toEqual(
      await run(['compile', 'demo.pipeline.yaml'], folder),
    );
  });

  it('asks for a lock where there is none; without it nobody does', async () => {
    const folder = temporaryProject(files());
    expect((await run(['validate', '--locked', '--format', 'concise'], folder)).stdout).toBe(
      `demo.pipeline.yaml:1:7: error[RES310] The wiring of this pipeline is not locked: there is no "demo.lock.yaml" beside its manifest.\n`,
    );
    expect((await run(['validate'], folder)).code).toBe(0);
  });

  it('is not asked for by a suppression of what it finds', async () => {
    const folder = await lockedProject(
      MOVED.replace('Train }', 'Train } # pipectl-ignore wiring-drift: renamed'),
    );
    expect([await run(['validate', '--locked'], folder), await run(['validate'], folder)]).toMatchObject([
      { code: 0, stdout: 'No problems in 7 files (1 suppressed).\n' },
      { code: 0, stdout: 'No problems in 6 files.\n' },
    ]);
  });
});
