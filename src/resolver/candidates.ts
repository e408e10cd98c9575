import { compareNames } from '../graph/dag.js';
import { jobsOf, type LinkedJob, type Need, type PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import type { Location } from '../source/location.js';
import { ancestorFinder, type FindAncestors } from './ancestors.js';
import { optionValue, type Option } from './assign.js';
import { lineFinder, type LineEvidence, type Lines } from './lines.js';
import { EVIDENCE_POINTS, THRESHOLD_POINTS, type Score, type Scorer } from './score.js';
import { jobTypesOf, kindOf } from './sources.js';
import type { Candidate } from './wiring.js';

/** Points that a score may lack if all keywords of the dependency, of at least two, are found: they stand for a name. */
const DESCRIBED_POINTS = 5;

/** An output of a needed step, weighed for one dependency. */
export interface Weighed {
  /** Tells the outputs of a pipeline apart. */
  readonly key: string;
  readonly candidate: Candidate;
  readonly score: Score;
  /** The need that brings it in. */
  readonly at: Location;
}

/** What resolving one pipeline goes by. */
export interface Resolving {
  readonly graph: PipelineGraph;
  readonly scorer: Scorer;
  readonly findAncestors: FindAncestors;
  /** The job types of all steps. */
  readonly jobTypes: () => readonly string[];
  readonly lines: () => Lines;
}

/** The means of resolving one pipeline; they remember what they have found out. */
export function resolving(
  graph: PipelineGraph,
  scorer: Scorer,
  lines: () => Lines = lineFinder(graph),
): Resolving {
  let jobTypes: readonly string[] | undefined;
  return {
    graph,
    scorer,
    findAncestors: ancestorFinder(graph),
    jobTypes: () => (jobTypes ??= jobTypesOf(jobsOf(graph))),
    lines,
  };
}

/** Every output of some of the steps before a job, weighed for each dependency of the job; by dependency, best first, impossible ones last. */
export function weighCandidates(
  { graph, scorer, lines, jobTypes: all }: Resolving,
  job: LinkedJob,
  needs: readonly Need[],
): ReadonlyMap<string, readonly Weighed[]> {
  const producers = needs.flatMap(({ step, at, inferredFor }) => {
    const producer = graph.steps.get(step);
    return producer?.kind === 'job' ? [{ producer, kind: kindOf(producer), at, inferredFor }] : [];
  });
  // Inferred needs were chosen from among all steps, and are judged as they were then.
  const isInferred = producers.some(({ inferredFor }) => inferredFor !== undefined);
  const jobTypes = isInferred ? all() : jobTypesOf(producers.map(({ producer }) => producer));
  const consumer = kindOf(job);
  const weigh = (dependency: DependencyPort): readonly Weighed[] =>
    producers
      .filter(({ inferredFor }) => inferredFor?.has(dependency.name) ?? true)
      .flatMap(({ producer, kind, at }) =>
        [...producer.ports.outputs.values()].map((output): Weighed => {
          const score = withLine(
            scorer({ consumer, dependency, producer: kind, output, jobTypes }),
            lines().compare(
              { step: job.name, port: dependency.name },
              { step: producer.name, port: output.name },
            ),
          );
          const candidate = { step: producer.name, output, score: score.score, factors: score.factors };
          return { key: keyOfOutput(producer.name, output.name), candidate, score, at };
        }),
      )
      .sort(compareCandidates);
  return new Map([...job.ports.dependencies].map(([name, dependency]) => [name, weigh(dependency)]));
}

/** Rank of what settles near ties first: that both steps are of one line of work. */
const LINE_RANK = 32;

/** A score with what the names of the steps say. */
export function withLine(score: Score, evidence: LineEvidence): Score {
  return evidence.kind === 'same' && score.impossible === undefined
    ? {
        ...score,
        agreement: score.agreement + LINE_RANK,
        factors: [
          ...score.factors,
          { name: 'line', points: 0, reason: `both are of "${evidence.word}", which tells such steps apart` },
        ],
      }
    : score;
}

/** A weighed output as assignment sees it. */
export function optionOf({ key, score: { points, exactness, agreement } }: Weighed): Option {
  return { output: key, points, exactness, agreement };
}

/**
 * Why an output does not come into question for a dependency, whatever else there is; undefined if it does. A phrase without a full stop. The only
 * output whose types fit needs a single point that speaks for it: the step that makes it is needed for something. */
export function flawOf(dependency: DependencyPort, { score }: Weighed, isOnly = false): string | undefined {
  if (score.impossible !== undefined) {
    return score.impossible.reason;
  }
  if (score.points < THRESHOLD_POINTS - (score.described ? DESCRIBED_POINTS : 0)) {
    return `its score is below ${(THRESHOLD_POINTS / 100).toFixed(2)}`;
  }
  if (score.evidence < (isOnly && dependency.required ? 1 : EVIDENCE_POINTS)) {
    return 'only its types fit: neither its name nor its keywords nor the declared sources speak for it';
  }
  return dependency.required || score.strong || score.likely !== 'no'
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
    // As they are chosen: within a margin, an equal name or agreement counts for more than points.
    optionValue(optionOf(b)) - optionValue(optionOf(a)) ||
    b.score.points - a.score.points ||
    compareNames(a.key, b.key)
  );
}
