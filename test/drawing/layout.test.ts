import fc from 'fast-check';
import type { Box, Layout, Link, PlacedBox } from '../../src/drawing/layout/graph.js';
import { layOut } from '../../src/drawing/layout/layout.js';

/** A graph of boxes "0", "1", …; links lead to later boxes only unless `cyclic`. */
const graph = (cyclic: boolean, most = 40) =>
  fc.integer({ min: 0, max: most }).chain((count) => {
    const box = fc.record({
      width: fc.integer({ min: 20, max: 200 }),
      height: fc.integer({ min: 20, max: 60 }),
    });
    const end = fc.integer({ min: 0, max: Math.max(0, count - 1) });
    const link = fc.record(
      {
        ends: fc.tuple(end, end),
        label: fc.record({
          width: fc.integer({ min: 1, max: 120 }),
          height: fc.integer({ min: 1, max: 40 }),
        }),
        labelNear: fc.constantFrom('from' as const, 'to' as const),
      },
      { requiredKeys: ['ends', 'labelNear'] },
    );
    return fc.record({
      boxes: fc
        .array(box, { minLength: count, maxLength: count })
        .map((sizes) => sizes.map((size, index): Box => ({ id: String(index), ...size }))),
      links: fc.array(link, { maxLength: 2 * count }).map((links) =>
        links
          .filter(({ ends: [from, to] }) => from !== to)
          .map(({ ends, ...rest }): Link => {
            const [from, to] = cyclic ? ends : [Math.min(...ends), Math.max(...ends)];
            return { from: String(from), to: String(to), ...rest };
          }),
      ),
    });
  });

function boxesOf({ boxes }: Layout): ReadonlyMap<string, PlacedBox> {
  return new Map(boxes.map((box) => [box.id, box]));
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two areas have more than a rounded edge in common. */
function overlap(a: Area, b: Area): boolean {
  const slack = 0.3;
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}

/** What boxes and labels cover. */
function areasOf(layout: Layout, links: readonly Link[]): readonly Area[] {
  const labels = layout.links.flatMap(({ index, label }): Area[] => {
    const { width = 0, height = 0 } = links[index]?.label ?? {};
    return label === undefined ? [] : [{ x: label.x - width / 2, y: label.y - height / 2, width, height }];
  });
  return [...layout.boxes, ...labels];
}

function overlapsIn(areas: readonly Area[]): readonly (readonly [Area, Area])[] {
  const sorted = [...areas].sort((a, b) => a.y - b.y);
  return sorted.flatMap((a, at) => {
    const found: [Area, Area][] = [];
    for (let next = at + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.y > a.y + a.height) {
        break;
      }
      if (overlap(a, b)) {
        found.push([a, b]);
      }
    }
    return found;
  });
}

describe('a layout', () => {
  it('of one link puts the second box below the first, and the label between them', () => {
    const box = { width: 100, height: 40 };
    const label = { width: 30, height: 10 };
    expect(
      layOut(
        [
          { id: 'a', ...box },
          { id: 'b', ...box },
        ],
        [{ from: 'a', to: 'b', label }],
      ),
    ).toEqual({
      width: 100,
      height: 126,
      boxes: [
        { id: 'a', ...box, x: 0, y: 0 },
        { id: 'b', ...box, x: 0, y: 86 },
      ],
      links: [
        {
          index: 0,
          points: [
            { x: 50, y: 40 },
            { x: 50, y: 58 },
            { x: 50, y: 68 },
            { x: 50, y: 86 },
          ],
          isBackward: false,
          label: { x: 50, y: 63 },
        },
      ],
    });
  });

  it('of nothing is empty', () => {
    expect(layOut([], [])).toEqual({ width: 0, height: 0, boxes: [], links: [] });
  });

  it('leaves out links that lead nowhere, or from a box to itself', () => {
    const boxes = [{ id: 'a', width: 10, height: 10 }];
    const links = [
      { from: 'a', to: 'a' },
      { from: 'a', to: 'b' },
      { from: 'c', to: 'a' },
    ];
    expect(layOut(boxes, links).links).toEqual([]);
  });

  it('lets no two boxes or labels overlap, cycles or not', () => {
    fc.assert(
      fc.property(fc.boolean().chain(graph), ({ boxes, links }) => {
        expect(overlapsIn(areasOf(layOut(boxes, links), links))).toEqual([]);
      }),
    );
  });

  it('stays inside its width and height', () => {
    fc.assert(
      fc.property(graph(true), ({ boxes, links }) => {
        const layout = layOut(boxes, links);
        const inside = ({ x, y, width, height }: Area): boolean =>
          x >= -0.1 && y >= 0 && x + width <= layout.width + 0.2 && y + height <= layout.height + 0.1;
        expect(areasOf(layout, links).filter((area) => !inside(area))).toEqual([]);
      }),
    );
  });

  it('leads every link of an acyclic graph downwards from box to box, and through no other one', () => {
    fc.assert(
      fc.property(graph(false), ({ boxes, links }) => {
        const layout = layOut(boxes, links);
        const placed = boxesOf(layout);
        expect(layout.links.map(({ index, isBackward }) => [index, isBackward])).toEqual(
          links.map((_, index) => [index, false]),
        );
        for (const { index, points } of layout.links) {
          const { from = '', to = '' } = links[index] ?? {};
          const [start, end] = [placed.get(from), placed.get(to)];
          expect(points[0]?.y).toBeCloseTo((start?.y ?? 0) + (start?.height ?? 0), 0);
          expect(points.at(-1)?.y).toBeCloseTo(end?.y ?? 0, 0);
          points.slice(1).forEach((point, at) => {
            const before = points[at] ?? point;
            expect(point.y).toBeGreaterThanOrEqual(before.y);
            const stretch = {
              x: Math.min(before.x, point.x) - 1,
              y: before.y,
              width: Math.abs(before.x - point.x) + 2,
              height: point.y - before.y,
            };
            expect(layout.boxes.filter((box) => overlap(box, stretch))).toEqual([]);
          });
        }
      }),
    );
  });

  it('marks links that close a cycle, without which there is none', () => {
    fc.assert(
      fc.property(graph(true), ({ boxes, links }) => {
        const layout = layOut(boxes, links);
        const placed = boxesOf(layout);
        for (const { index, isBackward } of layout.links) {
          const { from = '', to = '' } = links[index] ?? {};
          const goesDown = (placed.get(to)?.y ?? 0) > (placed.get(from)?.y ?? 0);
          expect(goesDown).toEqual(!isBackward);
        }
      }),
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(graph(true), ({ boxes, links }) => {
        expect(layOut(boxes, links)).toEqual(layOut(structuredClone(boxes), structuredClone(links)));
      }),
    );
  });

  const box = (index: number): Box => ({ id: String(index), width: 100 + (index % 7) * 10, height: 46 });
  const link = (from: number, to: number): Link => ({
    from: String(from),
    to: String(to),
    label: { width: 60, height: 13 },
  });
  const many = (count: number, links: (index: number) => readonly Link[]): [string, readonly Link[]] => [
    String(count),
    Array.from({ length: count }, (_, index) => links(index)).flat(),
  ];
  it.each([
    ['a chain', many(999, (index) => [link(index, index + 1)])],
    ['a fan', many(998, (index) => [link(0, index + 1), link(index + 1, 999)])],
    ['no links', many(0, () => [])],
    ['links that skip far', many(500, (index) => [link(index, index + 1), link(index, index + 499)])],
    ['many links', many(999, (index) => [1, 3, 10].map((far) => link(Math.max(0, index - far), index + 1)))],
  ])('of 1,000 boxes with %s is made, and without overlaps', (_, [, links]) => {
    const boxes = Array.from({ length: 1000 }, (__, index) => box(index));
    const layout = layOut(boxes, links);
    expect(layout.boxes.length).toEqual(1000);
    expect(layout.links.length).toEqual(links.length);
    expect(overlapsIn(areasOf(layout, links))).toEqual([]);
  });
});
