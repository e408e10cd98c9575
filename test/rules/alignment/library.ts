import { libraryFrom, readLibraryIndex } from '../../../src/registry/library.js';
import type { Library } from '../../../src/registry/registry.js';
import { memoryFiles } from '../../support/memory-files.js';

/** A library of files in memory; their paths (specs/…, contracts/…) are below /library. */
export function libraryOf(contents: Readonly<Record<string, string>>): Library {
  const files = memoryFiles(
    Object.fromEntries(Object.entries(contents).map(([path, text]) => [`/library/${path}`, text])),
  );
  return libraryFrom(readLibraryIndex(files, '/library'), files, '/library');
}
