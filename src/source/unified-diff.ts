/** Lines around a change that a diff shows. */
const CONTEXT = 3;
/** Changed lines up to which the shortest difference is looked for: the search takes a memory that grows with their square. */
const MAX_CHANGES = 1000;

/** A line of a diff: kept, or of the one text only. */
interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * The difference of two texts as a unified diff, as `git apply` and `patch -p1` take it; '' if there is none. `path` has
 * `/` between its folders.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  const lines = diffLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines);
  return hunks.length === 0 ? '' : `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** The lines of a text, each with its line end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The shortest way from one list of lines to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). */
function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const rounds: ReadonlyMap<number, number>[] = [];
  const reach = (diagonal: number): number => furthest.get(diagonal) ?? -1;
  for (let edits = 0; edits <= MAX_CHANGES; edits += 1) {
    rounds.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
      let x = isDown ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) {
        x += 1;
      }
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) {
        return wayBack(before, after, rounds);
      }
    }
  }
  return [
    ...before.map((line): DiffLine => ({ sign: '-', line })),
    ...after.map((line): DiffLine => ({ sign: '+', line })),
  ];
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = rounds.length - 1; edits >= 0; edits -= 1) {
    const reach = (diagonal: number): number => rounds[edits]?.get(diagonal) ?? -1;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : reach(previous);
    const fromY = edits === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      lines.push({ sign: ' ', line: before[x] ?? '' });
    }
    if (edits > 0) {
      lines.push(isDown ? { sign: '+', line: after[fromY] ?? '' } : { sign: '-', line: before[fromX] ?? '' });
      [x, y] = [fromX, fromY];
    }
  }
  return lines.reverse();
}

function hunksOf(lines: readonly DiffLine[]): readonly string[] {
  const hunks: string[] = [];
  const changes = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  let next = 0;
  while (next < changes.length) {
    const first = changes[next] ?? 0;
    let last = first;
    while (next < changes.length && (changes[next] ?? 0) - last <= 2 * CONTEXT + 1) {
      last = changes[next] ?? last;
      next += 1;
    }
    hunks.push(hunkText(lines, Math.max(0, first - CONTEXT), Math.min(lines.length, last + CONTEXT + 1)));
  }
  return hunks;
}

function hunkText(lines: readonly DiffLine[], from: number, to: number): string {
  const count = (range: readonly DiffLine[], other: '-' | '+'): number =>
    range.filter(({ sign }) => sign !== other).length;
  const hunk = lines.slice(from, to);
  const side = (other: '-' | '+'): string => {
    const length = count(hunk, other);
    const start = count(lines.slice(0, from), other) + (length === 0 ? 0 : 1);
    return length === 1 ? String(start) : `${start},${length}`;
  };
  const body = hunk.map(({ sign, line }) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${side('+')} +${side('-')} @@\n${body.join('')}`;
}
