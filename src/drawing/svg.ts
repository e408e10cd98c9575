import { DRAWING_STYLE } from './colours.js';
import type { Box, Link, PlacedBox, PlacedLink, Point } from './layout/graph.js';
import { layOut } from './layout/layout.js';
import { escaped, textWidth } from './markup.js';
import { stepKind } from './step-kind.js';
import {
  fewLabels,
  shortened,
  typeLine,
  type GraphNode,
  type GraphView,
  type GraphViewEdge,
} from './view.js';

const MARGIN = 24;
const BOX_HEIGHT = 46;
const LABEL_LINE = 13;
const MAX_LABELS = 5;
const MAX_TEXT = 44;
const HEAD = 7;
/** How far the tips of a condition stick out. */
const TIP = 16;

/** A drawing without the element around it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly markup: string;
}

/** The pipeline as an SVG file that stands for itself, light or dark as the reader's system says, with a title and a description for screen readers. */
export function svg(view: GraphView): string {
  const { width, height, markup } = scene(view, false);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="pipeline" role="img" aria-labelledby="pipeline-title pipeline-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="pipeline-title">${escaped(`Pipeline ${view.name}`)}</title>
<desc id="pipeline-desc">${escaped(descriptionOf(view))}</desc>
<style>
${DRAWING_STYLE}</style>
<rect class="paper" width="${width}" height="${height}"/>
${markup}</svg>
`;
}

/** What a drawing shows, in one or two sentences. */
export function descriptionOf({ description, nodes, edges, problems }: GraphView): string {
  const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;
  const parts = [
    count(nodes.length, 'step'),
    count(edges.length, 'edge'),
    ...(problems.length === 0 ? [] : [count(problems.length, 'problem')]),
  ];
  return `${description === undefined ? '' : `${description} `}${parts.join(', ')}.`;
}

/** The drawing of a pipeline. With `isLive` the steps take the keyboard's focus, as buttons of a page. */
export function scene(view: GraphView, isLive: boolean): Scene {
  const layout = layOut(view.nodes.map(boxOf), view.edges.map(linkOf));
  const groups = new Map(view.groups.flatMap((group) => group.steps.map((step) => [step, group] as const)));
  const edges = layout.links.flatMap((link) => {
    const edge = view.edges[link.index];
    return edge === undefined ? [] : [edgeMarkup(edge, link, isLive)];
  });
  const nodes = layout.boxes.flatMap((box, index) => {
    const node = view.nodes[index];
    const branch = groups.get(box.id);
    const place = branch === undefined ? undefined : `Runs if ${branch.condition} is ${branch.side}.`;
    return node === undefined ? [] : [nodeMarkup(node, box, place, isLive)];
  });
  return {
    width: Math.ceil(layout.width + 2 * MARGIN),
    height: Math.ceil(layout.height + 2 * MARGIN),
    markup: `<g transform="translate(${MARGIN} ${MARGIN})">\n${[...edges, ...nodes].join('\n')}\n</g>\n`,
  };
}

function secondLine(node: GraphNode): string {
  return node.text === undefined ? typeLine(node) : shortened(node.text, MAX_TEXT);
}

function boxOf(node: GraphNode): Box {
  const text = Math.max(textWidth(node.name, 13), textWidth(secondLine(node), 11));
  const room = stepKind(node) === 'condition' ? 2 * TIP + 12 : 32;
  return { id: node.name, width: Math.max(110, text + room), height: BOX_HEIGHT };
}

function labelLines({ labels }: GraphViewEdge): readonly string[] {
  return fewLabels(labels, MAX_LABELS).map((label) => shortened(label, MAX_TEXT));
}

function linkOf(edge: GraphViewEdge): Link {
  const { from, to, kind } = edge;
  const lines = labelLines(edge);
  const width = Math.max(0, ...lines.map((line) => textWidth(line, 10.5)));
  return {
    from,
    to,
    ...(lines.length === 0 ? {} : { label: { width, height: lines.length * LABEL_LINE } }),
    labelNear: kind === 'branch' ? 'from' : 'to',
  };
}

function nodeMarkup(node: GraphNode, box: PlacedBox, place: string | undefined, isLive: boolean): string {
  const { name, text, description, severity } = node;
  const { x, y, width, height } = box;
  const kind = stepKind(node);
  const tip = [name, typeLine(node), description, text, place].filter((part) => part !== undefined);
  const label = [name, typeLine(node), ...(severity === undefined ? [] : [severity])].join(', ');
  const live = isLive
    ? ` data-step="${escaped(name)}" tabindex="0" role="button" aria-label="${escaped(label)}"`
    : '';
  const middle = width / 2 + (kind === 'condition' ? 0 : 2);
  return [
    `<g class="node ${kind}${severity === undefined ? '' : ` ${severity}`}" transform="translate(${x} ${y})"${live}>`,
    `<title>${escaped(tip.join('\n'))}</title>`,
    kind === 'condition'
      ? `<path class="box" d="M0 ${height / 2}L${TIP} 0H${width - TIP}L${width} ${height / 2}L${width - TIP} ${height}H${TIP}Z"/>`
      : `<rect class="box" width="${width}" height="${height}" rx="7"/><rect class="band" x="5" y="8" width="4" height="${height - 16}" rx="2"/>`,
    `<text class="name" x="${middle}" y="19" text-anchor="middle">${escaped(name)}</text>`,
    `<text class="type" x="${middle}" y="35" text-anchor="middle">${escaped(secondLine(node))}</text>`,
    ...(severity === undefined
      ? []
      : [
          `<circle class="mark" cx="${width - 8}" cy="2" r="8"/><text class="badge" x="${width - 8}" y="6">${severity === 'info' ? 'i' : '!'}</text>`,
        ]),
    '</g>',
  ].join('');
}

function edgeMarkup(edge: GraphViewEdge, link: PlacedLink, isLive: boolean): string {
  const lines = labelLines(edge);
  const { label } = link;
  const ends = isLive ? ` data-from="${escaped(edge.from)}" data-to="${escaped(edge.to)}"` : '';
  const first = (label?.y ?? 0) - ((lines.length - 1) * LABEL_LINE) / 2 + 3.5;
  return [
    `<g class="edge ${edge.kind}${link.isBackward ? ' cycle' : ''}"${ends}>`,
    pathMarkup(link),
    ...(label === undefined
      ? []
      : lines.map(
          (line, at) =>
            `<text class="label" x="${label.x}" y="${first + at * LABEL_LINE}">${escaped(line)}</text>`,
        )),
    '</g>',
  ].join('');
}

/** The line of a link, curved where it changes columns, and its head, which points the way of the edge. */
function pathMarkup({ points, isBackward }: PlacedLink): string {
  const [first, last] = [points[0] ?? ORIGIN, points.at(-1) ?? ORIGIN];
  const tip = isBackward ? first : last;
  const end = isBackward ? tip.y + HEAD : tip.y - HEAD;
  const inner = isBackward
    ? [{ x: first.x, y: end }, ...points.slice(1)]
    : [...points.slice(0, -1), { x: last.x, y: end }];
  return (
    `<path class="line" d="${wayText(inner)}"/>` +
    `<path class="head" d="M${tip.x} ${tip.y}L${tip.x - 4} ${end}H${tip.x + 4}Z"/>`
  );
}

const ORIGIN: Point = { x: 0, y: 0 };

function wayText(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1];
      if (before === undefined) {
        return `M${x} ${y}`;
      }
      const middle = Math.round((before.y + y) * 5) / 10;
      return before.x === x ? `V${y}` : `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join('');
}
