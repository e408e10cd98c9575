import type { Branch, PipelineGraph } from './model.js';

/** The branches that a step stands in, the innermost first; [] if it stands in none. */
export function branchesAround({ branches }: PipelineGraph, step: string): readonly Branch[] {
  const around: Branch[] = [];
  const seen = new Set<string>();
  for (
    let branch = branches.get(step);
    branch !== undefined && !seen.has(branch.condition);
    branch = branches.get(branch.condition)
  ) {
    around.push(branch);
    seen.add(branch.condition);
  }
  return around;
}

/** Whether what a step makes is there for another one in every execution that reaches it: whether that stands in all branches of the first. */
export function isMadeFor(graph: PipelineGraph, producer: string, consumer: string): boolean {
  const around = branchesAround(graph, consumer);
  return branchesAround(graph, producer).every(({ condition, side }) =>
    around.some((branch) => branch.condition === condition && branch.side === side),
  );
}
