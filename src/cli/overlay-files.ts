import { join, relative } from 'node:path';
import { isInside } from '../project/project.js';
import { isSkipped, type Files } from '../source/files.js';

/** What stands at a path instead of what is on the disk; called when it is read. */
export type Replacement = 'absent' | (() => Uint8Array);

/** Files of which some are replaced. Keys are absolute paths without symbolic links. */
export function overlayFiles(under: Files, replaced: ReadonlyMap<string, Replacement>): Files {
  if (replaced.size === 0) {
    return under;
  }
  const at = (path: string): Replacement | undefined =>
    replaced.get(path) ?? replaced.get(under.realPath(path));
  const added = [...replaced].flatMap(([path, replacement]) => (replacement === 'absent' ? [] : [path]));
  return {
    ...under,
    read(path, limit) {
      const replacement = at(path);
      if (replacement === undefined || replacement === 'absent') {
        return replacement === undefined ? under.read(path, limit) : { kind: 'absent' };
      }
      const bytes = replacement();
      return bytes.length > limit ? { kind: 'too_large', size: bytes.length } : { kind: 'ok', bytes };
    },
    list(folder) {
      const real = under.realPath(folder);
      const found = new Set(under.list(folder).filter((path) => at(path) !== 'absent'));
      for (const path of added.filter((path) => isInside(real, path))) {
        const way = relative(real, path);
        if (!isSkipped(way)) {
          found.add(join(folder, way));
        }
      }
      return [...found].sort();
    },
    kind(path) {
      const replacement = at(path);
      if (replacement !== undefined) {
        return replacement === 'absent' ? 'absent' : 'file';
      }
      const kind = under.kind(path);
      const real = under.realPath(path);
      return kind === 'absent' && added.some((file) => isInside(real, file)) ? 'directory' : kind;
    },
  };
}
