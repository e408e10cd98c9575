import { isMadeFor } from '../graph/branches.js';
import { compareNames } from '../graph/dag.js';
import type { LinkedJob, Need, PipelineGraph } from '../graph/model.js';

/** The steps that come before a job by way of those that it needs, each once, by name. */
export type FindAncestors = (job: LinkedJob) => readonly Need[];

/**
 * Finds the steps that come before the needs of a job, whatever leads to them: the needs themselves are left out, and so
 * are steps in branches around which the job is not. The place of each is that of the need which leads there.
 */
export function ancestorFinder(graph: PipelineGraph): FindAncestors {
  let before: ReadonlyMap<string, readonly string[]> | undefined;
  return (job) => {
    before ??= stepsBefore(graph);
    const direct = new Set([job.name, ...job.needs.map(({ step }) => step)]);
    const found = new Map<string, Need>();
    const open: Need[] = [...job.needs].sort((a, b) => compareNames(a.step, b.step));
    for (let need = open.pop(); need !== undefined; need = open.pop()) {
      for (const step of before.get(need.step) ?? []) {
        if (!direct.has(step) && !found.has(step)) {
          const ancestor = { step, at: need.at };
          found.set(step, ancestor);
          open.push(ancestor);
        }
      }
    }
    return [...found.values()]
      .filter(({ step }) => isMadeFor(graph, step, job.name))
      .sort((a, b) => compareNames(a.step, b.step));
  };
}

function stepsBefore({ edges }: PipelineGraph): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = before.get(to);
    if (known === undefined) {
      before.set(to, [from]);
    } else {
      known.push(from);
    }
  }
  return before;
}
