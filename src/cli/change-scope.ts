import type { Check } from '../compiler/check.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityOf, type ProblemIdentity } from '../diagnostics/identity.js';
import { counted, setAside } from '../project/baseline.js';
import { isInside } from '../project/project.js';
import { diskFiles } from '../source/files.js';
import { findChanges, type ChangeChoice, type Changes } from './changed-files.js';
import { UsageError, type CommandIo } from './io.js';
import type { RunOptions } from './options.js';

/** The changes that a command is limited to; undefined if it is not. Throws a UsageError for options that exclude each other. */
export function chosenChanges(options: RunOptions, io: CommandIo): Changes | undefined {
  const { changed, since, staged } = options;
  if (changed !== true && since === undefined && staged !== true) {
    return undefined;
  }
  if (staged === true && since !== undefined) {
    throw new UsageError('--staged compares with the last commit: leave out --since.');
  }
  if (options.writeBaseline !== undefined) {
    throw new UsageError('A baseline holds all problems: leave out --changed, --since and --staged.');
  }
  const choice: ChangeChoice = staged === true ? 'staged' : since === undefined ? {} : { since };
  return findChanges(choice, io);
}

/** Throws a UsageError if a project that was checked is not in the repository whose changes are looked at. */
export function expectInRepository(checks: readonly Check[], { root }: Changes): void {
  for (const { project } of checks) {
    const folder = diskFiles.realPath(project.root);
    if (!isInside(root, folder) && !isInside(folder, root)) {
      throw new UsageError(
        `The project "${project.root}" is not in the git repository of the working directory, "${root}".`,
      );
    }
  }
}

/**
 * What the changes have to do with: problems in a file that has changed, and those elsewhere that were not there
 * before. `before` gives what was found before; it is called only if there is something to compare.
 */
export async function newProblems(
  diagnostics: readonly Diagnostic[],
  changes: Changes,
  before: () => Promise<readonly Diagnostic[]>,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly unchanged: number }> {
  const isInChange = ({ span }: Diagnostic): boolean => span === undefined || changes.has(span.file);
  const elsewhere = diagnostics.filter((diagnostic) => !isInChange(diagnostic));
  if (elsewhere.length === 0) {
    return { diagnostics, unchanged: 0 };
  }
  const { left, known } = setAside(elsewhere, counted((await before()).map(identity)), identity);
  return { diagnostics: [...diagnostics.filter(isInChange), ...left], unchanged: known.length };
}

/** A problem that has become an error is another one. */
function identity(diagnostic: Diagnostic): ProblemIdentity {
  const found = identityOf(diagnostic, '/');
  return { ...found, code: `${diagnostic.severity} ${found.code}` };
}
