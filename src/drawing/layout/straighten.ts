import { distance } from './position.js';
import type { Rows } from './rows.js';

/** Places of a link above each other, with the room that all of them have in common. */
interface Stretch {
  readonly items: number[];
  least: number;
  most: number;
}

/** The same centres, where the places of a link between its ends stand as straight above each other as their neighbours let them. */
export function straightened(
  { items, chains }: Rows,
  order: readonly (readonly number[])[],
  centres: readonly number[],
): readonly number[] {
  const x = [...centres];
  const at = new Array<number>(items.length).fill(0);
  order.forEach((row) => row.forEach((item, index) => (at[item] = index)));
  const roomOf = (item: number): readonly [number, number] => {
    const row = order[items[item]?.row ?? 0] ?? [];
    const [left, right] = [row[(at[item] ?? 0) - 1], row[(at[item] ?? 0) + 1]];
    return [
      left === undefined ? -Infinity : (x[left] ?? 0) + distance(items[left], items[item]),
      right === undefined ? Infinity : (x[right] ?? 0) - distance(items[item], items[right]),
    ];
  };
  for (const chain of chains) {
    const stretches: Stretch[] = [];
    for (const item of (chain ?? []).slice(1, -1)) {
      const [least, most] = roomOf(item);
      const last = stretches.at(-1);
      if (last !== undefined && Math.max(last.least, least) <= Math.min(last.most, most)) {
        last.items.push(item);
        last.least = Math.max(last.least, least);
        last.most = Math.min(last.most, most);
      } else {
        stretches.push({ items: [item], least, most });
      }
    }
    for (const { items: own, least, most } of stretches.filter((stretch) => stretch.items.length > 1)) {
      const mean = own.reduce((sum, item) => sum + (x[item] ?? 0), 0) / own.length;
      const place = Math.min(most, Math.max(least, mean));
      own.forEach((item) => (x[item] = place));
    }
  }
  return x;
}
