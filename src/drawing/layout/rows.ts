import type { Box, Link } from './graph.js';
import type { Ranking } from './rank.js';

/** What stands in a row: a box, or the place that a link takes where it goes through the row. */
export interface Item {
  readonly row: number;
  readonly width: number;
  readonly height: number;
  /** Whether it is a box. */
  readonly isBox: boolean;
  /** Items of the row above and of the row below that links lead to. */
  readonly up: number[];
  readonly down: number[];
}

/** Boxes in even rows, labels in odd ones. Every item is known by its place in `items`; the boxes come first. */
export interface Rows {
  readonly items: readonly Item[];
  /** The items of each row from the left. */
  readonly rows: readonly (readonly number[])[];
  /** The items that each link passes, from the upper end to the lower one; undefined for links that are not drawn. */
  readonly chains: readonly (readonly number[] | undefined)[];
  /** The item of each link that holds its label. */
  readonly labels: ReadonlyMap<number, number>;
}

/** Most places of links between their ends. Where there would be more, the longest links go straight through. */
const MAX_WAYPOINTS = 50_000;

/** Puts boxes into rows by their ranks, and each link into every row that it passes. Boxes without links fill rows of their own below. */
export function rowsOf(
  boxes: readonly Box[],
  links: readonly Link[],
  pairs: readonly (readonly [number, number] | undefined)[],
  { ranks, backward }: Ranking,
): Rows {
  const linked = new Set(pairs.flatMap((pair) => pair ?? []));
  const single = boxes.flatMap((_, box) => (linked.has(box) ? [] : [box]));
  const depth = ranks.reduce((most, row, box) => (linked.has(box) ? Math.max(most, row + 1) : most), 0);
  const perRow = Math.max(5, Math.ceil(Math.sqrt(single.length)));
  const singleRow = new Map(single.map((box, index) => [box, depth + Math.floor(index / perRow)]));
  const items: Item[] = boxes.map(({ width, height }, box) => ({
    row: 2 * (singleRow.get(box) ?? ranks[box] ?? 0),
    width,
    height,
    isBox: true,
    up: [],
    down: [],
  }));
  const rowOf = (item: number): number => items[item]?.row ?? 0;
  const ends = pairs.map((pair, index) =>
    pair === undefined || !backward.has(index) ? pair : ([pair[1], pair[0]] as const),
  );
  const longest = longestSpan(
    ends.flatMap((pair) => (pair === undefined ? [] : [rowOf(pair[1]) - rowOf(pair[0]) - 1])),
  );
  const labels = new Map<number, number>();
  const join = (upper: number, lower: number): void => {
    if (rowOf(lower) - rowOf(upper) === 1) {
      items[upper]?.down.push(lower);
      items[lower]?.up.push(upper);
    }
  };
  const chains = ends.map((pair, index) => {
    if (pair === undefined) {
      return undefined;
    }
    const [upper, lower] = pair;
    const [first, last] = [rowOf(upper) + 1, rowOf(lower) - 1];
    const label = links[index]?.label;
    const labelRow = (links[index]?.labelNear === 'from') === !backward.has(index) ? first : last;
    const chain = [upper];
    for (let row = first; row <= last; row += 1) {
      const isLabel = label !== undefined && row === labelRow;
      if (isLabel) {
        labels.set(index, items.length);
      }
      if (isLabel || last - first + 1 < longest) {
        chain.push(items.length);
        const size = isLabel ? label : { width: 0, height: 0 };
        items.push({ row, width: size.width, height: size.height, isBox: false, up: [], down: [] });
      }
    }
    chain.push(lower);
    chain.slice(1).forEach((item, at) => join(chain[at] ?? 0, item));
    return chain;
  });
  return { items, rows: firstOrder(items), chains, labels };
}

/** The longest span up to which links pass every row, so that there are not too many places of links. */
function longestSpan(spans: readonly number[]): number {
  let total = 0;
  for (const span of [...spans].sort((a, b) => a - b)) {
    total += span;
    if (total > MAX_WAYPOINTS) {
      return span;
    }
  }
  return Infinity;
}

/** Each row in the order in which a walk downwards from the uppermost items meets its items: what belongs together stands together. */
function firstOrder(items: readonly Item[]): readonly (readonly number[])[] {
  const count = items.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const rows = Array.from({ length: count }, (): number[] => []);
  const seen = new Set<number>();
  items.forEach(({ up }, start) => {
    const open = up.length === 0 ? [start] : [];
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      if (!seen.has(item)) {
        seen.add(item);
        rows[items[item]?.row ?? 0]?.push(item);
        open.push(...(items[item]?.down ?? []).toReversed());
      }
    }
  });
  return rows;
}
