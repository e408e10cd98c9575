import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { identityKey, type ProblemIdentity } from '../diagnostics/identity.js';
import { arrange } from '../diagnostics/order.js';
import type { Files } from '../source/files.js';
import { locationOf, type Location } from '../source/location.js';
import { yamlScalar } from '../source/yaml-scalar.js';
import { loadDocument } from './document.js';
import { baselineKind } from './kinds.js';

/** A problem that is known, as often as it may occur in its file. */
export interface KnownProblem extends ProblemIdentity {
  readonly count: number;
}

/** A file of known problems. */
export interface Baseline {
  /** Absolute path of the file. */
  readonly path: string;
  /** In the order of the file; those that cannot be read are left out. */
  readonly entries: readonly (KnownProblem & { readonly at: Location })[];
  /** What is wrong with the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a file of known problems (absolute path). */
export function loadBaseline(files: Files, path: string): Baseline {
  const { document, diagnostics } = loadDocument(files, path, baselineKind);
  if (document === undefined) {
    return { path, entries: [], diagnostics };
  }
  const entries = Object.entries(document.value.problems).flatMap(([file, problems]) =>
    problems.map(({ code, message, count = 1 }, index) => ({
      code,
      file,
      message,
      count,
      at: locationOf(document.source, 'problems', file, index),
    })),
  );
  return { path, entries, diagnostics };
}

/** Identities with the number of times that each occurs, in the order of their first occurrence. */
export function counted(identities: readonly ProblemIdentity[]): readonly KnownProblem[] {
  const known = new Map<string, KnownProblem>();
  for (const identity of identities) {
    const key = identityKey(identity);
    known.set(key, { ...identity, count: (known.get(key)?.count ?? 0) + 1 });
  }
  return [...known.values()];
}

/**
 * The diagnostics that known problems leave over, and those that they account for: of each problem the first in the
 * order of reports, as many as are known. `identity` gives undefined for what cannot be known.
 */
export function setAside(
  diagnostics: readonly Diagnostic[],
  known: readonly KnownProblem[],
  identity: (diagnostic: Diagnostic) => ProblemIdentity | undefined,
): { readonly left: readonly Diagnostic[]; readonly known: readonly Diagnostic[] } {
  const rest = new Map<string, number>();
  for (const problem of known) {
    const key = identityKey(problem);
    rest.set(key, (rest.get(key) ?? 0) + problem.count);
  }
  const left: Diagnostic[] = [];
  const accounted: Diagnostic[] = [];
  for (const diagnostic of arrange(diagnostics)) {
    const found = identity(diagnostic);
    const key = found === undefined ? '' : identityKey(found);
    const count = rest.get(key) ?? 0;
    rest.set(key, count - 1);
    (count > 0 ? accounted : left).push(diagnostic);
  }
  return { left, known: accounted };
}

const HEADER = `# Problems that pipectl knows and does not report: those that were there when this file was written, so that only new
# ones are. Commit it, and mend them bit by bit; \`pipectl validate --write-baseline\` writes it anew.
`;

/** The text of a file of known problems: sorted by file, code and message, whatever the order of the problems. */
export function baselineText(problems: readonly KnownProblem[]): string {
  const files = new Map<string, KnownProblem[]>();
  for (const problem of [...problems].sort(byPlace)) {
    files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  }
  const parts = [...files].map(([file, entries]) => {
    const items = entries.map(
      ({ code, message, count }) =>
        `    - code: ${yamlScalar(code)}\n      message: ${yamlScalar(message)}\n` +
        (count === 1 ? '' : `      count: ${count}\n`),
    );
    return `  ${yamlScalar(file)}:\n${items.join('')}`;
  });
  return `${HEADER}problems:${parts.length === 0 ? ' {}' : ''}\n${parts.join('')}`;
}

function byPlace(left: KnownProblem, right: KnownProblem): number {
  return (
    compare(left.file, right.file) || compare(left.code, right.code) || compare(left.message, right.message)
  );
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
