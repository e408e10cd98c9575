import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { REPOSITORY, shippedLibrary } from '../support/run.js';
import { BROKEN, removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

const ESCAPE = '\u001B[';

describe('colours', () => {
  const folder = temporaryProject({ 'broken.pipeline.yaml': BROKEN });

  async function hasColours(
    argv: readonly string[],
    isTTY: boolean,
    env: Readonly<Record<string, string>>,
  ): Promise<boolean> {
    let text = '';
    const write = (written: string) => void (text += written);
    await main(
      argv,
      {
        stdout: write,
        stderr: write,
        stdin: new PassThrough(),
        isTTY: { stdin: isTTY, stdout: isTTY, stderr: isTTY },
        cwd: folder,
        env,
      },
      { version: '0.0.0', folder: REPOSITORY, library: shippedLibrary },
    );
    expect(text).toContain('DAG201');
    return text.includes(ESCAPE);
  }

  const COMMANDS = [
    'validate',
    'compile broken.pipeline.yaml',
    'explain DAG201',
    'validate --format concise',
  ];

  it.each<[string, string, boolean, Readonly<Record<string, string>>, boolean]>([
    ['are used on a terminal', '', true, {}, true],
    ['are not used elsewhere', '', false, {}, false],
    ['are not used with NO_COLOR', '', true, { NO_COLOR: '1' }, false],
    ['are used with an empty NO_COLOR', '', true, { NO_COLOR: '' }, true],
    ['are used with FORCE_COLOR', '', false, { FORCE_COLOR: '1' }, true],
    ['are not used with FORCE_COLOR=0', '', true, { FORCE_COLOR: '0' }, false],
    [
      'are not used with NO_COLOR, whatever FORCE_COLOR says',
      '',
      true,
      { NO_COLOR: '1', FORCE_COLOR: '1' },
      false,
    ],
    ['are not used on a terminal that has none', '', true, { TERM: 'dumb' }, false],
    [
      'are used with --color always, whatever the environment says',
      '--color always',
      false,
      { NO_COLOR: '1' },
      true,
    ],
    [
      'are not used with --color never, whatever the environment says',
      '--color never',
      true,
      { FORCE_COLOR: '1' },
      false,
    ],
    ['are not used with --no-color', '--no-color', true, { FORCE_COLOR: '1' }, false],
    ['are used as usual with --color auto', '--color auto', true, {}, true],
  ])('%s', async (_, options, isTTY, env, expected) => {
    for (const command of COMMANDS) {
      const argv = `${command} ${options}`.trim().split(' ');
      expect([command, await hasColours(argv, isTTY, env)]).toEqual([command, expected]);
    }
  });

  it('are never part of JSON', async () => {
    expect(await hasColours(['validate', '--format', 'json', '--color', 'always'], true, {})).toEqual(false);
  });
});
