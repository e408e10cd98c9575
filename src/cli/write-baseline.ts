import { basename, join, relative, resolve } from 'node:path';
import type { Check } from '../compiler/check.js';
import { byProject, newBaseline } from '../compiler/conclude.js';
import { baselineText, loadBaseline, type KnownProblem } from '../project/baseline.js';
import { BASELINE_FILE, SETTINGS_FILE, SUFFIXES } from '../project/kinds.js';
import { diskFiles } from '../source/files.js';
import { EXIT, UsageError, type CommandIo } from './io.js';
import type { RunOptions } from './options.js';
import { writeWhole } from './write-whole.js';

/** Throws a UsageError if the options ask for a baseline in a place where none can be written. */
export function checkBaselineTarget(options: RunOptions, io: CommandIo): void {
  const named = targetOf(options);
  if (named === undefined) {
    return;
  }
  const path = resolve(io.cwd, named);
  if (diskFiles.kind(path) === 'directory') {
    throw new UsageError(
      `"${named}" is a folder, not a file for the baseline. What is to be checked comes before --write-baseline.`,
    );
  }
  const isOther =
    basename(path) === SETTINGS_FILE || Object.values(SUFFIXES).some((suffix) => path.endsWith(suffix));
  if (!path.endsWith('.yaml') || isOther) {
    throw new UsageError(
      `"${named}" is no name for a baseline: it ends in .yaml, and is none of pipectl's other files. What is to be checked comes before --write-baseline.`,
    );
  }
  if (diskFiles.kind(path) === 'file' && loadBaseline(diskFiles, path).diagnostics.length > 0) {
    throw new UsageError(
      `"${named}" is no baseline, or a broken one. Delete it first if it is to be replaced.`,
    );
  }
}

/**
 * Writes what the checks have found as known, if the options ask for it: for each project into the file at its root, or
 * into the file that is named. Returns the exit code of a failure.
 */
export function writeBaselines(
  checks: readonly Check[],
  shows: (code: string) => boolean,
  options: RunOptions,
  io: CommandIo,
): number | undefined {
  if (options.writeBaseline === undefined) {
    return undefined;
  }
  const named = targetOf(options);
  const projects = byProject(checks);
  if (named !== undefined && projects.length > 1) {
    throw new UsageError(
      `One baseline is for one project, but ${projects.length} are checked. Without a name, each gets a ${BASELINE_FILE} of its own.`,
    );
  }
  for (const its of projects) {
    const path = named === undefined ? join(its[0].project.root, BASELINE_FILE) : resolve(io.cwd, named);
    const present = options.baseline === false ? [] : presentEntries(path);
    const known = newBaseline(its, diskFiles, present, shows);
    const shown = relative(io.cwd, path);
    const problem = writeWhole(path, baselineText(known));
    if (problem !== undefined) {
      io.stderr(`pipectl: "${shown}" cannot be written: ${problem}.\n`);
      return EXIT.failed;
    }
    const count = known.reduce((sum, entry) => sum + entry.count, 0);
    io.stderr(`Wrote ${shown} (${count === 1 ? '1 known problem' : `${count} known problems`}).\n`);
  }
  return undefined;
}

function targetOf({ baseline, writeBaseline }: RunOptions): string | undefined {
  if (typeof writeBaseline === 'string') {
    return writeBaseline;
  }
  return writeBaseline === true && typeof baseline === 'string' ? baseline : undefined;
}

function presentEntries(path: string): readonly KnownProblem[] {
  return diskFiles.kind(path) === 'file' ? loadBaseline(diskFiles, path).entries : [];
}
