import type { Compilation, WiringCheck } from '../compiler/compile.js';
import { checkLock } from '../compiler/lock-drift.js';
import { planLines, planLock } from '../compiler/lock-plan.js';
import { shownPath } from '../diagnostics/reporters/records.js';
import type { loadDocument } from '../project/document.js';
import { loadLock } from '../project/lock.js';
import type { explainWiring } from '../resolver/explain.js';
import type { Files } from '../source/files.js';
import { EXIT, type CommandIo } from './io.js';
import type { LockOptions } from './options.js';
import { writeWhole } from './write-whole.js';

/*
 * What few runs need of locks: a bundle of its own. What every start loads anyway is given to it.
 */

/** The check by which `--locked` holds each pipeline against its lock. */
export function lockCheck(
  files: Files,
  load: typeof loadDocument,
  explain: typeof explainWiring,
): WiringCheck {
  return (pipeline) => {
    const { file } = pipeline.graph.manifest.source;
    return checkLock(pipeline, loadLock(files, file, load), explain);
  };
}

/** Writes the locks of pipelines that have no errors, or says what it would write. Returns the exit code. */
export function writeLocks(
  compilations: readonly Compilation[],
  files: Files,
  load: typeof loadDocument,
  options: Pick<LockOptions, 'check' | 'dryRun'>,
  io: CommandIo,
): number {
  let isStale = false;
  for (const { judged, wiring } of compilations) {
    if (judged.own === undefined || wiring === undefined) {
      continue;
    }
    const plan = planLock(judged.own, wiring, files, load);
    const shown = shownPath(plan.path, io.cwd);
    const isLeft = plan.isSame || options.check === true || options.dryRun === true;
    const problem = isLeft ? undefined : writeWhole(plan.path, plan.text);
    if (problem !== undefined) {
      io.stderr(`pipectl: "${shown}" cannot be written: ${problem}.\n`);
      return EXIT.failed;
    }
    isStale ||= !plan.isSame;
    io.stdout(planLines(plan, shown, options));
  }
  return isStale && options.check === true ? EXIT.problems : EXIT.clean;
}
