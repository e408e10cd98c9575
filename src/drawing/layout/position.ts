import type { Item } from './rows.js';

const BETWEEN_BOXES = 36;
const BETWEEN_OTHERS = 16;
/** How much a straight line is worth between two places of a link, between one and a box, and between boxes. */
const STRAIGHTNESS = [1, 2, 8];
const [MIN_PASSES, MAX_PASSES] = [6, 60];
/** Items that all passes together place. */
const EFFORT = 120_000;

/**
 * The centre of each item on the x axis: close to those that it is linked to, with the order of its row and the space
 * between neighbours kept. Each row in turn is placed as well as its neighbours allow.
 */
export function positions(items: readonly Item[], rows: readonly (readonly number[])[]): readonly number[] {
  const x = new Array<number>(items.length).fill(0);
  const offsets = rows.map((row) => offsetsOf(items, row));
  rows.forEach((row, index) => {
    const own = offsets[index] ?? [];
    const middle = (own.at(-1) ?? 0) / 2;
    row.forEach((item, at) => (x[item] = (own[at] ?? 0) - middle));
  });
  const wanted = Math.floor(EFFORT / Math.max(1, items.length));
  const passes = Math.max(MIN_PASSES, Math.min(MAX_PASSES, wanted));
  for (let pass = 0; pass < passes; pass += 1) {
    const sides = pass >= 4 ? (['up', 'down'] as const) : ([pass % 2 === 0 ? 'up' : 'down'] as const);
    for (let step = 0; step < rows.length; step += 1) {
      const index = pass % 2 === 0 ? step : rows.length - 1 - step;
      placeRow(items, rows[index] ?? [], offsets[index] ?? [], x, sides);
    }
  }
  return x;
}

/** How far the centres of two neighbours are apart at least. */
export function distance(left: Item | undefined, right: Item | undefined): number {
  const gap = left?.isBox === true && right?.isBox === true ? BETWEEN_BOXES : BETWEEN_OTHERS;
  return ((left?.width ?? 0) + (right?.width ?? 0)) / 2 + gap;
}

/** Where the centres of a row's items are if they stand as close as they may, from the first. */
function offsetsOf(items: readonly Item[], row: readonly number[]): readonly number[] {
  let offset = 0;
  return row.map((item, at) => {
    const before = row[at - 1];
    offset += before === undefined ? 0 : distance(items[before], items[item]);
    return offset;
  });
}

/**
 * Places a row so that the squares of the distances to where its items would like to be are least: with the
 * offsets taken away it is a regression with rising values, which pooling neighbours solves (Ayer and others 1955).
 */
function placeRow(
  items: readonly Item[],
  row: readonly number[],
  offsets: readonly number[],
  x: number[],
  sides: readonly ('up' | 'down')[],
): void {
  const pools: { value: number; weight: number; count: number }[] = [];
  row.forEach((item, at) => {
    const wish = wishOf(items, item, x, sides);
    let pool = { value: wish.value - (offsets[at] ?? 0), weight: wish.weight, count: 1 };
    for (let last = pools.at(-1); last !== undefined && last.value >= pool.value; last = pools.at(-1)) {
      pools.pop();
      const weight = last.weight + pool.weight;
      pool = {
        value: (last.value * last.weight + pool.value * pool.weight) / weight,
        weight,
        count: last.count + pool.count,
      };
    }
    pools.push(pool);
  });
  let at = 0;
  for (const { value, count } of pools) {
    for (let each = 0; each < count; each += 1, at += 1) {
      x[row[at] ?? 0] = value + (offsets[at] ?? 0);
    }
  }
}

/** Where an item would like to be: at the mean of those that it is linked to, or where it is. */
function wishOf(
  items: readonly Item[],
  item: number,
  x: readonly number[],
  sides: readonly ('up' | 'down')[],
): { readonly value: number; readonly weight: number } {
  const own = items[item];
  let value = 0;
  let weight = 0;
  for (const side of sides) {
    for (const other of own?.[side] ?? []) {
      const bends = Number(own?.isBox === false) + Number(items[other]?.isBox === false);
      const each = STRAIGHTNESS[bends] ?? 1;
      value += (x[other] ?? 0) * each;
      weight += each;
    }
  }
  return weight === 0 ? { value: x[item] ?? 0, weight: 0.01 } : { value: value / weight, weight };
}
