import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../project/schema-problems.js';
import { packageFolder, shippedLibrary } from '../registry/shipped.js';
import type { CommandIo } from './io.js';
import { main } from './main.js';
import { outputStream, type OutputStream } from './output-stream.js';

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
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.exitCode = await main(process.argv.slice(2), processIo(stdout, stderr), {
    version: isRecord(manifest) ? String(manifest.version) : 'unknown',
    homepage:
      isRecord(manifest) && typeof manifest['homepage'] === 'string' ? manifest['homepage'] : undefined,
    folder,
    library: () => shippedLibrary(folder),
  });
  return stdout.isWritten() && stderr.isWritten();
}
