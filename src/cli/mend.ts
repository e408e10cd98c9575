import type { Diagnostic, Fix, Span, TextEdit } from '../diagnostics/diagnostic.js';
import { arrange } from '../diagnostics/order.js';
import type { Silenced } from '../diagnostics/reporters/report.js';
import { summarize } from '../diagnostics/severity.js';
import { MAX_YAML_BYTES } from '../project/document.js';
import { applyEdits, clash } from '../source/edits.js';
import { withContents, type Files } from '../source/files.js';
import {
  ALIAS_EXPANSION,
  DUPLICATE_KEY,
  EMPTY_DOCUMENT,
  FORBIDDEN_KEY,
  NESTED_TOO_DEEPLY,
  SEVERAL_DOCUMENTS,
  UNREADABLE_TEXT,
  YAML_SYNTAX,
} from '../source/problems.js';

/** What a run of the checks came to. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly silenced: Silenced;
  /** How many files were looked at. */
  readonly filesChecked: number;
  /** Root folders, absolute, of the projects that the checked files belong to. */
  readonly roots: ReadonlySet<string>;
}

/** Runs the checks of a command on files. */
export type Check = (files: Files) => Promise<Checked>;

/** A problem that can be mended. */
export type Mendable = Diagnostic & { readonly fix: Fix };

/** What mending came to. Nothing is written yet. */
export interface Mended {
  readonly problems: readonly Mendable[];
  /** The files that change, by their paths without symbolic links. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** What the checks say of the changed files. */
  readonly checked: Checked;
}

/**
 * Rounds without there being fewer problems than ever before. Mends follow from mends: a renamed key shows that its value is
 * misspelt, too. Still more rounds mean that two mends go in a circle.
 */
const MAX_ROUNDS = 10;

/**
 * Makes the fixes of what the checks find, and of what they find then, until there is nothing more to mend. Of fixes that
 * clash the first one by its place is made, the other in the next round. A fix after which its problem is still there, or
 * that does damage, is not made: see `isBetter`.
 */
export async function mendAll(
  check: Check,
  files: Files,
  first: Checked,
  isMendable: (diagnostic: Mendable) => boolean,
): Promise<Mended> {
  let mended: Mended = { problems: [], contents: new Map(), checked: first };
  let fewest = arrange(first.diagnostics).length;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = arrange(mended.checked.diagnostics).filter(hasFix).filter(isMendable);
    const next = await mendTogether(check, files, mended, withoutClashes(files, candidates));
    if (next.problems.length === mended.problems.length) {
      break;
    }
    mended = next;
    const left = arrange(mended.checked.diagnostics).length;
    round = left < fewest ? -1 : round;
    fewest = Math.min(left, fewest);
  }
  return mended;
}

/** Codes of files whose text says nothing any more. */
const UNREADABLE: ReadonlySet<string> = new Set(
  [
    YAML_SYNTAX,
    DUPLICATE_KEY,
    UNREADABLE_TEXT,
    ALIAS_EXPANSION,
    EMPTY_DOCUMENT,
    SEVERAL_DOCUMENTS,
    NESTED_TOO_DEEPLY,
    FORBIDDEN_KEY,
  ].map(({ code }) => code),
);

/** Whether a problem has a fix. */
export function hasFix(diagnostic: Diagnostic): diagnostic is Mendable {
  return diagnostic.fix !== undefined;
}

/** Fixes that can be made at once, the first ones by place. */
function withoutClashes(files: Files, candidates: readonly Mendable[]): readonly Mendable[] {
  const taken = new Map<string, TextEdit[]>();
  const linesOf = ({ span }: TextEdit): readonly string[] => {
    const file = files.realPath(span.file);
    const length = span.end.line - span.start.line + 1;
    return Array.from({ length }, (_, index) => `${span.start.line + index} ${file}`);
  };
  return candidates.filter(({ fix }) => {
    const clashes = fix.edits.some((edit) =>
      linesOf(edit).some((line) => taken.get(line)?.some((other) => clash(edit, other)) === true),
    );
    for (const edit of clashes ? [] : fix.edits) {
      for (const line of linesOf(edit)) {
        taken.set(line, [...(taken.get(line) ?? []), edit]);
      }
    }
    return !clashes;
  });
}

/** Makes as many of some fixes as do good: all, or where that does damage, the good ones of each half. */
async function mendTogether(
  check: Check,
  files: Files,
  base: Mended,
  candidates: readonly Mendable[],
): Promise<Mended> {
  let best = { made: [] as readonly Mendable[], contents: base.contents, checked: base.checked };
  const attempt = async (some: readonly Mendable[]): Promise<void> => {
    if (some.length === 0) {
      return;
    }
    const made = [...best.made, ...some];
    const { contents, isEdited } = edited(files, base.contents, made);
    const checked = await check(withContents(files, contents));
    if (isBetter(best.checked.diagnostics, checked.diagnostics, some, isEdited)) {
      best = { made, contents, checked };
    } else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      await attempt(some.slice(0, half));
      await attempt(some.slice(half));
    }
  };
  await attempt(candidates);
  const { made, contents, checked } = best;
  return { problems: [...base.problems, ...made], contents, checked };
}

/** The contents of files after fixes, and whether a place is on a line that they left behind. */
function edited(
  files: Files,
  contents: ReadonlyMap<string, Uint8Array>,
  made: readonly Mendable[],
): {
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly isEdited: (span: Span) => 'file' | 'line' | false;
} {
  const edits = new Map<string, TextEdit[]>();
  for (const edit of made.flatMap(({ fix }) => fix.edits)) {
    const file = files.realPath(edit.span.file);
    const others = edits.get(file);
    if (others === undefined) {
      edits.set(file, [edit]);
    } else {
      others.push(edit);
    }
  }
  const changed = new Map(contents);
  const lines = new Map<string, ReadonlySet<number>>();
  for (const [file, all] of edits) {
    const result = withContents(files, contents).read(file, MAX_YAML_BYTES);
    const bytes = result.kind === 'ok' ? result.bytes : new Uint8Array();
    const after = applyEdits(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), all);
    changed.set(file, new TextEncoder().encode(after.text));
    lines.set(file, after.lines);
  }
  return {
    contents: changed,
    isEdited: ({ file, start, end }) => {
      const inFile = lines.get(files.realPath(file));
      const isLine = [...(inFile ?? [])].some((line) => line >= start.line && line <= end.line);
      return inFile === undefined ? false : isLine ? 'line' : 'file';
    },
  };
}

/**
 * Whether fixes did good: their problems are gone, the files can still be read, and there are not more errors than before,
 * one of which is about what the fixes wrote. More errors elsewhere were there before, hidden by the problem that is gone: of a
 * step with a misspelt key nothing else is said.
 */
function isBetter(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  made: readonly Mendable[],
  isEdited: (span: Span) => 'file' | 'line' | false,
): boolean {
  const [left, right] = [countByKey(before), countByKey(after)];
  const areGone = [...countByKey(made)].every(
    ([key, count]) => (right.get(key) ?? 0) <= (left.get(key) ?? 0) - count,
  );
  const appeared = after.filter((diagnostic) => !left.has(keyOf(diagnostic)));
  const isBroken = appeared.some(
    ({ code, span }) => UNREADABLE.has(code) && span !== undefined && isEdited(span) !== false,
  );
  const hasMore = summarize(arrange(after)).errors > summarize(arrange(before)).errors;
  const isWrong = appeared.some(
    ({ severity, span, related }) =>
      severity === 'error' &&
      [span, ...related.map((other) => other.span)].some(
        (place) => place !== undefined && isEdited(place) === 'line',
      ),
  );
  // Of several, the good that one does must not hide the damage of another: they are tried one by one then.
  return areGone && !isBroken && !(isWrong && (hasMore || made.length > 1));
}

function keyOf({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, message, span?.file]);
}

function countByKey(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const diagnostic of arrange(diagnostics)) {
    counts.set(keyOf(diagnostic), (counts.get(keyOf(diagnostic)) ?? 0) + 1);
  }
  return counts;
}
