import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../project/schema-problems.js';
import { isLibraryIndex, libraryFrom, readLibraryIndex } from '../registry/library.js';
import type { Library } from '../registry/registry.js';
import { diskFiles } from '../source/files.js';
import type { CommandIo } from './io.js';
import { main } from './main.js';
import { outputStream, type OutputStream } from './output-stream.js';

/** The package's folder: the nearest above this module with a package.json. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

/** The shipped library: from the index that the build made, or from its files where there is none. */
export function shippedLibrary(folder: string): Library {
  const path = join(folder, 'dist', 'library.json');
  const built = existsSync(path) ? readJson(path) : undefined;
  const index = isLibraryIndex(built) ? built : readLibraryIndex(diskFiles, folder);
  return libraryFrom(index, diskFiles, folder);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The streams and environment of this process. */
function processIo(stdout: OutputStream, stderr: OutputStream): CommandIo {
  return {
    stdout: stdout.write,
    stderr: stderr.write,
    get stdin() {
      return process.stdin;
    },
    isTTY: {
      get stdin() {
        return process.stdin.isTTY;
      },
      get stdout() {
        return stdout.isTTY();
      },
      get stderr() {
        return stderr.isTTY();
      },
    },
    cwd: process.cwd(),
    env: process.env,
  };
}

/**
 * Runs pipectl as this process: its arguments, streams and exit code. Returns whether all of its output is written, so
 * that the process may end.
 */
export async function runProcess(): Promise<boolean> {
  const closed = (): void => process.exit(0);
  const stdout = outputStream(1, () => process.stdout, closed);
  const stderr = outputStream(2, () => process.stderr, closed);
  const folder = packageFolder();
  const manifest = readJson(join(folder, 'package.json'));
  process.exitCode = await main(process.argv.slice(2), processIo(stdout, stderr), {
    version: isRecord(manifest) ? String(manifest.version) : 'unknown',
    homepage:
      isRecord(manifest) && typeof manifest['homepage'] === 'string' ? manifest['homepage'] : undefined,
    folder,
    library: () => shippedLibrary(folder),
  });
  return stdout.isWritten() && stderr.isWritten();
}
