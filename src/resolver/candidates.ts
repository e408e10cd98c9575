import { compareNames } from '../graph/dag.js';
import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import type { Location } from '../source/location.js';
import { EVIDENCE_POINTS, THRESHOLD_POINTS, type Score, type Scorer, type StepKind } from './score.js';
import type { Candidate } from './wiring.js';

/** An output of a needed step, weighed for one dependency. */
export interface Weighed {
  /** Tells the outputs of a pipeline apart. */
  readonly key: string;
  readonly candidate: Candidate;
  readonly score: Score;
  /** The need that brings it in. */
  readonly at: Location;
}

/** Every output of the steps that a job needs directly, weighed for each dependency of the job; by dependency, best first, impossible ones last. */
export function weighCandidates(
  graph: PipelineGraph,
  job: LinkedJob,
  scorer: Scorer,
): ReadonlyMap<string, readonly Weighed[]> {
  const producers = job.needs.flatMap(({ step, at }) => {
    const producer = graph.steps.get(step);
    return producer?.kind === 'job' ? [{ producer, kind: kindOf(producer), at }] : [];
  });
  const jobTypes = [...new Set(producers.flatMap(({ kind }) => kind.jobType ?? []))].sort(compareNames);
  const consumer = kindOf(job);
  const weigh = (dependency: DependencyPort): readonly Weighed[] =>
    producers
      .flatMap(({ producer, kind, at }) =>
        [...producer.ports.outputs.values()].map((output): Weighed => {
          const score = scorer({ consumer, dependency, producer: kind, output, jobTypes });
          const candidate = { step: producer.name, output, score: score.score, factors: score.factors };
          return { key: keyOfOutput(producer.name, output.name), candidate, score, at };
        }),
      )
      .sort(compareCandidates);
  return new Map([...job.ports.dependencies].map(([name, dependency]) => [name, weigh(dependency)]));
}

/** Why an output does not come into question for a dependency, whatever else there is; undefined if it does. A phrase without a full stop. */
export function flawOf(dependency: DependencyPort, { score }: Weighed): string | undefined {
  if (score.impossible !== undefined) {
    return score.impossible.reason;
  }
  if (score.points < THRESHOLD_POINTS) {
    return `its score is below ${(THRESHOLD_POINTS / 100).toFixed(2)}`;
  }
  if (score.evidence < EVIDENCE_POINTS) {
    return 'only its types fit: neither its name nor its keywords nor the declared sources speak for it';
  }
  return dependency.required || score.strong
    ? undefined
    : 'an optional input takes an output only by the same name or alias, or from a declared source';
}

/** The key of an output. Step names hold no dot, so it tells all outputs apart. */
export function keyOfOutput(step: string, output: string): string {
  return `${step}.${output}`;
}

function compareCandidates(a: Weighed, b: Weighed): number {
  return (
    Number(a.score.impossible !== undefined) - Number(b.score.impossible !== undefined) ||
    b.score.points - a.score.points ||
    b.score.exactness - a.score.exactness ||
    compareNames(a.key, b.key)
  );
}

function kindOf(job: LinkedJob): StepKind {
  const { step_type: stepType, sagemaker_step_type: sagemakerType } = job.spec.document.value;
  return { stepType, sagemakerType, jobType: job.jobType };
}
