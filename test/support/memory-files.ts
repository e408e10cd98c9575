import { resolve } from 'node:path';
import type { Files } from '../../src/source/files.js';

/** Root of the files of a test: no folder of this machine is above or below it. */
export const ROOT = '/project';

/** Where the module by which scripts read their contracts stands in every test: as in a package of its own. */
export const RUNTIME_FILE = '/package/pipectl_runtime.py';

/**
 * Files that exist only in memory, the runtime module among them. Keys are paths below ROOT, or absolute; folders exist
 * by the files in them.
 */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  const contents = new Map(
    Object.entries({ [RUNTIME_FILE]: '# The runtime.\n', ...files }).map(([path, content]) => [
      resolve(ROOT, path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const paths = [...contents.keys()].sort();
  const below = (folder: string): readonly string[] => {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return paths.filter((path) => path.startsWith(prefix));
  };
  const kind = (path: string): 'file' | 'directory' | 'absent' => {
    const full = resolve(ROOT, path);
    if (contents.has(full)) {
      return 'file';
    }
    return full === ROOT || below(full).length > 0 ? 'directory' : 'absent';
  };
  return {
    read(path, limit) {
      const bytes = contents.get(resolve(ROOT, path));
      if (bytes === undefined) {
        return { kind: kind(path) === 'directory' ? 'directory' : 'absent' };
      }
      return bytes.length > limit ? { kind: 'too_large', size: bytes.length } : { kind: 'ok', bytes };
    },
    list: (folder) => below(resolve(ROOT, folder)),
    kind,
    realPath: (path) => path,
  };
}
