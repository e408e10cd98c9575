import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** What came of reading a file. `size` is in bytes. */
export type ReadResult =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'too_large'; readonly size: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The only way to the disk before deploy, so that tests and the API can bring their own. */
export interface Files {
  /** The content of a file, unless it has more than `limit` bytes. */
  read(path: string, limit: number): ReadResult;
  /** Absolute paths of the files under a folder, sorted, symbolic links to folders not followed; a file itself; [] if nothing is there. */
  list(folder: string): readonly string[];
  /** What stands at a path; absent too if that cannot be found out. */
  kind(path: string): 'file' | 'directory' | 'absent';
  /** The path with all symbolic links resolved, as far down as something is there. */
  realPath(path: string): string;
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.venv', '__pycache__', 'dist']);

/** Whether a relative path leads through a folder that `list` does not look into. */
export function isSkipped(path: string): boolean {
  return path
    .split(sep)
    .slice(0, -1)
    .some((name) => SKIPPED_FOLDERS.has(name));
}

/** The files of this machine. */
export const diskFiles: Files = {
  read(path, limit) {
    try {
      const facts = statSync(path);
      if (facts.isDirectory()) {
        return { kind: 'directory' };
      }
      if (!facts.isFile()) {
        return { kind: 'unreadable', reason: 'it is not a regular file' };
      }
      return facts.size > limit
        ? { kind: 'too_large', size: facts.size }
        : { kind: 'ok', bytes: readFileSync(path) };
    } catch (error) {
      return failedRead(path, error);
    }
  },
  list(folder) {
    if (diskFiles.kind(folder) === 'file') {
      return [folder];
    }
    const found: string[] = [];
    collectFiles(folder, found);
    return found.sort();
  },
  kind(path) {
    try {
      const facts = statSync(path, { throwIfNoEntry: false });
      if (facts === undefined) {
        return 'absent';
      }
      return facts.isDirectory() ? 'directory' : 'file';
    } catch {
      return 'absent';
    }
  },
  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      const parent = dirname(path);
      return parent === path ? path : join(diskFiles.realPath(parent), basename(path));
    }
  },
};

function failedRead(path: string, error: unknown): ReadResult {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' && isLink(path)) {
    return { kind: 'unreadable', reason: 'it is a symbolic link that leads nowhere' };
  }
  // The last one is Node's own, for a path with a null byte.
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(String(code))) {
    return { kind: 'absent' };
  }
  const reasons: Record<string, string> = {
    EACCES: 'permission is denied',
    ELOOP: 'its symbolic links form a loop',
  };
  return { kind: 'unreadable', reason: reasons[String(code)] ?? `the system says ${String(code)}` };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function collectFiles(folder: string, found: string[]): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) {
        collectFiles(path, found);
      }
    } else if (entry.isFile() || (entry.isSymbolicLink() && diskFiles.kind(path) === 'file')) {
      found.push(path);
    }
  }
}

/** The same files, some of them with other content: by their paths without symbolic links. */
export function withContents(files: Files, contents: ReadonlyMap<string, Uint8Array>): Files {
  return {
    ...files,
    read(path, limit) {
      const bytes = contents.get(files.realPath(path));
      if (bytes === undefined) {
        return files.read(path, limit);
      }
      return bytes.length > limit ? { kind: 'too_large', size: bytes.length } : { kind: 'ok', bytes };
    },
  };
}
