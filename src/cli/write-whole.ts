import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all: to a temporary file beside it, which is then renamed. A file that is there keeps
 * its mode, a symbolic link stays one, and a device or pipe is written to as it is. Returns what went wrong, as the end
 * of a sentence.
 */
export function writeWhole(path: string, text: string): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts?.isDirectory() === true) {
      return REASONS['EISDIR'];
    }
    if (facts?.isFile() === false) {
      writeFileSync(path, text);
      return undefined;
    }
    const target = facts === undefined ? path : realpathSync(path);
    replaceFile(target, `${target}.${process.pid}.tmp`, text, facts?.mode);
    return undefined;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    return REASONS[code] ?? `the system says ${code === '' ? String(error) : code}`;
  }
}

function replaceFile(target: string, temporary: string, text: string, mode: number | undefined): void {
  try {
    writeFileSync(temporary, text);
    if (mode !== undefined) {
      chmodSync(temporary, mode & 0o7777);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const REASONS: Readonly<Record<string, string | undefined>> = {
  EACCES: 'permission is denied',
  EEXIST: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
};
