import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.js';
import { libraryFrom, readLibraryIndex } from '../../src/registry/library.js';
import type { Library } from '../../src/registry/registry.js';
import { diskFiles } from '../../src/source/files.js';

/** The repository, which is also the package whose library the tests use. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What a run of pipectl came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let shipped: Library | undefined;

/** The shipped library, read from its files. */
export function shippedLibrary(): Library {
  shipped ??= libraryFrom(readLibraryIndex(diskFiles, REPOSITORY), diskFiles, REPOSITORY);
  return shipped;
}

/** Runs pipectl in this process, in a folder, without a terminal. */
export async function run(
  argv: readonly string[],
  cwd: string = REPOSITORY,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const output = { stdout: '', stderr: '' };
  const code = await main(
    argv,
    {
      stdout: (text) => void (output.stdout += text),
      stderr: (text) => void (output.stderr += text),
      stdin: new PassThrough(),
      isTTY: { stdin: false, stdout: false, stderr: false },
      cwd,
      env,
    },
    { version: '0.0.0', folder: REPOSITORY, library: shippedLibrary },
  );
  return { code, ...output };
}
