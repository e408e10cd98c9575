import { join } from 'node:path';
import type { ScaffoldFile } from '../scaffold/files.js';
import { diskFiles } from '../source/files.js';
import { EXIT, UsageError, type CommandIo } from './io.js';
import { writeWhole } from './write-whole.js';

/** The files without the optional ones that are there already. Throws, with the list of them, if others are. */
export function newFiles(
  root: string,
  files: readonly ScaffoldFile[],
  advice: string,
): readonly ScaffoldFile[] {
  const existing = files.filter(({ path }) => diskFiles.kind(join(root, path)) !== 'absent');
  const refused = existing.filter(({ isOptional }) => isOptional !== true);
  if (refused.length > 0) {
    const list = refused.map(({ path }) => `  ${path}\n`).join('');
    throw new UsageError(`Nothing was written, because there is already:\n${list}${advice}`);
  }
  return files.filter((file) => !existing.includes(file));
}

/** Prints the files as they would be written. */
export function printFiles(files: readonly ScaffoldFile[], io: CommandIo): void {
  io.stdout(files.map(({ path, text }) => `==> ${path} <==\n${text}`).join('\n'));
}

/** Writes the files below a folder, to which `way` leads from the working directory, and says so; gives the exit code. */
export function writeFiles(root: string, files: readonly ScaffoldFile[], io: CommandIo, way: string): number {
  const shown = files.map((file) => ({ ...file, shown: join(way, file.path) }));
  const width = Math.max(...shown.map((file) => file.shown.length));
  io.stdout('Wrote\n');
  for (const { path, text, what, shown: name } of shown) {
    const problem = writeWhole(join(root, path), text);
    if (problem !== undefined) {
      io.stderr(`pipectl: "${name}" cannot be written: ${problem}.\n`);
      return EXIT.failed;
    }
    io.stdout(`  ${name.padEnd(width)}  ${what}\n`);
  }
  return EXIT.clean;
}

/** Commands to go on with: each with what it does. */
export function nextCommands(commands: readonly (readonly [command: string, does: string])[]): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  return `Next:\n${commands.map(([command, does]) => `  ${`${command.padEnd(width)}  ${does}`.trimEnd()}\n`).join('')}`;
}

/** A word of a shell's command line. */
export function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
