import { gzipSync } from 'node:zlib';
import type * as Tar from 'tar';
import type { CodeFile } from '../builders/code-file.js';
import { compareNames } from '../graph/dag.js';

/** Bytes of a tar block (POSIX.1-1988 ustar). */
const BLOCK = 512;
/** Place of the operating system in a gzip header, and the value that names none (RFC 1952, section 2.3.1). */
const GZIP_OS = 9;
const GZIP_OS_UNKNOWN = 255;

/**
 * A gzipped tar of the files at its root, sorted by name. Owner, time and permissions (rw-r--r--) are fixed, so that
 * the same files give the same bytes on every machine with the same zlib.
 */
export async function tarGz(files: readonly CodeFile[]): Promise<Uint8Array> {
  const format = await import('tar');
  const sorted = [...files].sort((a, b) => compareNames(a.name, b.name));
  const tar = Buffer.concat([...sorted.flatMap((file) => entryOf(file, format)), Buffer.alloc(2 * BLOCK)]);
  const packed = gzipSync(tar, { level: 9 });
  packed[GZIP_OS] = GZIP_OS_UNKNOWN;
  return packed;
}

function entryOf(file: CodeFile, { Header, Pax }: typeof Tar): readonly Uint8Array[] {
  const header = new Header({
    path: file.name,
    type: 'File',
    size: file.bytes.length,
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
  });
  const block = Buffer.alloc(BLOCK);
  const tooLong = header.encode(block);
  const padding = Buffer.alloc((BLOCK - (file.bytes.length % BLOCK)) % BLOCK);
  return [...(tooLong ? [new Pax({ path: file.name }).encode()] : []), block, file.bytes, padding];
}
