import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { REPOSITORY, run } from '../support/run.js';
import { removeProjects, STOP, temporaryProject } from './support.js';

afterAll(removeProjects);

const HINT = '(pipectl --help shows the commands and options)\n';

describe('a command line that makes no sense', () => {
  it.each([
    ['an unknown command', 'valdate', `error: unknown command 'valdate'\n(Did you mean validate?)\n`],
    ['an unknown subcommand', 'config shw', `error: unknown command 'shw'\n(Did you mean show?)\n`],
    [
      'an unknown option',
      'validate --formt json',
      `error: unknown option '--formt'\n(Did you mean --format?)\n`,
    ],
    ['an option of another command', 'validate --yes', `error: unknown option '--yes'\n`],
    [
      'a value that is none of the choices',
      'validate --format jsn',
      `error: option '--format <format>' argument 'jsn' is invalid. Allowed choices are pretty, concise, json, sarif, github, junit, markdown.\n`,
    ],
    [
      'an option without its value',
      'compile x --output',
      `error: option '-o, --output <file>' argument missing\n`,
    ],
    ['a missing argument', 'compile', `error: missing required argument 'manifest'\n`],
    ['one argument of two', 'config show x.pipeline.yaml', `error: missing required argument 'step'\n`],
    [
      'one argument too many',
      'explain x.pipeline.yaml train more',
      `error: too many arguments for 'explain'. Expected 2 arguments but got 3.\n`,
    ],
    [
      'a missing required option',
      'deploy x.pipeline.yaml',
      `error: required option '--role <arn>' not specified\n`,
    ],
    [
      'a number that is none',
      'deploy x.pipeline.yaml --role arn --parallelism many',
      `error: option '--parallelism <n>' argument 'many' is invalid. It must be a whole number of at least 1.\n`,
    ],
  ])('%s', async (_, line, stderr) => {
    expect(await run(line.split(' '))).toEqual({ code: 2, stdout: '', stderr: stderr + HINT });
  });
});

describe('a path that makes no sense', () => {
  const folder = temporaryProject({
    'stop.pipeline.yaml': STOP,
    'empty/note.txt': 'x',
    'definitions/a.json': '{}',
    'x.spec.yaml': 'x',
  });

  it.each([
    ['validate nope', 'There is no file or folder "nope".'],
    ['validate stop.pipeline.yaml nope', 'There is no file or folder "nope".'],
    ['validate empty', 'There is no manifest below "empty": no file name ends in .pipeline.yaml.'],
    [
      'validate definitions',
      'There is no manifest below "definitions": no file name ends in .pipeline.yaml. Definitions (*.json) are checked when they are named themselves.',
    ],
    [
      'validate empty/note.txt',
      `"empty/note.txt" is none of pipectl's files: its name ends in none of .pipeline.yaml, .spec.yaml, .contract.yaml, .config.yaml, .json.`,
    ],
    ['compile nope.pipeline.yaml', 'There is no file "nope.pipeline.yaml".'],
    ['compile empty', '"empty" is a folder, not a manifest.'],
    ['compile x.spec.yaml', '"x.spec.yaml" is not a manifest: its name does not end in .pipeline.yaml.'],
    ['config show nope.pipeline.yaml stop', 'There is no file "nope.pipeline.yaml".'],
    [
      'deploy nope.pipeline.yaml --role arn:aws:iam::123456789012:role/Pipelines --dry-run',
      'There is no file "nope.pipeline.yaml".',
    ],
  ])('%s', async (line, message) => {
    expect(await run(line.split(' '), folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `pipectl: ${message}\n`,
    });
  });

  it('is a folder without any manifest, when no path is given', async () => {
    expect(await run(['validate'], `${folder}/empty`)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'pipectl: There is no manifest below ".": no file name ends in .pipeline.yaml.\n',
    });
  });

  it('is a project without any file, for align-check', async () => {
    const empty = temporaryProject({});
    expect(await run(['align-check'], empty)).toEqual({
      code: 2,
      stdout: '',
      stderr: `pipectl: The project "${empty}" has no specifications, contracts or manifests.\n`,
    });
  });
});

describe('a bug in pipectl', () => {
  it('is reported as one, without a stack unless it is asked for', async () => {
    const outcome = async (env: Readonly<Record<string, string>>) => {
      let stderr = '';
      const code = await main(
        ['validate', 'manifests'],
        {
          stdout: () => undefined,
          stderr: (text) => void (stderr += text),
          stdin: new PassThrough(),
          isTTY: { stdin: false, stdout: false, stderr: false },
          cwd: REPOSITORY,
          env,
        },
        {
          version: '1.2.3',
          folder: REPOSITORY,
          library: () => {
            throw new Error('the library is gone');
          },
        },
      );
      return { code, stderr };
    };
    const message =
      'pipectl: internal error: the library is gone\n' +
      `This is a bug in pipectl 1.2.3, Node ${process.version}, command: pipectl validate manifests\n` +
      'Set PIPECTL_DEBUG=1 for the stack.\n';
    expect(await outcome({})).toEqual({ code: 3, stderr: message });
    const { code, stderr } = await outcome({ PIPECTL_DEBUG: '1' });
    expect(code).toEqual(3);
    expect(stderr.startsWith(`${message}Error: the library is gone\n    at `)).toEqual(true);
  });

  test('a code and one argument too many', async () => {
    expect(await run(['explain', 'DAG201', 'DAG202'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'pipectl: Only a manifest is followed by a step: "DAG202" is one argument too many.\n',
    });
  });
});
