import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityOf } from '../diagnostics/identity.js';
import { withSeverities, type SeverityOverride } from '../diagnostics/severity.js';
import { canBeSilenced, suppressionsOf, type Suppression } from '../diagnostics/suppress.js';
import { setAside, type Baseline } from '../project/baseline.js';

/** What is known and not reported; `everything` is for writing a baseline of it. */
export type KnownProblems = Baseline | 'everything';

/** Everything by which a project silences problems, as far as the files that a check has read say it. */
export interface Silencing {
  /** The project's root. */
  readonly root: string;
  readonly overrides: Readonly<Record<string, SeverityOverride>>;
  /** By file (absolute path); files without any are absent. */
  readonly suppressions: ReadonlyMap<string, readonly Suppression[]>;
  readonly baseline?: KnownProblems;
  /** Whether one of the files takes values from environment variables. */
  readonly readsVariables: boolean;
  /** What is wrong with comments and baseline. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check has found, after severities, comments and baseline. */
export interface Sifted {
  /** What is left to report. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Diagnostic[];
  readonly baselined: readonly Diagnostic[];
  /** The suppressions that something fell under. */
  readonly used: readonly Suppression[];
  /** What may have kept rules from looking: errors that are reported, errors in the baseline only, or none. */
  readonly errors: 'reported' | 'baselined' | 'none';
}

/**
 * What is left of findings: first the project's severities count, so that a rule that is off needs no comment, then
 * comments, then the baseline.
 */
export function sift(found: readonly Diagnostic[], silencing: Silencing): Sifted {
  const { overrides, suppressions, baseline, root } = silencing;
  const used: Suppression[] = [];
  const suppressed: Diagnostic[] = [];
  const open: Diagnostic[] = [];
  const errors = new Set<Diagnostic>();
  for (const finding of found) {
    for (const diagnostic of withSeverities([finding], overrides)) {
      const matching = suppressionsOf(diagnostic, (file) => suppressions.get(file) ?? []);
      used.push(...matching);
      (matching.length > 0 ? suppressed : open).push(diagnostic);
      // An error that the project has made a warning keeps rules from looking all the same.
      if (finding.severity === 'error' || diagnostic.severity === 'error') {
        errors.add(diagnostic);
      }
    }
  }
  const { left, known } = aside(open, baseline, root);
  const hasError = (part: readonly Diagnostic[]) => part.some((diagnostic) => errors.has(diagnostic));
  return {
    diagnostics: left,
    suppressed,
    baselined: known,
    used,
    errors: hasError(left) ? 'reported' : hasError(known) ? 'baselined' : 'none',
  };
}

/** What a baseline leaves over of the diagnostics of a project (its root), and what it accounts for. */
export function aside(
  diagnostics: readonly Diagnostic[],
  baseline: KnownProblems | undefined,
  root: string,
): ReturnType<typeof setAside> {
  const canBeKnown = ({ code, span }: Diagnostic): boolean => span !== undefined && canBeSilenced(code);
  if (baseline === undefined) {
    return { left: diagnostics, known: [] };
  }
  return baseline === 'everything'
    ? {
        left: diagnostics.filter((diagnostic) => !canBeKnown(diagnostic)),
        known: diagnostics.filter(canBeKnown),
      }
    : setAside(diagnostics, baseline.entries, (diagnostic) =>
        canBeKnown(diagnostic) ? identityOf(diagnostic, root) : undefined,
      );
}

/** Two parts of what one check has found, as one. */
export function bothSifted(first: Sifted, second: Sifted): Sifted {
  const errors = [first.errors, second.errors];
  return {
    diagnostics: [...first.diagnostics, ...second.diagnostics],
    suppressed: [...first.suppressed, ...second.suppressed],
    baselined: [...first.baselined, ...second.baselined],
    used: [...first.used, ...second.used],
    errors: errors.includes('reported') ? 'reported' : errors.includes('baselined') ? 'baselined' : 'none',
  };
}
