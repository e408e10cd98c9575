import { UsageError } from './io.js';

/** How git is run: never through a shell. */
export interface GitPlace {
  /** An existing folder (absolute). */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What came of a call of git. */
export interface GitResult {
  readonly ok: boolean;
  readonly stdout: Uint8Array;
  /** The first line of what it says is wrong. */
  readonly complaint: string;
}

const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;

/** Calls git and waits for it. Throws a UsageError if there is no git. */
export function callGit({ folder, env }: GitPlace, args: readonly string[]): GitResult {
  // Not imported: only these options need it, and loading it takes time.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    // Messages in English, and no lock on the index, which a hook's own git may hold.
    env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  });
  if (error !== undefined) {
    throw new UsageError(
      'code' in error && error.code === 'ENOENT'
        ? 'git was not found. Install it, or leave out --changed, --since and --staged.'
        : `git could not be run: ${error.message}.`,
    );
  }
  const [complaint = ''] = stderr.toString('utf8').trim().split('\n');
  return { ok: status === 0, stdout, complaint };
}

/** What git prints. Throws a UsageError if it cannot do what it is asked. */
export function gitOutput(place: GitPlace, args: readonly string[]): Uint8Array {
  const { ok, stdout, complaint } = callGit(place, args);
  if (!ok) {
    throw new UsageError(`git cannot tell what has changed. It says: ${complaint}`);
  }
  return stdout;
}

/** The one line that git prints; undefined if it cannot do what it is asked. */
export function gitLine(place: GitPlace, args: readonly string[]): string | undefined {
  const { ok, stdout } = callGit(place, args);
  return ok ? new TextDecoder().decode(stdout).replace(/\r?\n$/, '') : undefined;
}

/** The pieces of an output in which NUL ends each: names may hold anything else. */
export function nulSeparated(output: Uint8Array): readonly string[] {
  return new TextDecoder().decode(output).split('\0').slice(0, -1);
}
