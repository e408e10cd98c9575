import { nestedGroups, type NestedGroup } from './groups.js';
import { stepKind, type StepKind } from './step-kind.js';
import {
  fewLabels,
  shortened,
  typeLine,
  type GraphNode,
  type GraphView,
  type GraphViewEdge,
} from './view.js';

const MAX_LABELS = 6;
const MAX_TEXT = 60;

/** The pipeline in the DOT language of Graphviz (graphviz.org/doc/info/lang.html): every name and label is a quoted string. */
export function dot(view: GraphView): string {
  const ids = new Map(view.nodes.map(({ name }) => [name, quoted(name)]));
  const id = (name: string): string => ids.get(name) ?? quoted(name);
  const cluster = ({ group, inner }: NestedGroup, indent: string): readonly string[] => [
    `${indent}subgraph ${quoted(`cluster_${group.condition}_${group.side}`)} {`,
    `${indent}  label=${quoted(`${group.condition}: ${group.side}`)}; style=dashed;`,
    `${indent}  ${group.steps.map(id).join('; ')};`,
    ...inner.flatMap((each) => cluster(each, `${indent}  `)),
    `${indent}}`,
  ];
  const lines = [
    `digraph ${quoted(view.name)} {`,
    '  node [shape=box, fontname="Helvetica", fontsize=12];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...view.nodes.map((node) => `  ${id(node.name)} [${attributesOfNode(node)}];`),
    ...nestedGroups(view).flatMap((group) => cluster(group, '  ')),
    ...view.edges.map((edge) => `  ${id(edge.from)} -> ${id(edge.to)}${attributesOfEdge(edge)};`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function attributesOfNode(node: GraphNode): string {
  const { name, text, severity } = node;
  const label = text === undefined ? [name, typeLine(node)] : [name, shortened(text, MAX_TEXT)];
  return [
    `label=${lines(label)}`,
    ...SHAPES[stepKind(node)],
    ...(severity === 'error' ? ['color="#cf222e", penwidth=2'] : []),
    ...(severity === 'warning' ? ['color="#bf8700", penwidth=2'] : []),
  ].join(', ');
}

const SHAPES: Readonly<Record<StepKind, readonly string[]>> = {
  data: [],
  training: ['style=rounded'],
  model: ['shape=cylinder'],
  inference: ['shape=parallelogram'],
  call: ['shape=component'],
  check: ['shape=note'],
  condition: ['shape=diamond'],
  fail: ['shape=octagon'],
  unknown: ['style=dashed'],
};

function attributesOfEdge({ kind, labels }: GraphViewEdge): string {
  const attributes = [
    ...(labels.length === 0 ? [] : [`label=${lines(fewLabels(labels, MAX_LABELS))}`]),
    ...(kind === 'branch' ? ['style=bold'] : kind === 'data' ? [] : ['style=dashed']),
  ];
  return attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
}

/** Lines as one string: "\n" in it breaks the line, and a backslash of a text is written twice. */
function lines(texts: readonly string[]): string {
  return `"${texts.map(escaped).join('\\n')}"`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Graphviz reads entities as HTML does in labels; a null character ends its texts. */
function escaped(text: string): string {
  return text
    .replace(/[\0\s]+/g, ' ')
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('&', '&amp;');
}
