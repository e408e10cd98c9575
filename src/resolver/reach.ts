import { analyseDag, type Edge } from '../graph/dag.js';

/** Whether a step runs after another one, by any chain of edges. */
export type RunsAfter = (step: string, other: string) => boolean;

/** What runs after what in a graph without cycles. Steps whose order alone answers are not searched. */
export function runsAfter(steps: readonly string[], edges: readonly Edge[]): RunsAfter {
  const rank = new Map(analyseDag(steps, edges).order.map((name, index) => [name, index]));
  const followers = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = followers.get(from);
    if (known === undefined) {
      followers.set(from, [to]);
    } else {
      known.push(to);
    }
  }
  const known = new Map<string, ReadonlySet<string>>();
  return (step, other) => {
    if ((rank.get(step) ?? 0) < (rank.get(other) ?? 0) || !followers.has(other)) {
      return false;
    }
    const found = known.get(other) ?? allBelow(other, followers);
    known.set(other, found);
    return found.has(step);
  };
}

function allBelow(start: string, followers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const follower of followers.get(step) ?? []) {
      if (!found.has(follower)) {
        found.add(follower);
        open.push(follower);
      }
    }
  }
  return found;
}
