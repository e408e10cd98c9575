import type { Files } from '../source/files.js';

/** From this size on, in bytes, the syntax tree of a file is what most of the memory goes to. */
const LARGE_FILE = 256 * 1024;

/**
 * The same files; once a large one is read, V8 is asked to collect garbage sooner than it would: a manifest of ten
 * thousand steps then takes half the memory. Other runs keep V8's own settings, with which they are faster.
 */
export function sparingFiles(files: Files): Files {
  let isSparing = false;
  return {
    ...files,
    read(path, limit) {
      const result = files.read(path, limit);
      if (!isSparing && result.kind === 'ok' && result.bytes.length >= LARGE_FILE) {
        isSparing = true;
        // Not imported: loading it takes two milliseconds.
        const { setFlagsFromString } = process.getBuiltinModule('node:v8');
        setFlagsFromString('--heap-growing-percent=10');
        setFlagsFromString('--semi-space-growth-factor=1');
      }
      return result;
    },
  };
}
