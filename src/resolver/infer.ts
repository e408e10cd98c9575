import { analyseDag, compareNames, connectedParts, type Edge } from '../graph/dag.js';
import {
  jobsOf,
  type GraphEdge,
  type LinkedJob,
  type LinkedStep,
  type Need,
  type PipelineGraph,
} from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { keyOf, locationOf } from '../source/location.js';
import { assign } from './assign.js';
import { optionOf } from './candidates.js';
import type { Lines } from './lines.js';
import { candidatesFor, judge, keyOfSelected, type Judged, type Search, type Selected } from './judge.js';
import { refined } from './refined.js';
import { runsAfter } from './reach.js';
import { rankSources, sourcesOf } from './sources.js';
import type { Scorer } from './score.js';
import type { AmbiguousInput } from './wiring.js';

/** A graph in which every step has its needs, stated or inferred, and the inputs for which they cannot be. */
export interface Inference {
  readonly graph: PipelineGraph;
  readonly ambiguous: readonly AmbiguousInput[];
  /** What was weighed for an input of a job whose needs were inferred, best first; undefined for any other job. */
  readonly weighed: (job: LinkedJob, dependency: DependencyPort) => readonly Judged[] | undefined;
}

/**
 * Adds the needs of the jobs that state none, from what the specifications say: for each input the one output of the whole
 * pipeline that fits it best. Outputs of steps that come later, or that stand in a branch around which the job
 * is not, or that are of another line of work, do not count. First come the inputs for which there is strong evidence; then,
 * as more is known of what comes after what, required ones for which less speaks. Inferred needs never make a cycle: of choices that would, the weakest falls, and where several are
 * the weakest, all of them. Where two outputs fit as well nothing is inferred. The order of steps decides nothing.
 */
export function inferNeeds(graph: PipelineGraph, scorer: Scorer, findLines: () => Lines): Inference {
  const jobs = jobsOf(graph).filter(isOpen);
  if (jobs.length === 0 || graph.cycles.length > 0) {
    return { graph, ambiguous: [], weighed: () => undefined };
  }
  const ranking = rankSources(sourcesOf(graph), scorer);
  const accepted = new Map<string, Selected>();
  const fallen = new Set<string>();
  const lines = findLines();
  const choices = new Map<LinkedJob, Choice>();
  let weak = false;
  for (;;) {
    const edges = [...graph.edges, ...[...accepted.values()].map(edgeOf)];
    const isAfter = runsAfter([...graph.steps.keys()], edges);
    const search: Search = { graph, ranking, fallen, isAfter, lines, weak };
    const found = jobs.map((job) => {
      const known = choices.get(job);
      const choice = known !== undefined && isSettled(known, accepted) ? known : choose(job, search);
      choices.set(job, choice);
      return choice;
    });
    const fresh = found.flatMap(({ picks }) => picks).filter((pick) => !accepted.has(keyOfSelected(pick)));
    const { sure, weakest } = settle(graph, edges, fresh);
    sure.forEach((pick) => accepted.set(keyOfSelected(pick), pick));
    weakest.forEach((pick) => fallen.add(keyOfSelected(pick)));
    if (sure.length + weakest.length === 0 && !weak) {
      weak = true;
      choices.clear();
    } else if (sure.length + weakest.length === 0) {
      const ambiguous = found.flatMap((choice) => choice.ambiguous);
      const names = new Set(jobs.map(({ name }) => name));
      return {
        graph: withNeeds(graph, [...accepted.values()]),
        ambiguous,
        weighed: (job, dependency) => (names.has(job.name) ? judge(job, dependency, search) : undefined),
      };
    }
  }
}

interface Choice {
  readonly picks: readonly Selected[];
  readonly ambiguous: readonly AmbiguousInput[];
}

/** Whether a choice stays as it is: candidates only become fewer, as more is known of what runs after what. */
function isSettled({ picks, ambiguous }: Choice, accepted: ReadonlyMap<string, Selected>): boolean {
  return ambiguous.length === 0 && picks.every((pick) => accepted.has(keyOfSelected(pick)));
}

/**
 * Whether needs are inferred for a job: it states none, and a required input of it is open. Nothing is added to a
 * step that can do without.
 */
function isOpen(job: LinkedJob): boolean {
  return (
    job.step.needs === undefined &&
    [...job.ports.dependencies.values()].some(({ name, required }) => required && !job.inputs.has(name))
  );
}

/** The best outputs for the open inputs of a job, as things stand. */
function choose(job: LinkedJob, search: Search): Choice {
  const open = [...job.ports.dependencies.values()].filter(({ name }) => !job.inputs.has(name));
  const options = new Map(
    open.map((dependency) => [dependency.name, candidatesFor(job, dependency, search)]),
  );
  const { chosen, rivals } = assign(
    open.map(({ name, required, shared }) => ({
      name,
      required,
      shared,
      options: (options.get(name) ?? []).map(optionOf),
    })),
  );
  const picks: Selected[] = [];
  const ambiguous: AmbiguousInput[] = [];
  for (const dependency of open) {
    const entries = options.get(dependency.name) ?? [];
    const key = chosen.get(dependency.name);
    const entry = entries.find((other) => other.key === key);
    if (entry === undefined) {
      continue;
    }
    const equal = new Set(rivals.get(dependency.name));
    const doubts = entries.filter((other) => entry.score.strong && !other.score.strong);
    const finer = refined(search.graph, job, dependency, entry, entries);
    const unsure = entries.filter(
      (other) => equal.has(other.key) || doubts.includes(other) || other === finer,
    );
    if (unsure.length > 0) {
      const candidates = entries.filter((other) => other === entry || unsure.includes(other));
      ambiguous.push({
        step: job.name,
        dependency,
        candidates: candidates.map(({ candidate }) => candidate),
      });
    } else {
      picks.push({ consumer: job, dependency, entry });
    }
  }
  return { picks, ambiguous };
}

/** The picks that make no cycle, and of those that do the weakest of each strongly connected part. */
function settle(
  graph: PipelineGraph,
  edges: readonly Edge[],
  picks: readonly Selected[],
): { readonly sure: readonly Selected[]; readonly weakest: readonly Selected[] } {
  const after = new Map<string, Set<string>>();
  for (const { from, to } of [...edges, ...picks.map(edgeOf)]) {
    const followers = after.get(from);
    if (followers === undefined) {
      after.set(from, new Set([to]));
    } else {
      followers.add(to);
    }
  }
  const partOf = new Map<string, number>();
  connectedParts([...graph.steps.keys()], after).forEach((part, index) => {
    part.forEach((name) => partOf.set(name, index));
  });
  const sure: Selected[] = [];
  const inside = new Map<number | undefined, Selected[]>();
  for (const pick of picks) {
    const part = partOf.get(pick.consumer.name);
    if (part !== partOf.get(pick.entry.candidate.step)) {
      sure.push(pick);
    } else {
      inside.set(part, [...(inside.get(part) ?? []), pick]);
    }
  }
  const weakest = [...inside.values()].flatMap((part) => {
    const least = Math.min(...part.map(strengthOf));
    return part.filter((pick) => strengthOf(pick) === least);
  });
  return { sure, weakest };
}

function strengthOf({ dependency, entry: { score } }: Selected): number {
  return (dependency.required ? 10_000 : 0) + score.points * 10 + score.exactness;
}

function edgeOf({ consumer, entry }: Selected): Edge {
  return { from: entry.candidate.step, to: consumer.name };
}

function withNeeds(graph: PipelineGraph, picks: readonly Selected[]): PipelineGraph {
  const inferred = new Map<string, Map<string, Set<string>>>();
  for (const { consumer, dependency, entry } of picks) {
    const producers = inferred.get(consumer.name) ?? new Map<string, Set<string>>();
    const names = producers.get(entry.candidate.step) ?? new Set();
    producers.set(entry.candidate.step, names.add(dependency.name));
    inferred.set(consumer.name, producers);
  }
  const steps = new Map<string, LinkedStep>(graph.steps);
  const edges: GraphEdge[] = [...graph.edges];
  for (const [name, producers] of inferred) {
    const step = steps.get(name);
    const at = keyOf(locationOf(graph.manifest.source, 'steps', name));
    const needs = [...producers]
      .sort(([a], [b]) => compareNames(a, b))
      .map(([producer, inferredFor]): Need => ({ step: producer, at, inferredFor }));
    if (step !== undefined) {
      steps.set(name, { ...step, needs });
      edges.push(...needs.map((need): GraphEdge => ({ from: need.step, to: name, kind: 'need', at })));
    }
  }
  const { order, cycles } = analyseDag([...steps.keys()], edges);
  const ordered = order.flatMap((name): [string, LinkedStep][] => {
    const step = steps.get(name);
    return step === undefined ? [] : [[name, step]];
  });
  return { ...graph, steps: new Map(ordered), edges, cycles };
}
