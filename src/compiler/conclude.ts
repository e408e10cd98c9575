import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityKey, identityOf } from '../diagnostics/identity.js';
import { arrange } from '../diagnostics/order.js';
import { withSeverities } from '../diagnostics/severity.js';
import { canBeSilenced, type Suppression } from '../diagnostics/suppress.js';
import { counted, type KnownProblem } from '../project/baseline.js';
import type { Files } from '../source/files.js';
import type { Check } from './check.js';
import { lookup, mendedProblems, unusedSuppressions, type SomeChecks } from './left-over.js';
import { aside, type KnownProblems } from './silence.js';

/** What the checks of one command come to. */
export interface Conclusion {
  readonly diagnostics: readonly Diagnostic[];
  /** How many problems comments suppress. */
  readonly suppressed: number;
  /** How many problems are in the baseline. */
  readonly baselined: number;
}

/**
 * Concludes the checks of one command. Whether a suppression or an entry of a baseline is left over can be told only
 * here: each check sees a part of the project. `shows` is true for the codes that the command reports.
 */
export function conclude(
  checks: readonly Check[],
  files: Files,
  shows: (code: string) => boolean = () => true,
): Conclusion {
  const used = new Set(checks.flatMap((check) => check.used));
  // A baseline that is named holds for all projects, and its entries may be for another one.
  const isShared = (baseline: KnownProblems): boolean =>
    byProject(checks.filter((check) => check.baseline === baseline)).length > 1;
  const parts = byProject(checks).map((its) => concludeProject(its, used, isShared, files, shows));
  const shown = (of: (part: Settled) => readonly Diagnostic[]) =>
    parts.flatMap(of).filter(({ code }) => shows(code));
  return {
    diagnostics: withoutEchoes(shown(({ diagnostics }) => diagnostics)),
    suppressed: arrange(shown(({ suppressed }) => suppressed)).length,
    baselined: arrange(shown(({ baselined }) => baselined)).length,
  };
}

/** A script that a contract names in vain is said once: for the step that runs it, if there is one. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const missed = new Set(
    diagnostics.filter(({ code }) => code === 'ALN431').map(({ span }) => JSON.stringify(span)),
  );
  return diagnostics.filter(({ code, span }) => code !== 'ALN464' || !missed.has(JSON.stringify(span)));
}

/**
 * What a baseline of a project's checks holds: every problem that they have found and that can be known, and of the
 * present baseline what they have not looked for. The checks have taken everything for known.
 */
export function newBaseline(
  checks: readonly Check[],
  files: Files,
  present: readonly KnownProblem[],
  shows: (code: string) => boolean = () => true,
): readonly KnownProblem[] {
  const root = checks[0]?.project.root ?? '';
  const found = arrange(checks.flatMap(({ baselined }) => baselined)).filter(({ code }) => shows(code));
  const known = new Map(
    counted(found.map((diagnostic) => identityOf(diagnostic, root))).map((problem) => [
      identityKey(problem),
      problem,
    ]),
  );
  const hasLooked = lookup(checks, files);
  for (const problem of present) {
    const file = resolve(root, problem.file);
    const isGone = files.kind(file) === 'absent' || (shows(problem.code) && hasLooked(file, problem.code));
    if (!isGone && canBeSilenced(problem.code)) {
      const key = identityKey(problem);
      const count = Math.max(problem.count, known.get(key)?.count ?? 0);
      known.set(key, { code: problem.code, file: problem.file, message: problem.message, count });
    }
  }
  return [...known.values()];
}

type Settled = Pick<Check, 'diagnostics' | 'suppressed' | 'baselined'>;

/** The checks of each project, by its root. */
export function byProject(checks: readonly Check[]): readonly SomeChecks[] {
  const groups = new Map<string, SomeChecks>();
  for (const check of checks) {
    const group = groups.get(check.project.root);
    groups.set(check.project.root, group === undefined ? [check] : [...group, check]);
  }
  return [...groups.values()];
}

function concludeProject(
  checks: SomeChecks,
  used: ReadonlySet<Suppression>,
  isShared: (baseline: KnownProblems) => boolean,
  files: Files,
  shows: (code: string) => boolean,
): Settled {
  const [{ project }] = checks;
  const baseline = checks.map((check) => check.baseline).find((known) => known !== undefined);
  // Two checks may have spent the same entry on different problems.
  const { left, known } = aside(
    arrange(checks.flatMap(({ diagnostics, baselined }) => [...diagnostics, ...baselined])),
    baseline,
    project.root,
  );
  const leftOver = [
    ...unusedSuppressions(checks, used, files, shows),
    ...(typeof baseline === 'object' && !isShared(baseline)
      ? mendedProblems(checks, baseline, files, shows)
      : []),
  ];
  return {
    diagnostics: [...left, ...withSeverities(leftOver, project.settings?.value.rules ?? {})],
    suppressed: checks.flatMap(({ suppressed }) => suppressed),
    baselined: known,
  };
}
