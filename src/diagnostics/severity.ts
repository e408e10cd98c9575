import type { Diagnostic, Severity } from './diagnostic.js';

/** What a project can make of a problem: one of the severities, or `off` for not reported at all. */
export type SeverityOverride = Severity | 'off';

/** How many diagnostics there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** SRC0xx and SCH1xx are broken texts, DAG204 is a cycle: nothing downstream of them can be trusted. IMP9xx are of no project. */
const FIXED_CODES = /^(?:SRC0\d\d|SCH1\d\d|DAG204|IMP9\d\d)$/;

/** Whether the severity of a code is part of its meaning and cannot be overridden (DESIGN section 4). */
export function hasFixedSeverity(code: string): boolean {
  return FIXED_CODES.test(code);
}

/**
 * The diagnostics with the severities a project asks for, in the same order, without those that are `off`.
 * Keys of `overrides` are codes (`DAG201`) or kebab names; where both name one problem, the code decides.
 * Overrides of codes with a fixed severity have no effect: see `hasFixedSeverity` to report them.
 */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  overrides: Readonly<Record<string, SeverityOverride>>,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const wanted = overrideOf(diagnostic, overrides);
    if (wanted === undefined || wanted === diagnostic.severity) {
      return [diagnostic];
    }
    return wanted === 'off' ? [] : [{ ...diagnostic, severity: wanted }];
  });
}

/** The number of errors, warnings and infos. */
export function summarize(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function overrideOf(
  { code, name }: Diagnostic,
  overrides: Readonly<Record<string, SeverityOverride>>,
): SeverityOverride | undefined {
  if (hasFixedSeverity(code)) {
    return undefined;
  }
  // Own keys only: a problem named "constructor" is not overridden by Object.prototype.
  return [code, name].filter((key) => Object.hasOwn(overrides, key)).map((key) => overrides[key])[0];
}
