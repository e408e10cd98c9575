import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE_FOLDER, runprocScript } from '../../src/builders/runproc.js';

/** Runs the script of a command on an archive with these files, with the container's folder put elsewhere. */
function run(
  command: readonly string[],
  entryPoint: string,
  files: Record<string, string>,
  args: string[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'runproc-'));
  try {
    const source = join(folder, 'source');
    mkdirSync(source);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(source, name), text);
    }
    const packed = spawnSync('tar', ['-czf', join(folder, 'sourcedir.tar.gz'), '-C', source, '.']);
    const script = runprocScript(entryPoint, command).replace(CODE_FOLDER, folder);
    const result = spawnSync('bash', ['-c', script, 'runproc.sh', ...args], { encoding: 'utf8' });
    return { packed: packed.status, status: result.status, stdout: result.stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('runprocScript', () => {
  it('unpacks, installs requirements and runs the entry point', () => {
    expect(runprocScript('src/main.py', ['python3', '-u'])).toBe(`#!/bin/bash
set -euo pipefail

cd /opt/ml/processing/input/code
tar -xzf sourcedir.tar.gz

if [[ -f requirements.txt ]]; then
    python3 -m pip install --requirement requirements.txt
fi

exec python3 -u src/main.py "$@"
`);
  });

  it('passes arguments and odd names unharmed', () => {
    const script = 'for word in "$@"; do echo "[$word]"; done';
    expect(run(['bash'], "it's $HOME;.sh", { "it's $HOME;.sh": script }, ['a b', '*', ''])).toEqual({
      packed: 0,
      status: 0,
      stdout: '[a b]\n[*]\n[]\n',
    });
  });

  it('ends with the exit code of the command', () => {
    expect(run(['bash'], 'fail.sh', { 'fail.sh': 'exit 7' })).toEqual({ packed: 0, status: 7, stdout: '' });
  });
});
