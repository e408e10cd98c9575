import type { Box, Layout, Link, PlacedBox, PlacedLink, Point } from './graph.js';
import { orderRows } from './order.js';
import { positions } from './position.js';
import { placesOf, rank } from './rank.js';
import { straightened } from './straighten.js';
import { rowsOf, type Item, type Rows } from './rows.js';

/** Height of the space between a row of boxes and one of labels: the wider links swing, the more. */
const MIN_GAP = 18;
const MAX_GAP = 60;
const SWING_PER_GAP = 14;
/** Space between the ends of links at one side of a box, if there is room. */
const BETWEEN_ENDS = 18;

/**
 * Draws a directed graph in layers (Sugiyama's method): boxes in rows by the longest way to them, links downwards
 * around all boxes and labels. Takes about linear time; the same input gives the same drawing. Links to boxes that do not
 * exist, or from a box to itself, are left out.
 */
export function layOut(boxes: readonly Box[], links: readonly Link[]): Layout {
  const pairs = placesOf(boxes, links);
  const known = pairs.flatMap((pair, index) => (pair === undefined ? [] : [{ pair, index }]));
  const { ranks, backward } = rank(
    boxes.length,
    known.map(({ pair }) => pair),
  );
  const upwards = new Set(known.flatMap(({ index }, at) => (backward.has(at) ? [index] : [])));
  const rows = rowsOf(boxes, links, pairs, { ranks, backward: upwards });
  const order = orderRows(rows);
  const centres = straightened(rows, order, positions(rows.items, order));
  const left = Math.min(0, ...edgesOfRows(rows.items, order, centres, -1));
  const x = centres.map((centre) => round(centre - left));
  const lines = linesOf(rows, order, x);
  const width = Math.max(0, ...edgesOfRows(rows.items, order, x, 1));
  const ends = endsOf(rows, x);
  const placedLinks = rows.chains.flatMap((chain, index): PlacedLink[] => {
    if (chain === undefined) {
      return [];
    }
    const label = rows.labels.get(index);
    return [
      {
        index,
        points: wayOf(chain, index, { rows, lines, x, ends }),
        isBackward: upwards.has(index),
        ...(label === undefined
          ? {}
          : { label: { x: x[label] ?? 0, y: middleOf(lines, rows.items[label]) } }),
      },
    ];
  });
  const placedBoxes = boxes.map((box, index): PlacedBox => {
    const y = middleOf(lines, rows.items[index]) - box.height / 2;
    return { ...box, x: round((x[index] ?? 0) - box.width / 2), y: round(y) };
  });
  return { width, height: lines.at(-1)?.bottom ?? 0, boxes: placedBoxes, links: placedLinks };
}

/** Upper and lower end of a row on the y axis. */
interface Line {
  readonly top: number;
  readonly bottom: number;
}

function linesOf(
  { items }: Rows,
  order: readonly (readonly number[])[],
  x: readonly number[],
): readonly Line[] {
  const lines: Line[] = [];
  order.forEach((row, index) => {
    const above = lines.at(-1);
    const swing = row.reduce(
      (most, item) =>
        Math.max(
          most,
          ...(items[item]?.up ?? []).slice(0, 100).map((other) => Math.abs((x[other] ?? 0) - (x[item] ?? 0))),
        ),
      0,
    );
    const gap = Math.min(MAX_GAP, Math.max(MIN_GAP, swing / SWING_PER_GAP));
    const top = above === undefined || index === 0 ? 0 : round(above.bottom + gap);
    const height = row.reduce((most, item) => Math.max(most, items[item]?.height ?? 0), 0);
    lines.push({ top, bottom: round(top + height) });
  });
  return lines;
}

/** Where the ends of links meet boxes: spread along the side in the order of where the links go, so that few of them cross. */
interface Ends {
  readonly lower: ReadonlyMap<string, number>;
  readonly upper: ReadonlyMap<string, number>;
}

interface End {
  readonly link: number;
  /** Where the link goes to, on the x axis. */
  readonly towards: number;
}

function endsOf({ items, chains }: Rows, x: readonly number[]): Ends {
  const leaving = new Map<number, End[]>();
  const arriving = new Map<number, End[]>();
  const add = (ends: Map<number, End[]>, box: number, link: number, next: number): void => {
    const known = ends.get(box) ?? [];
    ends.set(box, known);
    known.push({ link, towards: x[next] ?? 0 });
  };
  chains.forEach((chain, link) => {
    const [first, second] = chain ?? [];
    const [last, beforeLast] = [chain?.at(-1), chain?.at(-2)];
    if (first !== undefined && second !== undefined) {
      add(leaving, first, link, second);
    }
    if (last !== undefined && beforeLast !== undefined) {
      add(arriving, last, link, beforeLast);
    }
  });
  const spread = (all: ReadonlyMap<number, readonly End[]>) =>
    new Map(
      [...all].flatMap(([box, ends]) => {
        const room = ((items[box]?.width ?? 0) * 0.7) / Math.max(1, ends.length - 1);
        const between = Math.min(BETWEEN_ENDS, room);
        return [...ends]
          .sort((a, b) => a.towards - b.towards || a.link - b.link)
          .map(({ link }, at): [string, number] => [
            `${box} ${link}`,
            round((x[box] ?? 0) + (at - (ends.length - 1) / 2) * between),
          ]);
      }),
    );
  return { lower: spread(leaving), upper: spread(arriving) };
}

/** The way of a link: straight down through every row, and between rows from one place to the next. */
function wayOf(
  chain: readonly number[],
  link: number,
  { rows, lines, x, ends }: { rows: Rows; lines: readonly Line[]; x: readonly number[]; ends: Ends },
): readonly Point[] {
  return chain.flatMap((item, at): readonly Point[] => {
    const own = rows.items[item];
    const { top, bottom } = lines[own?.row ?? 0] ?? { top: 0, bottom: 0 };
    const middle = middleOf(lines, own);
    const half = (own?.height ?? 0) / 2;
    if (at === 0) {
      const start = ends.lower.get(`${item} ${link}`) ?? x[item] ?? 0;
      return distinct(start, round(middle + half), bottom);
    }
    if (at === chain.length - 1) {
      const end = ends.upper.get(`${item} ${link}`) ?? x[item] ?? 0;
      return distinct(end, top, round(middle - half));
    }
    return distinct(x[item] ?? 0, top, bottom);
  });
}

function distinct(x: number, from: number, to: number): readonly Point[] {
  return from === to
    ? [{ x, y: from }]
    : [
        { x, y: from },
        { x, y: to },
      ];
}

function middleOf(lines: readonly Line[], item: Item | undefined): number {
  const line = lines[item?.row ?? 0];
  return line === undefined ? 0 : round((line.top + line.bottom) / 2);
}

function edgesOfRows(
  items: readonly Item[],
  order: readonly (readonly number[])[],
  x: readonly number[],
  side: -1 | 1,
): readonly number[] {
  return order.flatMap((row) => {
    const item = side === -1 ? row[0] : row.at(-1);
    return item === undefined ? [] : [round((x[item] ?? 0) + (side * (items[item]?.width ?? 0)) / 2)];
  });
}

/** Tenths of a pixel: enough for the eye, and the same text for the same drawing. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
