import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Files } from '../source/files.js';
import type { Document, Kind, loadDocument } from './document.js';
import { validateLock } from './lock-validator.js';
import { schemaFindings } from './schema-problems.js';
import type { LockFile } from './types.generated.js';

/** The lock of a pipeline as it is there. */
export interface Lock {
  /** Absolute path of the file. */
  readonly path: string;
  /** Absent if there is no such file, or if it is broken. */
  readonly document?: Document<LockFile>;
  /** What is wrong with the file; nothing if there is none. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A lock of which a part is broken is of no use. */
const lockKind: Kind<LockFile> = {
  wanted: 'a lock with "wires"',
  findings: (value) => schemaFindings(value, validateLock),
  is: (value): value is LockFile => validateLock(value),
};

/**
 * Loads the lock of a manifest (absolute path): <name>.lock.yaml beside <name>.pipeline.yaml. `load` is given, since
 * what is here is a bundle of its own and every start has the reader of documents already.
 */
export function loadLock(files: Files, manifest: string, load: typeof loadDocument): Lock {
  const path = manifest.replace(/\.pipeline\.yaml$/, '.lock.yaml');
  return files.kind(path) === 'absent' ? { path, diagnostics: [] } : { path, ...load(files, path, lockKind) };
}
