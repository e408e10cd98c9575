import { branchesAround } from '../graph/branches.js';
import { compareNames } from '../graph/dag.js';
import type { LinkedConditionTerm, LinkedStep, PipelineGraph } from '../graph/model.js';
import { expressionsIn } from '../graph/references.js';
import type { Wiring } from '../resolver/wiring.js';
import { expressionText } from '../sagemaker/expression.js';
import type { Traced } from '../source/traced.js';
import type { GraphGroup, GraphViewEdge } from './view.js';

/** The edges of a pipeline, by consumer in the order of `names`, then by producer. Edges from a step to itself are left out. */
export function edgesOf(
  graph: PipelineGraph,
  wiring: Wiring,
  names: ReadonlyMap<string, unknown>,
): readonly GraphViewEdge[] {
  const edges = new Map<string, GraphViewEdge>();
  const add = (edge: GraphViewEdge): void => {
    const key = JSON.stringify([edge.from, edge.to]);
    const known = edges.get(key);
    if (edge.from === edge.to || !names.has(edge.from) || !names.has(edge.to)) {
      return;
    }
    const labels = [...(known?.labels ?? []), ...edge.labels];
    edges.set(key, { ...(known ?? edge), labels: [...new Set(labels)] });
  };
  for (const [to, wires] of wiring.wires) {
    for (const [name, { source }] of wires) {
      if (source.kind === 'output') {
        const output = source.output.name;
        add({
          from: source.step,
          to,
          kind: 'data',
          labels: [output === name ? name : `${output} → ${name}`],
        });
      }
    }
  }
  for (const step of graph.steps.values()) {
    for (const { from, label } of referencesOf(step, graph)) {
      add({ from, to: step.name, kind: 'reference', labels: [label] });
    }
  }
  const ofKinds = (kinds: readonly string[], kind: GraphViewEdge['kind']): void =>
    graph.edges
      .filter((edge) => kinds.includes(edge.kind))
      .forEach(({ from, to }) => add({ from, to, kind, labels: [] }));
  ofKinds(['reference', 'file'], 'reference');
  ofKinds(['need'], 'need');
  const position = new Map([...names.keys()].map((name, index) => [name, index]));
  const at = (name: string): number => position.get(name) ?? 0;
  return [...edges.values(), ...branchEdges(graph, [...edges.values()])].sort(
    (a, b) => at(a.to) - at(b.to) || at(a.from) - at(b.from) || compareNames(a.kind, b.kind),
  );
}

/** The branches of a pipeline's conditions, in the order of its steps. */
export function groupsOf(graph: PipelineGraph): readonly GraphGroup[] {
  const groups = new Map<string, { condition: string; side: boolean; steps: string[] }>();
  for (const name of graph.steps.keys()) {
    const branch = graph.branches.get(name);
    if (branch !== undefined) {
      const key = JSON.stringify(branch);
      const group = groups.get(key) ?? {
        condition: branch.condition,
        side: branch.side === 'then',
        steps: [],
      };
      groups.set(key, group);
      group.steps.push(name);
    }
  }
  return [...groups.values()];
}

/** Edges to the steps that a branch begins with: the others come after these anyway. */
function branchEdges(graph: PipelineGraph, others: readonly GraphViewEdge[]): readonly GraphViewEdge[] {
  const before = new Map<string, string[]>();
  for (const { from, to } of others) {
    const known = before.get(to) ?? [];
    before.set(to, known);
    known.push(from);
  }
  return [...graph.branches].flatMap(([to, { condition, side }]): GraphViewEdge[] => {
    const isInside = (step: string): boolean =>
      branchesAround(graph, step).some((branch) => branch.condition === condition && branch.side === side);
    return (before.get(to) ?? []).some(isInside)
      ? []
      : [{ from: condition, to, kind: 'branch', labels: [String(side === 'then')] }];
  });
}

interface ValueReference {
  readonly from: string;
  readonly label: string;
}

/** What a step's values refer to in other steps, explicit inputs aside: the wiring has them. */
function referencesOf(step: LinkedStep, graph: PipelineGraph): readonly ValueReference[] {
  const texts = valuesOf(step)
    .flatMap(expressionsIn)
    .map(({ value }) => expressionText(value.expression));
  return texts.flatMap((text) =>
    [...text.matchAll(/\$\{steps\.([A-Za-z0-9_-]+)\.(files|properties)\.([^{}]+)\}/g)].map(
      ([, from = '', scope, path = '']) => ({
        from,
        label: scope === 'files' ? path : (outputAt(graph.steps.get(from), path) ?? path),
      }),
    ),
  );
}

function outputAt(step: LinkedStep | undefined, path: string): string | undefined {
  const outputs = step?.kind === 'job' ? [...step.ports.outputs.values()] : [];
  return outputs.find(({ property_path }) => property_path === path)?.name;
}

function valuesOf(step: LinkedStep): readonly Traced[] {
  switch (step.kind) {
    case 'job': {
      const given = [...step.inputs.values()].flatMap((input) =>
        input.kind === 'value' ? [input.value] : [],
      );
      return [...[...step.config.values()].map(({ traced }) => traced), ...given];
    }
    case 'condition':
      return step.when.flatMap(valuesIn);
    case 'fail':
      return [step.message];
    case 'opaque':
      return [];
  }
}

function valuesIn(term: LinkedConditionTerm): readonly Traced[] {
  switch (term.kind) {
    case 'comparison':
      return [term.left, term.right];
    case 'not':
      return valuesIn(term.term);
    case 'any':
    case 'all':
      return term.terms.flatMap(valuesIn);
  }
}
