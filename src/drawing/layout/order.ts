import type { Item, Rows } from './rows.js';

const MAX_SWEEPS = 16;
/** Sweeps without fewer crossings after which it is enough. */
const PATIENCE = 4;
/** Items that all sweeps together look at. */
const EFFORT = 400_000;

/**
 * The rows with their items in an order in which few links cross: sweeps down and up that sort each row by the
 * mean place of what its items are linked to in the row before (barycentres: Sugiyama, Tagawa and Toda 1981). The best of all sweeps is kept.
 */
export function orderRows({ items, rows }: Rows): readonly (readonly number[])[] {
  const sweeps = Math.max(2, Math.min(MAX_SWEEPS, Math.floor(EFFORT / Math.max(1, items.length))));
  let best = rows;
  let fewest = crossings(items, rows);
  let current = rows;
  for (let sweep = 0, idle = 0; sweep < sweeps && idle < PATIENCE && fewest > 0; sweep += 1) {
    current = swept(items, current, sweep % 2 === 0);
    const count = crossings(items, current);
    idle = count < fewest ? 0 : idle + 1;
    if (count < fewest) {
      best = current;
      fewest = count;
    }
  }
  return best;
}

function swept(
  items: readonly Item[],
  rows: readonly (readonly number[])[],
  downwards: boolean,
): readonly (readonly number[])[] {
  const place = places(items, rows);
  const result = rows.map((row) => row);
  const order = downwards ? rows.map((_, index) => index) : rows.map((_, index) => rows.length - 1 - index);
  for (const index of order) {
    const row = rows[index] ?? [];
    const keys = new Map(
      row.map((item, at) => {
        const others = (downwards ? items[item]?.up : items[item]?.down) ?? [];
        const sum = others.reduce((total, other) => total + (place[other] ?? 0), 0);
        return [item, others.length === 0 ? (at + 0.5) / row.length : sum / others.length];
      }),
    );
    const sorted = [...row].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    result[index] = sorted;
    sorted.forEach((item, at) => (place[item] = (at + 0.5) / sorted.length));
  }
  return result;
}

/** The place of each item in its row, as a part of the row: rows of different lengths compare. */
function places(items: readonly Item[], rows: readonly (readonly number[])[]): number[] {
  const place = new Array<number>(items.length).fill(0);
  rows.forEach((row) => row.forEach((item, at) => (place[item] = (at + 0.5) / row.length)));
  return place;
}

/** How often links between neighbouring rows cross (counted with a tree of sums: Barth, Juenger and Mutzel 2002). */
export function crossings(items: readonly Item[], rows: readonly (readonly number[])[]): number {
  const at = new Array<number>(items.length).fill(0);
  rows.forEach((row) => row.forEach((item, index) => (at[item] = index)));
  let total = 0;
  rows.forEach((row, index) => {
    const size = rows[index + 1]?.length ?? 0;
    const tree = new Array<number>(size + 1).fill(0);
    let before = 0;
    for (const item of row) {
      const lower = (items[item]?.down ?? []).map((other) => at[other] ?? 0);
      for (const place of lower) {
        total += before;
        for (let node = place + 1; node > 0; node -= node & -node) {
          total -= tree[node] ?? 0;
        }
      }
      for (const place of lower) {
        before += 1;
        for (let node = place + 1; node <= size; node += node & -node) {
          tree[node] = (tree[node] ?? 0) + 1;
        }
      }
    }
  });
  return total;
}
