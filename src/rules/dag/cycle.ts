import type { GraphEdge } from '../../graph/model.js';
import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';

const steps = (needs: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }]${needs} }
    stop: { type: Fail, message: Stopped, needs: [check] }
`;

/** Why the step at the end of an edge waits for the one at its start. */
const REASONS: Readonly<Record<GraphEdge['kind'], string>> = {
  need: 'needs',
  reference: 'uses an output of',
  file: 'reads a file of',
  branch: 'is in a branch of',
};

const described = ({ from, to, kind }: GraphEdge) => `"${to}" ${REASONS[kind]} "${from}"`;

export const cycle: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG204',
  name: 'cycle',
  severity: 'error',
  what: 'The steps of a pipeline can be put in an order in which each comes after all it waits for.',
  why: 'Steps that wait for each other never start; SageMaker rejects such a definition.',
  fix: 'Remove one of the edges listed: a need, a reference or a place in a branch.',
  invalid: pipeline(steps(', needs: [stop]')),
  valid: pipeline(steps('')),
  check({ graph }, report) {
    if (graph.cycles.length === 0) {
      return;
    }
    const edges = new Map<string, GraphEdge>();
    for (const edge of graph.edges) {
      const key = JSON.stringify([edge.from, edge.to]);
      edges.set(key, edges.get(key) ?? edge);
    }
    for (const nodes of graph.cycles) {
      const along = nodes.flatMap((from, index) => {
        const to = nodes[(index + 1) % nodes.length];
        const edge = edges.get(JSON.stringify([from, to]));
        return edge === undefined ? [] : [edge];
      });
      const closing = along.at(-1);
      if (closing !== undefined) {
        const path = [...nodes, closing.to].map((node) => `"${node}"`).join(' -> ');
        report(closing.at, {
          message: `The steps ${path} wait for each other.`,
          help: `Remove one edge of the cycle; here ${described(closing)}.`,
          related: along.slice(0, -1).map((edge) => ({ message: `${described(edge)}.`, at: edge.at })),
        });
      }
    }
  },
};
