import type { GraphEdge, LinkedStep, PipelineGraph } from '../graph/model.js';
import type { Wiring } from '../resolver/wiring.js';
import { branchesAround } from '../graph/branches.js';
import { compareNames } from '../graph/dag.js';
import { Traced } from '../source/traced.js';

/** DependsOn of a step; undefined where there is none. Wires into `unused` dependencies carry no data. */
export type DependsOn = (step: LinkedStep, unused?: ReadonlySet<string>) => readonly Traced[] | undefined;

/**
 * What every step of a pipeline has to wait for besides its data: the steps it needs, and those whose JSON files it
 * reads in S3 (SageMaker Developer Guide, "Pass Data Between Steps": such a dependency has to be stated), sorted;
 * without those that it refers to otherwise (SageMaker waits for them anyway) and without the conditions around it (a
 * branch starts after its condition).
 */
export function dependsOnOf(graph: PipelineGraph, wiring: Wiring): DependsOn {
  const referredBy = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    if (edge.kind === 'reference') {
      const edges = referredBy.get(edge.to) ?? [];
      edges.push(edge);
      referredBy.set(edge.to, edges);
    }
  }
  const fileEdges = graph.edges.filter(({ kind }) => kind === 'file');
  return (step, unused = new Set()) => {
    const inputs = step.kind === 'job' ? step.inputs : undefined;
    const without = new Set([...unused].map((name) => inputs?.get(name)?.at));
    const references = (referredBy.get(step.name) ?? []).filter(({ at }) => !without.has(at));
    const implied = new Set(references.map(({ from }) => from));
    for (const { source, dependency } of wiring.wires.get(step.name)?.values() ?? []) {
      if (source.kind === 'output' && !unused.has(dependency.name)) {
        implied.add(source.step);
      }
    }
    for (const { condition } of branchesAround(graph, step.name)) {
      implied.add(condition);
    }
    const stated = new Map(step.needs.map((need) => [need.step, need.at]));
    for (const { from, to, at } of fileEdges) {
      if (to === step.name && !stated.has(from)) {
        stated.set(from, at);
      }
    }
    const waits = [...stated]
      .filter(([name]) => !implied.has(name))
      .sort(([a], [b]) => compareNames(a, b))
      .map(([name, at]) => new Traced(name, at));
    return waits.length === 0 ? undefined : waits;
  };
}
