import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../project/schema-problems.js';
import { isLibraryIndex, libraryFrom, readLibraryIndex } from '../registry/library.js';
import type { Library } from '../registry/registry.js';
import { diskFiles } from '../source/files.js';
import type { CommandIo } from './io.js';
import { main } from './main.js';

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
function processIo(): CommandIo {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    // Opening a stream takes a millisecond: only those that are used are opened.
    get stdin() {
      return process.stdin;
    },
    isTTY: {
      get stdin() {
        return process.stdin.isTTY;
      },
      get stdout() {
        return process.stdout.isTTY;
      },
      get stderr() {
        return process.stderr.isTTY;
      },
    },
    cwd: process.cwd(),
    env: process.env,
  };
}

/** Runs pipectl as this process: its arguments, streams and exit code. */
export async function runProcess(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit(0);
    }
    throw error;
  });
  const folder = packageFolder();
  const manifest = readJson(join(folder, 'package.json'));
  process.exitCode = await main(process.argv.slice(2), processIo(), {
    version: isRecord(manifest) ? String(manifest.version) : 'unknown',
    library: () => shippedLibrary(folder),
  });
}
