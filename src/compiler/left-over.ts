import { resolve } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import { identityKey, identityOf } from '../diagnostics/identity.js';
import { arrange } from '../diagnostics/order.js';
import { canBeSilenced, unusedSuppression, type Suppression } from '../diagnostics/suppress.js';
import { MENDED_PROBLEM } from '../diagnostics/suppress-problems.js';
import { counted, type Baseline } from '../project/baseline.js';
import { SUFFIXES } from '../project/kinds.js';
import type { Files } from '../source/files.js';
import { spanOf } from '../source/location.js';
import { PROBLEMS } from './catalogue.js';
import { hasLookedFor, type Check } from './check.js';

/** The checks of one project. */
export type SomeChecks = readonly [Check, ...Check[]];

/** The suppressions of a project that nothing falls under, where the checks would have found it. `used` are those of all checks of the command. */
export function unusedSuppressions(
  checks: SomeChecks,
  used: ReadonlySet<Suppression>,
  files: Files,
  shows: (code: string) => boolean,
): readonly Diagnostic[] {
  const unused = [...new Set(checks.flatMap(({ suppressions }) => suppressions))].filter(
    (suppression) => !used.has(suppression) && shows(suppression.code),
  );
  const hasLooked = lookup(
    checks.map((check) =>
      check.hasKnownErrors ? { ...check, judged: { ...check.judged, stage: 'nothing' } } : check,
    ),
    files,
  );
  return unused.filter(({ at, code }) => hasLooked(at.file, code)).map(unusedSuppression);
}

/** The entries of a project's baseline that are not needed, or not as often, where the checks would have found the problem. */
export function mendedProblems(
  checks: SomeChecks,
  { entries }: Baseline,
  files: Files,
  shows: (code: string) => boolean,
): readonly Diagnostic[] {
  const [{ project }] = checks;
  const all = arrange(checks.flatMap(({ diagnostics, baselined }) => [...diagnostics, ...baselined]));
  const found = new Map(
    counted(all.map((diagnostic) => identityOf(diagnostic, project.root))).map((problem) => [
      identityKey(problem),
      problem.count,
    ]),
  );
  const hasLooked = lookup(checks, files);
  return entries.flatMap((entry) => {
    const { code, count, at } = entry;
    const file = resolve(project.root, entry.file);
    const key = identityKey(entry);
    const there = Math.min(found.get(key) ?? 0, count);
    found.set(key, (found.get(key) ?? 0) - there);
    const isJudged = files.kind(file) === 'absent' || hasLooked(file, code);
    if (there === count || !shows(code) || !canBeSilenced(code) || !isJudged) {
      return [];
    }
    const rest = there === 0 ? '' : `: only ${there} of ${count} such problems are left`;
    return [
      diagnose(MENDED_PROBLEM, spanOf(at), {
        message: `The entry for "${code}" in "${entry.file}" is not needed any more${rest}.`,
        help: 'Write the baseline again with --write-baseline, or correct the entry.',
      }),
    ];
  });
}

/**
 * Whether the checks would have found a problem of a code in a file, were there one: the check that alone can find it,
 * or for a file that pipelines share the checks of all manifests of the project, each of which may find its own.
 */
export function lookup(checks: readonly Check[], files: Files): (file: string, code: string) => boolean {
  let manifests: readonly string[] | undefined;
  const isOff = (code: string): boolean =>
    checks.some(({ project }) => {
      const rules = project.settings?.value.rules ?? {};
      return PROBLEMS.some(
        (problem) => problem.code === code && (rules[problem.code] ?? rules[problem.name]) === 'off',
      );
    });
  return (file, code) => {
    const looking = checks.filter(({ judged }) => hasLookedFor(code, judged.stage));
    const readers = looking.filter(({ judged }) => judged.files.includes(file));
    if (readers.length === 0 || isOff(code)) {
      return false;
    }
    if (checks.some(({ judged }) => judged.own === file)) {
      return readers.some(({ judged }) => judged.own === file);
    }
    manifests ??= files
      .list(readers[0]?.project.root ?? '')
      .filter((path) => path.endsWith(SUFFIXES.manifest));
    return manifests.every((manifest) => looking.some(({ judged }) => judged.own === manifest));
  };
}
