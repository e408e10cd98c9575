import type { GraphGroup, GraphView } from './view.js';

/** A branch with the branches inside it: those of the conditions among its steps. */
export interface NestedGroup {
  readonly group: GraphGroup;
  readonly inner: readonly NestedGroup[];
}

/** The branches of a pipeline, each inside the one that its condition stands in. A condition inside its own branch is not followed. */
export function nestedGroups({ groups }: GraphView): readonly NestedGroup[] {
  const byCondition = new Map<string, GraphGroup[]>();
  const inBranch = new Set<string>();
  for (const group of groups) {
    byCondition.set(group.condition, [...(byCondition.get(group.condition) ?? []), group]);
    group.steps.forEach((step) => inBranch.add(step));
  }
  const seen = new Set<GraphGroup>();
  const nest = (group: GraphGroup): NestedGroup => {
    seen.add(group);
    const inner = group.steps
      .flatMap((step) => byCondition.get(step) ?? [])
      .filter((each) => !seen.has(each));
    return { group, inner: inner.map(nest) };
  };
  const outer = groups.filter(({ condition }) => !inBranch.has(condition)).map(nest);
  return [...outer, ...groups.filter((group) => !seen.has(group)).map((group) => ({ group, inner: [] }))];
}
