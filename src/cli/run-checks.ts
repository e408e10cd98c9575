import type { Check } from '../compiler/check.js';
import type { CompileSetting } from '../compiler/compile.js';
import { conclude } from '../compiler/conclude.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diskFiles, type Files } from '../source/files.js';
import { checkAndFix, withPossibleFixes } from './check-and-fix.js';
import { chosenChanges, expectInRepository, newProblems } from './change-scope.js';
import { UsageError, type CommandIo } from './io.js';
import type { Checked } from './mend.js';
import type { MainSetting, RunOptions } from './options.js';
import { printReport } from './report.js';
import { compileSetting } from './setting.js';
import { checkBaselineTarget, writeBaselines } from './write-baseline.js';

/** What a command checks, and the codes that it reports. */
export interface CheckRun {
  readonly check: (setting: CompileSetting) => Promise<readonly Check[]>;
  readonly shows: (code: string) => boolean;
  /** Where the report is printed: on stderr beside the output of a command. */
  readonly stream?: 'stderr';
}

/**
 * Runs the checks of a command, prints what they come to, limited to changes where that is asked for, and writes what
 * is to be known from now on. Returns the exit code.
 */
export async function runChecks(
  { check, shows, stream }: CheckRun,
  options: RunOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  checkCombination(options);
  checkBaselineTarget(options, io);
  const told = { ...options, ...setting };
  const changes = chosenChanges(options, io);
  if (changes?.isEmpty === true) {
    return printReport({ diagnostics: [], filesChecked: 0 }, told, io, 'stdout');
  }
  const library = setting.library();
  const runOn = async (files: Files): Promise<Run> => {
    const compileWith = compileSetting(options, io, library, files);
    const checks = await check(compileWith);
    const { diagnostics, ...silenced } = conclude(checks, compileWith.files, shows);
    return {
      checks,
      diagnostics,
      silenced,
      filesChecked: new Set(checks.flatMap(({ filesRead }) => filesRead)).size,
      roots: new Set(checks.map(({ project }) => project.root)),
    };
  };
  if (options.fix === true) {
    return checkAndFix(runOn, diskFiles, library, told, io);
  }
  const files = changes?.after ?? diskFiles;
  const found = await runOn(files);
  const { checks, silenced, filesChecked } = found;
  const diagnostics = withPossibleFixes(found, files, library);
  if (changes !== undefined) {
    expectInRepository(checks, changes);
    const fresh = await newProblems(diagnostics, changes, async () => foundBy(() => runOn(changes.before)));
    const counts = { ...silenced, unchanged: fresh.unchanged };
    const report = { diagnostics: fresh.diagnostics, filesChecked, silenced: counts, files };
    return printReport({ ...report, fixCommand: '--fix' }, told, io, 'stdout');
  }
  const report = { diagnostics, filesChecked, silenced };
  const exitCode = await (stream === undefined
    ? printReport({ ...report, fixCommand: '--fix' }, told, io, 'stdout')
    : printReport(report, told, io, stream));
  return writeBaselines(checks, shows, options, io) ?? exitCode;
}

/** What the checks of a command came to. */
interface Run extends Checked {
  readonly checks: readonly Check[];
}

/** Fixes are made in the files on the disk, and for all that is found there. */
function checkCombination(options: RunOptions): void {
  const other = (
    [
      ['changed', '--changed'],
      ['since', '--since'],
      ['staged', '--staged'],
      ['writeBaseline', '--write-baseline'],
    ] as const
  ).find(([key]) => options[key] !== undefined);
  if (options.fix === true && other !== undefined) {
    throw new UsageError(`"--fix" does not go with "${other[1]}".`);
  }
  if (options.dryRun === true && options.fix !== true) {
    throw new UsageError('"--dry-run" goes with "--fix".');
  }
}

/** What a run finds; nothing if what the command line names was not there. */
async function foundBy(
  run: () => Promise<{ readonly diagnostics: readonly Diagnostic[] }>,
): Promise<readonly Diagnostic[]> {
  try {
    return (await run()).diagnostics;
  } catch (error) {
    if (error instanceof UsageError) {
      return [];
    }
    throw error;
  }
}
