import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { assign, MARGIN_POINTS, type Assignment } from './assign.js';
import { flawOf, keyOfOutput, weighCandidates, type Weighed } from './candidates.js';
import { explicitWire, type ExplicitOutcome } from './explicit.js';
import type { Scorer } from './score.js';
import type { BadInput, Candidate, Rejection, Wire, WireSource } from './wiring.js';

/** What became of one dependency of a step. */
export type InputResult =
  | { readonly kind: 'wired'; readonly wire: Wire }
  /** Candidates that could not be told apart, best first. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'bad'; readonly bad: BadInput }
  /** Nothing feeds it. */
  | { readonly kind: 'open' }
  /** It is wired by hand to a step of which nothing can be said. */
  | { readonly kind: 'unknown' };

/** One dependency of a step, what became of it, and every output that was weighed for it and lost, best first. */
export interface InputOutcome {
  readonly dependency: DependencyPort;
  readonly result: InputResult;
  readonly rejected: readonly Rejection[];
}

/** Resolves the dependencies of one job, in the order of its specification: explicit inputs first, then from the outputs of the steps that it needs. */
export function resolveConsumer(
  graph: PipelineGraph,
  job: LinkedJob,
  scorer: Scorer,
): readonly InputOutcome[] {
  const explicit = explicitOutcomes(graph, job);
  const taken = takenByHand(explicit);
  const weighed = weighCandidates(graph, job, scorer);
  const flaw = (dependency: DependencyPort, entry: Weighed): string | undefined => {
    const taker = dependency.shared ? undefined : taken.get(entry.key);
    return flawOf(dependency, entry) ?? (taker === undefined ? undefined : feedsAnother(taker));
  };
  const dependencies = [...job.ports.dependencies.values()];
  const assignment = assign(
    dependencies
      .filter(({ name }) => !explicit.has(name))
      .map((dependency) => ({
        name: dependency.name,
        required: dependency.required,
        shared: dependency.shared,
        options: (weighed.get(dependency.name) ?? [])
          .filter((entry) => flaw(dependency, entry) === undefined)
          .map(({ key, score }) => ({ output: key, points: score.points, exactness: score.exactness })),
      })),
  );
  const takers = new Map([...assignment.chosen].map(([name, key]) => [key, name]));
  return dependencies.map((dependency) => {
    const entries = weighed.get(dependency.name) ?? [];
    const result = resultOf(dependency, entries, explicit.get(dependency.name), assignment);
    const settled = settledBy(result);
    const rejected = entries
      .filter(({ key }) => !settled.has(key))
      .map((entry): Rejection => {
        const taker = takers.get(entry.key);
        const reason =
          flaw(dependency, entry) ?? (taker === undefined ? decidedBy(result) : feedsAnother(taker));
        return { ...entry.candidate, reason };
      });
    return { dependency, result, rejected };
  });
}

function explicitOutcomes(graph: PipelineGraph, job: LinkedJob): ReadonlyMap<string, ExplicitOutcome> {
  return new Map(
    [...job.ports.dependencies.values()].flatMap((dependency): [string, ExplicitOutcome][] => {
      const input = job.inputs.get(dependency.name);
      return input === undefined ? [] : [[dependency.name, explicitWire(graph, job, dependency, input)]];
    }),
  );
}

/** Outputs that explicit inputs take, with the dependency that each feeds. */
function takenByHand(explicit: ReadonlyMap<string, ExplicitOutcome>): ReadonlyMap<string, string> {
  return new Map(
    [...explicit].flatMap(([name, outcome]): [string, string][] =>
      outcome.kind === 'wire' ? keysOfSource(outcome.wire.source).map((key) => [key, name]) : [],
    ),
  );
}

function resultOf(
  dependency: DependencyPort,
  entries: readonly Weighed[],
  explicit: ExplicitOutcome | undefined,
  { chosen, rivals }: Assignment,
): InputResult {
  if (explicit !== undefined) {
    return explicit.kind === 'wire' ? { kind: 'wired', wire: explicit.wire } : explicit;
  }
  const key = chosen.get(dependency.name);
  const entry = key === undefined ? undefined : entries.find((other) => other.key === key);
  if (entry === undefined) {
    return { kind: 'open' };
  }
  const equal = new Set(rivals.get(dependency.name));
  const unsure =
    equal.size > 0
      ? entries.filter((other) => other === entry || equal.has(other.key))
      : [...betterOfAnotherJobType(entry, entries), entry];
  if (unsure.length > 1) {
    return { kind: 'ambiguous', candidates: unsure.map(({ candidate }) => candidate) };
  }
  const { step, output, score, factors } = entry.candidate;
  const source = { kind: 'output', step, output } as const;
  return { kind: 'wired', wire: { dependency, source, chosen: 'resolved', score, factors, at: entry.at } };
}

/**
 * Outputs that fit clearly better than the chosen one but for their job type. One step can produce the data of several
 * job types (a split), so then neither is sure.
 */
function betterOfAnotherJobType(chosen: Weighed, entries: readonly Weighed[]): readonly Weighed[] {
  return entries.filter(
    ({ score }) =>
      score.impossible?.kind === 'job_type' &&
      score.points > chosen.score.points + MARGIN_POINTS &&
      score.exactness >= chosen.score.exactness,
  );
}

/** Outputs that the result is about. */
function settledBy(result: InputResult): ReadonlySet<string> {
  switch (result.kind) {
    case 'wired':
      return new Set(keysOfSource(result.wire.source));
    case 'ambiguous':
      return new Set(result.candidates.map(({ step, output }) => keyOfOutput(step, output.name)));
    default:
      return new Set();
  }
}

function keysOfSource(source: WireSource): readonly string[] {
  return source.kind === 'output' ? [keyOfOutput(source.step, source.output.name)] : [];
}

/** Why an output without a flaw that nothing else takes was not chosen. */
function decidedBy(result: InputResult): string {
  const resolved =
    result.kind === 'ambiguous' || (result.kind === 'wired' && result.wire.chosen === 'resolved');
  return resolved ? 'another output fits better' : 'the manifest wires the input';
}

function feedsAnother(dependency: string): string {
  return `it feeds "${dependency}"`;
}
