import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { emitDefinition } from '../../compiler/compiled.js';
import { compileForCommand } from '../compile-for-command.js';
import { EXIT, type CommandIo } from '../io.js';
import type { CheckOptions, MainSetting } from '../options.js';

/** `pipectl compile`: writes the definition to stdout or a file. */
export async function compileCommand(
  path: string,
  options: CheckOptions & { readonly output?: string; readonly compact?: boolean },
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { compiled, exitCode } = await compileForCommand(path, { ...options, library: setting.library }, io);
  if (compiled === undefined) {
    return exitCode;
  }
  const text = emitDefinition(compiled.definition, options.compact === true ? 'compact' : 'indented');
  if (options.output === undefined) {
    io.stdout(text);
    return EXIT.clean;
  }
  const target = resolve(io.cwd, options.output);
  const problem = writeWhole(target, text);
  if (problem !== undefined) {
    io.stderr(`pipectl: "${options.output}" cannot be written: ${problem}.\n`);
    return EXIT.failed;
  }
  io.stderr(`Wrote ${options.output} (${Buffer.byteLength(text)} bytes).\n`);
  return EXIT.clean;
}

/**
 * Writes a file whole or not at all: to a temporary file beside it, which is then renamed. A symbolic link stays one,
 * and a device or pipe is written to as it is. Returns what went wrong.
 */
function writeWhole(path: string, text: string): string | undefined {
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
    replaceFile(target, `${target}.${process.pid}.tmp`, text);
    return undefined;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    return REASONS[code] ?? `the system says ${code === '' ? String(error) : code}`;
  }
}

function replaceFile(target: string, temporary: string, text: string): void {
  try {
    writeFileSync(temporary, text);
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
  EROFS: 'the disk is read-only',
};
