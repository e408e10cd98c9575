import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { tarGz } from '../../src/deploy/archive.js';
import type { CodeFile } from '../../src/builders/code-file.js';

const file = (name: string, text: string): CodeFile => ({ name, bytes: new TextEncoder().encode(text) });

/** Unpacks as a training container does: with the system's tar. */
function unpacked(archive: Uint8Array, names: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pipectl-archive-'));
  try {
    execFileSync('tar', ['-xzf', '-', '-C', folder], { input: archive });
    return names.map((name) => readFileSync(join(folder, name), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('tarGz', () => {
  it('holds the files at its root', async () => {
    const files = [
      file('train.py', 'print(1)\n'),
      file('lib/util.py', 'x'.repeat(512)),
      file('empty.txt', ''),
    ];
    expect(unpacked(await tarGz(files), ['train.py', 'lib/util.py', 'empty.txt'])).toEqual([
      'print(1)\n',
      'x'.repeat(512),
      '',
    ]);
  });

  it('holds files whose names a plain tar header has no room for', async () => {
    const names = [
      `${'a'.repeat(120)}.py`,
      `${'d'.repeat(60)}/${'e'.repeat(90)}.py`,
      `${'f'.repeat(200)}/g.py`,
      'größe-✓.py',
    ];
    expect(unpacked(await tarGz(names.map((name) => file(name, name))), names)).toEqual(names);
  });

  it('makes the same bytes of the same files in any order', async () => {
    const files = [file('a', '1'), file('b/c', '2'), file('b-d', '3'), file('é', '4')];
    const bytes = Buffer.from(await tarGz(files)).toString('hex');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (shuffled) => {
        expect(Buffer.from(await tarGz(shuffled)).toString('hex')).toBe(bytes);
      }),
    );
  });

  it('names no time and no operating system', async () => {
    const header = [...(await tarGz([file('a', '1')])).subarray(0, 10)];
    expect([header.slice(4, 8), header[9]]).toEqual([[0, 0, 0, 0], 255]);
  });

  it('unpacks to files that everybody may read and nobody may run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pipectl-archive-'));
    execFileSync('tar', ['-xpzf', '-', '-C', folder], { input: await tarGz([file('a', '1')]) });
    const { mode, mtimeMs } = statSync(join(folder, 'a'));
    rmSync(folder, { recursive: true });
    expect([(mode & 0o777).toString(8), mtimeMs]).toEqual(['644', 0]);
  });
});
