import { resolve } from 'node:path';
import { emitDefinition } from '../../compiler/compiled.js';
import { compileForCommand } from '../compile-for-command.js';
import { EXIT, type CommandIo } from '../io.js';
import type { CheckOptions, MainSetting } from '../options.js';
import { writeWhole } from '../write-whole.js';

/** `pipectl compile`: writes the definition to stdout or a file. */
export async function compileCommand(
  path: string,
  options: CheckOptions & { readonly output?: string; readonly compact?: boolean },
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { compiled, exitCode } = await compileForCommand(path, { ...options, ...setting }, io);
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
