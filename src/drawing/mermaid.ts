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

const MAX_LABELS = 4;
const MAX_TEXT = 60;

/**
 * The pipeline as a Mermaid flowchart (mermaid.js.org/syntax/flowchart.html), which GitHub draws in Markdown. Shapes tell
 * the types of steps; colours are left to the theme, but for the frames of steps with problems.
 */
export function mermaid(view: GraphView): string {
  const ids = idsOf(view);
  const id = (name: string): string => ids.get(name) ?? '';
  const grouped = new Set(view.groups.flatMap(({ steps }) => steps));
  const nodes = new Map(view.nodes.map((node) => [node.name, node]));
  const line = (name: string, indent: string): readonly string[] => {
    const node = nodes.get(name);
    return node === undefined ? [] : [`${indent}${id(name)}${shape(node)}`];
  };
  const branch = ({ group, inner }: NestedGroup, indent: string): readonly string[] => [
    `${indent}subgraph ${id(group.condition)}_${group.side}[${quoted([`${group.condition}: ${group.side}`])}]`,
    ...group.steps.flatMap((step) => line(step, `${indent}  `)),
    ...inner.flatMap((each) => branch(each, `${indent}  `)),
    `${indent}end`,
  ];
  const marked = (severity: GraphNode['severity']): readonly string[] => {
    const names = view.nodes.filter((node) => node.severity === severity).map(({ name }) => id(name));
    return names.length === 0 ? [] : [`  class ${names.join(',')} ${String(severity)}`];
  };
  const lines = [
    'flowchart TD',
    ...view.nodes.flatMap(({ name }) => (grouped.has(name) ? [] : line(name, '  '))),
    ...nestedGroups(view).flatMap((group) => branch(group, '  ')),
    ...view.edges.map((edge) => `  ${id(edge.from)} ${arrow(edge)} ${id(edge.to)}`),
    ...(view.nodes.some(({ severity }) => severity === 'error' || severity === 'warning')
      ? [
          '  classDef error stroke:#cf222e,stroke-width:3px',
          '  classDef warning stroke:#bf8700,stroke-width:3px',
          ...marked('error'),
          ...marked('warning'),
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Identifiers that no keyword of Mermaid can be, by step. */
function idsOf({ nodes }: GraphView): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    nodes.map(({ name }) => {
      const plain = `step_${name.replace(/[^A-Za-z0-9_]/g, '_')}`;
      let id = plain;
      for (let count = 2; taken.has(id); count += 1) {
        id = `${plain}_${count}`;
      }
      taken.add(id);
      return [name, id];
    }),
  );
}

/** What stands before and behind the label of a step. */
const SHAPES: Readonly<Record<StepKind, readonly [string, string]>> = {
  data: ['[', ']'],
  training: ['([', '])'],
  model: ['[(', ')]'],
  inference: ['[/', '/]'],
  call: ['[[', ']]'],
  check: ['>', ']'],
  condition: ['{', '}'],
  fail: ['{{', '}}'],
  unknown: ['[', ']'],
};

function shape(node: GraphNode): string {
  const { name, text } = node;
  const [before, behind] = SHAPES[stepKind(node)];
  const label = quoted([name, text === undefined ? typeLine(node) : shortened(text, MAX_TEXT)]);
  return `${before}${label}${behind}`;
}

function arrow({ kind, labels }: GraphViewEdge): string {
  const line = kind === 'branch' ? '==>' : kind === 'data' ? '-->' : '-.->';
  return labels.length === 0 ? line : `${line}|${quoted(fewLabels(labels, MAX_LABELS))}|`;
}

/** Lines as one label. Whatever means something to Mermaid, Markdown or HTML is written by its number. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map((text) => text.replace(/\s+/g, ' ').replace(/["#&<>`\\;{}|[\]*~$]/g, number)).join('<br/>')}"`;
}

function number(character: string): string {
  return `#${character.charCodeAt(0)};`;
}
