import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, run } from '../support/run.js';
import {
  BROKEN,
  BROKEN_LINE,
  LOAD,
  LOAD_CONFIG,
  removeProjects,
  STOP,
  temporaryFolder,
  temporaryProject,
} from './support.js';

afterAll(removeProjects);

/** What a run says in one line a problem, with its exit code. */
async function concise(folder: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await run([...argv, '--format', 'concise'], folder);
  return { code, lines: stdout.split('\n').filter((line) => line !== ''), stderr };
}

describe('pipectl validate', () => {
  const folder = temporaryProject({
    'a/stop.pipeline.yaml': STOP,
    'b/broken.pipeline.yaml': BROKEN,
    'b/deeper/broken.pipeline.yaml': BROKEN,
    'elsewhere/odd.spec.yaml': 'step_type: Odd\nsagemaker_step_type: Processing\n',
    'elsewhere/odd.contract.yaml': 'entry_point: /odd.py\n',
    'elsewhere/odd.config.yaml': '- 1\n',
    'elsewhere/good.config.yaml': 'instance_type: ml.m5.large\n',
  });
  const top = `b/broken.pipeline.yaml:${BROKEN_LINE}`;
  const deeper = `b/deeper/broken.pipeline.yaml:${BROKEN_LINE}`;

  it.each<[string, string[], string[]]>([
    ['the folder it runs in', [], [top, deeper]],
    ['a folder', ['b/deeper'], [deeper]],
    ['a file', ['b/broken.pipeline.yaml'], [top]],
    [
      'several files and folders, each file once',
      ['a', 'b', 'b/deeper', './b/broken.pipeline.yaml'],
      [top, deeper],
    ],
    ['a good file', ['a/stop.pipeline.yaml'], []],
  ])('checks %s', async (_, paths, lines) => {
    const code = lines.length === 0 ? 0 : 1;
    expect(await concise(folder, 'validate', ...paths)).toEqual({ code, lines, stderr: '' });
  });

  it('checks specifications, contracts and configs that are named, wherever they are', async () => {
    const outcome = await concise(
      folder,
      'validate',
      'elsewhere/odd.spec.yaml',
      'elsewhere/odd.contract.yaml',
      'elsewhere/odd.config.yaml',
      'elsewhere/good.config.yaml',
    );
    expect(outcome).toEqual({
      code: 1,
      lines: [
        'elsewhere/odd.config.yaml:1:1: error[SCH101] The file must be a map, but it is a list.',
        'elsewhere/odd.contract.yaml:1:14: error[SCH105] "entry_point" is "/odd.py", but it must be a relative path without "..".',
        'elsewhere/odd.spec.yaml:1:1: error[SCH102] The file has no "node_type".',
      ],
      stderr: '',
    });
  });

  it('shows paths below the folder it runs in relative to it, others in full', async () => {
    const { lines } = await concise(join(folder, 'b/deeper'), 'validate', '..');
    expect(lines).toEqual([
      `${folder}/b/broken.pipeline.yaml:${BROKEN_LINE}`,
      `broken.pipeline.yaml:${BROKEN_LINE}`,
    ]);
  });

  it('says what it checked when all is well', async () => {
    expect(await run(['validate', 'a'], folder)).toEqual({
      code: 0,
      stdout: 'No problems in 2 files.\n',
      stderr: '',
    });
  });

  it('shows people the lines, what to do, and the numbers', async () => {
    const { code, stdout } = await run(['validate', 'b/broken.pipeline.yaml'], folder);
    expect(code).toEqual(1);
    expect(stdout).toEqual(`error[DAG201]: Step "stop" needs "stpo", which is not defined.
 --> b/broken.pipeline.yaml:3:43
  |
2 | steps:
3 |   stop: { type: Fail, message: x, needs: [stpo] }
  |                                           ^^^^
help: Define "stpo" under "steps", or correct the name.

1 error in 2 files.
`);
  });

  it('finds nothing in the worked examples', async () => {
    expect(await run(['validate', 'manifests', '--format', 'concise'], REPOSITORY)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('reads ${env.X} from the environment', async () => {
    const project = temporaryProject({
      'load.pipeline.yaml': LOAD,
      'base.config.yaml': LOAD_CONFIG.replace('s3://my-ml-bucket/a/', '"${env.DATA}"'),
    });
    expect((await run(['validate', '--format', 'concise'], project, { DATA: 's3://x/' })).stdout).toEqual('');
    expect((await concise(project, 'validate')).lines).toEqual([
      'base.config.yaml:1:12: error[DAG216] "${env.DATA}" reads the environment variable "DATA", which is not set.',
    ]);
  });
});

describe('--env', () => {
  const folder = temporaryProject({
    'pipectl.yaml':
      'environments:\n  prod: { config: prod.config.yaml }\n  dev: { config: { volume_sise: 5 } }\n',
    'load.pipeline.yaml': LOAD,
    'base.config.yaml': LOAD_CONFIG,
  });

  it('adds the config of an environment, with its problems', async () => {
    expect((await concise(folder, 'validate')).lines).toEqual([]);
    expect((await concise(folder, 'validate', '--env', 'prod')).lines).toEqual([
      'pipectl.yaml:2:19: error[SRC007] The file "prod.config.yaml" does not exist.',
    ]);
    expect((await concise(folder, 'validate', '--env', 'dev')).lines).toEqual([
      'pipectl.yaml:3:20: error[CFG601] No step of the pipeline takes the config key "volume_sise". Did you mean "volume_size" or "volume_kms_key"?',
    ]);
  });

  it.each([
    ['validate'],
    ['align-check'],
    ['compile load.pipeline.yaml'],
    ['config show load.pipeline.yaml load'],
  ])('must name one that pipectl.yaml has: %s', async (line) => {
    expect(await run([...line.split(' '), '--env', 'prdo'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'pipectl: The project has no environment "prdo". Did you mean "prod"? Known: prod, dev.\n',
    });
  });

  it('says so where there are none', async () => {
    const other = temporaryProject({ 'stop.pipeline.yaml': STOP });
    expect((await run(['validate', '--env', 'prod'], other)).stderr).toEqual(
      'pipectl: The project has no environment "prod". pipectl.yaml declares none.\n',
    );
  });
});

describe('symbolic links', () => {
  it('to the project change nothing of what is in it and what is not', async () => {
    const folder = temporaryProject({ 'x.pipeline.yaml': `${STOP}config: nope.config.yaml\n` });
    const outer = temporaryFolder({});
    symlinkSync(folder, join(outer, 'link'));
    expect((await concise(join(outer, 'link'), 'validate')).lines).toEqual([
      'x.pipeline.yaml:4:9: error[SRC007] The file "nope.config.yaml" does not exist.',
    ]);
  });

  it('that lead nowhere or in circles are files that cannot be read', async () => {
    const folder = temporaryProject({
      'x.pipeline.yaml': `${STOP}config: [gone.config.yaml, loop.config.yaml, loop/base.config.yaml]\n`,
    });
    symlinkSync('nothing', join(folder, 'gone.config.yaml'));
    symlinkSync('loop.config.yaml', join(folder, 'loop.config.yaml'));
    symlinkSync('.', join(folder, 'loop'));
    expect((await concise(folder, 'validate')).lines).toEqual([
      'x.pipeline.yaml:4:10: error[SRC008] "gone.config.yaml" cannot be read: it is a symbolic link that leads nowhere.',
      'x.pipeline.yaml:4:28: error[SRC008] "loop.config.yaml" cannot be read: its symbolic links form a loop.',
      'x.pipeline.yaml:4:46: error[SRC007] The file "loop/base.config.yaml" does not exist.',
    ]);
  });
});

describe('a project without a pipectl.yaml', () => {
  const manifest = `${STOP}config: ../x.config.yaml\n`;

  it('is the folder with the .git', async () => {
    const folder = temporaryFolder({
      'a/.git/HEAD': '',
      'a/b/stop.pipeline.yaml': manifest,
      'x.config.yaml': '',
    });
    expect((await concise(folder, 'validate')).lines).toEqual([
      'a/b/stop.pipeline.yaml:4:9: error[SRC007] The file "../x.config.yaml" does not exist.',
    ]);
  });

  it('is the folder of the manifest where there is no .git either', async () => {
    const folder = temporaryFolder({ 'a/stop.pipeline.yaml': manifest, 'x.config.yaml': '' });
    expect((await concise(folder, 'validate')).lines).toEqual([
      'a/stop.pipeline.yaml:4:9: error[SRC009] The path "../x.config.yaml" leads out of the project.',
    ]);
  });

  it('is a project with one as soon as a folder above has it', async () => {
    const folder = temporaryProject({
      'a/.git/HEAD': '',
      'a/stop.pipeline.yaml': manifest,
      'x.config.yaml': '',
    });
    expect((await concise(folder, 'validate')).lines).toEqual([]);
  });
});
