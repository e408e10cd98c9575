import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFiles } from '../source/files.js';
import { isLibraryIndex, libraryFrom, readLibraryIndex } from './library.js';
import type { Library } from './registry.js';

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
