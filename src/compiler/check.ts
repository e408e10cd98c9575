import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Suppression } from '../diagnostics/suppress.js';
import { environmentNames, type LoadOptions } from '../project/load.js';
import type { Project } from '../project/project.js';
import { CONTRACT_SCRIPT_NOT_FOUND } from '../rules/alignment/contract-script-not-found.js';
import { DEFINITION_RULES } from '../rules/definition/index.js';
import { PIPELINE_RULES, SCRIPT_RULES } from '../rules/index.js';
import { WIRING_DRIFT } from '../rules/resolution/wiring-drift.js';
import { WIRING_NOT_LOCKED } from '../rules/resolution/wiring-not-locked.js';
import type { KnownProblems, Sifted, Silencing } from './silence.js';

/** How far a check has come; `registry`: only what holds for every pipeline and every way to run it. */
export type Stage = 'nothing' | 'registry' | 'pipeline' | 'definition';

/** What a check has looked for, and where. */
export interface Judged {
  /** The manifest or definition that was checked (absolute path): no other check finds its problems. */
  readonly own?: string;
  /** Absolute paths of the files in which problems would have been found. */
  readonly files: readonly string[];
  readonly stage: Stage;
}

/** What one check of a command has found. A command concludes all its checks together. */
export interface Check {
  readonly project: Project;
  /** What is left to report, unordered; severities as the project sets them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files read. */
  readonly filesRead: readonly string[];
  readonly suppressed: readonly Diagnostic[];
  readonly baselined: readonly Diagnostic[];
  /** The suppressions in the files read, and those that something fell under. */
  readonly suppressions: readonly Suppression[];
  readonly used: readonly Suppression[];
  readonly baseline?: KnownProblems;
  readonly judged: Judged;
  /** Whether there are errors in the baseline: they may have kept rules from looking. */
  readonly hasKnownErrors: boolean;
}

/** The part of a check that comes from sifting what was found. `stage` is how far it came; errors that are reported take that back. */
export function siftedCheck(
  { errors, ...sifted }: Sifted,
  { suppressions, baseline }: Silencing,
  judged: Judged,
): Omit<Check, 'project' | 'filesRead'> {
  return {
    ...sifted,
    suppressions: [...suppressions.values()].flat(),
    ...(baseline === undefined ? {} : { baseline }),
    judged: errors === 'reported' ? { ...judged, stage: 'nothing' } : judged,
    hasKnownErrors: errors === 'baselined',
  };
}

/** A check as far as some of its files are concerned: what stands in others is left out. */
export function checkOf(
  check: Check,
  concerns: (diagnostic: Diagnostic) => boolean,
  files: readonly string[],
): Check {
  return {
    ...check,
    diagnostics: check.diagnostics.filter(concerns),
    suppressed: check.suppressed.filter(concerns),
    baselined: check.baselined.filter(concerns),
    filesRead: files,
    judged: { ...check.judged, files },
  };
}

/**
 * The stage of a compilation as far as it holds for every way in which the pipeline is run: with another environment,
 * region or environment variable, other problems may be found.
 */
export function stageForAll(
  stage: Stage,
  project: Project,
  { readsVariables }: Silencing,
  { overrides }: LoadOptions,
): Stage {
  const varies = readsVariables || overrides !== undefined || environmentNames(project).length > 0;
  return varies && stage !== 'nothing' ? 'registry' : stage;
}

// Only --locked looks for them.
const OF_LOCKS = new Set([WIRING_DRIFT.code, WIRING_NOT_LOCKED.code]);
const OF_DEFINITIONS = new Set(DEFINITION_RULES.map(({ code }) => code));
// What a script is held against depends on the steps that run it.
const OF_PIPELINES = new Set([
  ...[...PIPELINE_RULES, ...SCRIPT_RULES].map(({ code }) => code),
  ...OF_DEFINITIONS,
]);

/** Whether a check that has come to a stage has looked for a code, as far as that can be told. */
export function hasLookedFor(code: string, stage: Stage): boolean {
  if (code === CONTRACT_SCRIPT_NOT_FOUND.code) {
    return false; // Only checks of whole projects look for it, and a step that runs the script has another code for it.
  }
  if (OF_LOCKS.has(code)) {
    return false;
  }
  switch (stage) {
    case 'nothing':
      return false;
    case 'registry':
      return !OF_PIPELINES.has(code);
    case 'pipeline':
      return !OF_DEFINITIONS.has(code);
    case 'definition':
      return true;
  }
}
