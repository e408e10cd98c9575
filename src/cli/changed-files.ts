import { join } from 'node:path';
import { didYouMean } from '../diagnostics/suggest.js';
import { isInside } from '../project/project.js';
import { diskFiles, type Files } from '../source/files.js';
import { callGit, gitLine, gitOutput, nulSeparated, type GitPlace } from './git.js';
import { UsageError, type CommandIo } from './io.js';
import { overlayFiles, type Replacement } from './overlay-files.js';

/** Which changes are meant: those of the work tree against HEAD or against the last commit in common with `since`; or those in the index. */
export type ChangeChoice = { readonly since?: string } | 'staged';

/** What has changed in a git repository, and the files before and after. */
export interface Changes {
  /** The root of the work tree (absolute, without symbolic links). */
  readonly root: string;
  /** Whether a file (absolute path) has changed; also what is in a submodule that has. */
  readonly has: (file: string) => boolean;
  readonly isEmpty: boolean;
  readonly before: Files;
  /** What is on the disk; for `staged` what will be committed. */
  readonly after: Files;
}

/** Finds the changes in the repository of the working directory. Throws a UsageError that says what to do if git cannot tell. */
export function findChanges(choice: ChangeChoice, { cwd, env }: CommandIo): Changes {
  const place = { folder: cwd, env };
  const { ok, stdout, complaint } = callGit(place, ['rev-parse', '--show-toplevel']);
  if (!ok) {
    throw new UsageError(
      complaint.includes('not a git repository')
        ? `"${cwd}" is in no git repository, so that there are no changes to look for.`
        : `git cannot tell what has changed. It says: ${complaint}`,
    );
  }
  const root = diskFiles.realPath(new TextDecoder().decode(stdout).replace(/\r?\n$/, ''));
  const base = baseCommit(choice === 'staged' ? undefined : choice.since, place);
  const staged = choice === 'staged' ? stagedChanges(place, root, base) : undefined;
  const { paths, before, after } = staged ?? worktreeChanges(place, root, base);
  const folders = [...paths].filter((path) => diskFiles.kind(path) === 'directory');
  return {
    root,
    isEmpty: paths.size === 0,
    has: (file) => {
      const real = diskFiles.realPath(file);
      return paths.has(file) || paths.has(real) || folders.some((folder) => isInside(folder, real));
    },
    before: overlayFiles(diskFiles, before),
    after: overlayFiles(diskFiles, after),
  };
}

/** The commit to compare with; the empty tree in a repository without commits. */
function baseCommit(since: string | undefined, place: GitPlace): string {
  const head = commitOf('HEAD', place);
  if (since === undefined) {
    return head ?? gitLine(place, ['hash-object', '-t', 'tree', '--stdin']) ?? '';
  }
  const shallow =
    gitLine(place, ['rev-parse', '--is-shallow-repository']) === 'true'
      ? ' The repository is a shallow clone: fetch the rest with "git fetch --unshallow" (in GitHub Actions: fetch-depth: 0).'
      : '';
  const commit = commitOf(since, place);
  if (commit === undefined) {
    const format = '--format=%(refname:short)';
    const names = gitLine(place, ['for-each-ref', format, 'refs/heads', 'refs/remotes', 'refs/tags']) ?? '';
    throw new UsageError(`git knows no commit "${since}".${didYouMean(since, names.split('\n'))}${shallow}`);
  }
  const base = head === undefined ? undefined : gitLine(place, ['merge-base', commit, head]);
  if (base === undefined) {
    throw new UsageError(`"${since}" and HEAD have no commit in common.${shallow}`);
  }
  return base;
}

function commitOf(name: string, place: GitPlace): string | undefined {
  return gitLine(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
}

/** Paths (absolute, without symbolic links) that have changed, and what stands at some before and after. */
interface ChangeSet {
  readonly paths: ReadonlySet<string>;
  readonly before: ReadonlyMap<string, Replacement>;
  readonly after: ReadonlyMap<string, Replacement>;
}

function worktreeChanges(place: GitPlace, root: string, base: string): ChangeSet {
  const entries = rawDiff(place, root, [base]);
  const untracked = untrackedFiles(place, root);
  const inside = entries.map((entry) => submoduleChanges(place, entry));
  return {
    paths: new Set([
      ...entries.map(({ path }) => path),
      ...untracked,
      ...inside.flatMap(({ paths }) => [...paths]),
    ]),
    before: new Map<string, Replacement>([
      ...untracked.map((path) => [path, 'absent'] as const),
      ...entries.flatMap((entry) => oldContent(place, entry)),
      ...inside.flatMap(({ before }) => [...before]),
    ]),
    after: new Map(),
  };
}

/** What is checked is the index: files with other content on the disk are replaced, and those that are not in it are absent. */
function stagedChanges(place: GitPlace, root: string, base: string): ChangeSet {
  const entries = rawDiff(place, root, ['--cached', base]);
  const inside = entries.map((entry) => submoduleChanges(place, entry));
  // The old side is the index. A file with conflicts is none of it.
  const unstaged = rawDiff(place, root, []).filter(({ status }) => status !== 'U');
  const after: readonly (readonly [string, Replacement])[] = [
    ...untrackedFiles(place, root).map((path) => [path, 'absent'] as const),
    ...unstaged.flatMap((entry) => oldContent(place, entry)),
  ];
  return {
    paths: new Set([...entries.map(({ path }) => path), ...inside.flatMap(({ paths }) => [...paths])]),
    before: new Map([
      ...after,
      ...entries.flatMap((entry) => oldContent(place, entry)),
      ...inside.flatMap(({ before }) => [...before]),
    ]),
    after: new Map(after),
  };
}

/** One line of `git diff --raw`; the path is absolute. */
interface RawEntry {
  readonly path: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldId: string;
  readonly status: string;
}

/** Modes of git's trees. */
const MODE = { none: '000000', link: '120000', submodule: '160000' };

function rawDiff(place: GitPlace, root: string, args: readonly string[]): readonly RawEntry[] {
  const options = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative', '--no-ext-diff'];
  const output = gitOutput(place, ['diff', ...options, '--ignore-submodules=none', ...args, '--']);
  const pieces = nulSeparated(output);
  const entries: RawEntry[] = [];
  for (let index = 0; index + 1 < pieces.length; index += 2) {
    const [oldMode = '', newMode = '', oldId = '', , status = ''] = (pieces[index] ?? '').slice(1).split(' ');
    entries.push({ path: join(root, pieces[index + 1] ?? ''), oldMode, newMode, oldId, status });
  }
  return entries;
}

/** Files that git does not know and is not told to ignore; a repository of its own stands for all that is in it. */
function untrackedFiles(place: GitPlace, root: string): readonly string[] {
  const args = ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--', ':/'];
  return nulSeparated(gitOutput(place, args)).map((path) => join(root, path.replace(/\/$/, '')));
}

/** What stood at the path of an entry. A link's content is its target, and a submodule has none: they stay as they are. */
function oldContent(
  place: GitPlace,
  { path, oldMode, oldId }: RawEntry,
): readonly (readonly [string, Replacement])[] {
  if (oldMode === MODE.link || oldMode === MODE.submodule) {
    return [];
  }
  if (oldMode === MODE.none) {
    return [[path, 'absent']];
  }
  let bytes: Uint8Array | undefined;
  return [[path, () => (bytes ??= gitOutput(place, ['cat-file', 'blob', oldId]))]];
}

const NO_CHANGES: ChangeSet = { paths: new Set(), before: new Map(), after: new Map() };

/** What has changed inside a submodule since the commit that was recorded, if that is still known there. */
function submoduleChanges({ env }: GitPlace, { path, oldMode, newMode, oldId }: RawEntry): ChangeSet {
  if (oldMode !== MODE.submodule || newMode !== MODE.submodule || diskFiles.kind(path) !== 'directory') {
    return NO_CHANGES;
  }
  // A hook's git says where its own repository and index are.
  const others = Object.entries(env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name),
  );
  const place = { folder: path, env: Object.fromEntries(others) };
  return commitOf(oldId, place) === undefined
    ? NO_CHANGES
    : worktreeChanges(place, diskFiles.realPath(path), oldId);
}
