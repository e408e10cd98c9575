import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../support/run.js';
import { BROKEN, BROKEN_LINE, removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

const LAUNCHER = join(REPOSITORY, 'bin/pipectl.js');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the launcher itself. With `closeAfter` the reader of stdout goes away after so many bytes, as `head` does. */
function pipectl(argv: readonly string[], cwd: string, closeAfter = Infinity): Promise<Ended> {
  const child = spawn(process.execPath, [LAUNCHER, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
    if (output.stdout.length >= closeAfter) {
      child.stdout.destroy();
    }
  });
  child.stderr.on('data', (chunk: Buffer) => void (output.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, ...output });
    });
  });
}

describe('the program itself', () => {
  const folder = temporaryProject({ 'broken.pipeline.yaml': BROKEN });
  const fraud = temporaryProject({});
  cpSync(join(REPOSITORY, 'manifests/fraud-xgboost'), fraud, { recursive: true });
  const manifest = join(fraud, 'fraud-xgboost.pipeline.yaml');

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await pipectl(['--version'], folder)).toEqual({
      code: 0,
      signal: null,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('finds its library, and nothing wrong with the worked examples', async () => {
    const { code, stdout, stderr } = await pipectl(['validate', manifest], folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^No problems in \d+ files\.\n$/);
  });

  it('ends with 1 when there are problems', async () => {
    expect(await pipectl(['validate', '--format', 'concise'], folder)).toEqual({
      code: 1,
      signal: null,
      stdout: `broken.pipeline.yaml:${BROKEN_LINE}\n`,
      stderr: '',
    });
  });

  it('ends with 2 when it is used wrongly', async () => {
    const { code, stdout, stderr } = await pipectl(['validate', 'nope'], folder);
    expect([code, stdout, stderr]).toEqual([2, '', 'pipectl: There is no file or folder "nope".\n']);
  });

  it('ends with 3 when it cannot do it', async () => {
    const { code, stderr } = await pipectl(['compile', manifest, '-o', folder], folder);
    expect([code, stderr]).toEqual([3, `pipectl: "${folder}" cannot be written: it is a folder.\n`]);
  });

  it('ends quietly when its reader goes away', async () => {
    for (const argv of [['explain'], ['compile', manifest], ['validate', '--format', 'json'], ['--help']]) {
      const { signal, stderr } = await pipectl(argv, folder, 1);
      expect([argv, signal, stderr]).toEqual([argv, null, '']);
    }
  });

  it('writes all of a long output into a pipe', async () => {
    const steps = Array.from(
      { length: 3000 },
      (_, index) => `  s${index}: { type: Fail, needs: [nothing] }\n`,
    );
    const large = temporaryProject({ 'large.pipeline.yaml': `name: large\nsteps:\n${steps.join('')}` });
    const { code, stdout } = await pipectl(['validate', '--format', 'json'], large);
    expect(code).toEqual(1);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 3000 } });
  });
});
