import { jobsOf, type LinkedJob, type PipelineGraph } from '../../graph/model.js';
import type { DependencyPort, OutputPort } from '../../registry/ports.js';
import { createScorer, THRESHOLD_POINTS, type StepKind } from '../../resolver/score.js';
import { kindOf } from '../../resolver/sources.js';

/** Most outputs that a message proposes. */
const MAX_PROPOSED = 3;

/** An output of a step that the consumer does not need yet. */
export interface Proposal {
  readonly step: string;
  readonly output: string;
}

/**
 * Finds outputs that would feed a dependency if only the consumer needed their step: at most three, the best first,
 * those of equal score in the order of the graph. Steps that run after the consumer are left out.
 */
export type OutputFinder = (consumer: LinkedJob, dependency: DependencyPort) => readonly Proposal[];

/** A finder for one graph; it remembers what it has seen of the graph, so make one for each run. */
export function createOutputFinder(graph: PipelineGraph): OutputFinder {
  const scorer = createScorer();
  const sources = sourcesOf(graph);
  const followers = followersOf(graph);
  return (consumer, dependency) => {
    const needed = new Set([consumer.name, ...consumer.needs.map((need) => need.step)]);
    const jobTypes = [...needed].flatMap((name) => {
      const step = graph.steps.get(name);
      return step?.kind === 'job' && step !== consumer ? (step.jobType ?? []) : [];
    });
    const fitting = sources
      .map((source) => {
        const { producer, output } = source;
        const score = scorer({ consumer: kindOf(consumer), dependency, producer, output, jobTypes });
        return { ...source, points: score.impossible === undefined ? score.points : 0 };
      })
      .filter(({ points }) => points >= THRESHOLD_POINTS)
      .sort((a, b) => b.points - a.points);
    const later = fitting.length === 0 ? needed : stepsAfter(followers, consumer.name);
    const proposals: Proposal[] = [];
    for (const { output, steps } of fitting) {
      for (const step of steps) {
        if (proposals.length === MAX_PROPOSED) {
          return proposals;
        }
        if (!needed.has(step) && !later.has(step)) {
          proposals.push({ step, output: output.name });
        }
      }
    }
    return proposals;
  };
}

/** One output of all steps of one type and job type. */
interface Source {
  readonly producer: StepKind;
  readonly output: OutputPort;
  readonly steps: readonly string[];
}

function sourcesOf(graph: PipelineGraph): readonly Source[] {
  const byKind = new Map<string, { readonly job: LinkedJob; readonly steps: string[] }>();
  for (const job of jobsOf(graph)) {
    const key = JSON.stringify([job.step.type, job.jobType]);
    const known = byKind.get(key) ?? { job, steps: [] };
    byKind.set(key, known);
    known.steps.push(job.name);
  }
  return [...byKind.values()].flatMap(({ job, steps }) =>
    [...job.ports.outputs.values()].map((output) => ({ producer: kindOf(job), output, steps })),
  );
}

function followersOf(graph: PipelineGraph): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  for (const { from, to } of graph.edges) {
    const known = followers.get(from) ?? [];
    followers.set(from, known);
    known.push(to);
  }
  return followers;
}

function stepsAfter(followers: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    for (const follower of followers.get(step) ?? []) {
      if (!reached.has(follower)) {
        reached.add(follower);
        waiting.push(follower);
      }
    }
  }
  return reached;
}
