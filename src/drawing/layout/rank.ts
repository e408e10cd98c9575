import type { Box, Link } from './graph.js';

/** Which row each box stands in, and which links go upwards because they close a cycle. */
export interface Ranking {
  /** By the box's place among those given; from 0. */
  readonly ranks: readonly number[];
  /** By the link's place among those given. */
  readonly backward: ReadonlySet<number>;
}

/**
 * Ranks boxes by the longest way to them; a box that nothing leads to stands right above the first that it leads to.
 * `links` are pairs of places among `count` boxes; none leads from a box to itself.
 */
export function rank(count: number, links: readonly (readonly [number, number])[]): Ranking {
  const out = Array.from({ length: count }, (): number[] => []);
  links.forEach(([from], index) => out[from]?.push(index));
  const backward = backwardLinks(count, links, out);
  const forward = links.map(([from, to], index) =>
    backward.has(index) ? ([to, from] as const) : ([from, to] as const),
  );
  const next = Array.from({ length: count }, (): number[] => []);
  const waitsFor = new Array<number>(count).fill(0);
  for (const [from, to] of forward) {
    next[from]?.push(to);
    waitsFor[to] = (waitsFor[to] ?? 0) + 1;
  }
  const ranks = new Array<number>(count).fill(0);
  const sources = waitsFor.flatMap((waiting, box) => (waiting === 0 ? [box] : []));
  const open = [...sources];
  for (let box = open.pop(); box !== undefined; box = open.pop()) {
    for (const to of next[box] ?? []) {
      ranks[to] = Math.max(ranks[to] ?? 0, (ranks[box] ?? 0) + 1);
      waitsFor[to] = (waitsFor[to] ?? 0) - 1;
      if (waitsFor[to] === 0) {
        open.push(to);
      }
    }
  }
  for (const box of sources) {
    const below = (next[box] ?? []).map((to) => ranks[to] ?? 0);
    ranks[box] = below.length === 0 ? 0 : below.reduce((least, row) => Math.min(least, row)) - 1;
  }
  return { ranks, backward };
}

/** Links that lead back to a box that is being left, in a walk through all boxes: without them there is no cycle. */
function backwardLinks(
  count: number,
  links: readonly (readonly [number, number])[],
  out: readonly (readonly number[])[],
): ReadonlySet<number> {
  const state = new Array<'new' | 'open' | 'done'>(count).fill('new');
  const backward = new Set<number>();
  for (let start = 0; start < count; start += 1) {
    const path = state[start] === 'new' ? [{ box: start, at: 0 }] : [];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      state[step.box] = 'open';
      const link = out[step.box]?.[step.at];
      step.at += 1;
      if (link === undefined) {
        state[step.box] = 'done';
        path.pop();
        continue;
      }
      const to = links[link]?.[1] ?? 0;
      if (state[to] === 'open') {
        backward.add(link);
      } else if (state[to] === 'new') {
        path.push({ box: to, at: 0 });
      }
    }
  }
  return backward;
}

/** The links as pairs of places among the boxes; those whose ends are not among them, or the same, are undefined. */
export function placesOf(
  boxes: readonly Box[],
  links: readonly Link[],
): readonly (readonly [number, number] | undefined)[] {
  const places = new Map(boxes.map(({ id }, index) => [id, index]));
  return links.map((link) => {
    const from = places.get(link.from);
    const to = places.get(link.to);
    return from === undefined || to === undefined || from === to ? undefined : [from, to];
  });
}
