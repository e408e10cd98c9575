import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { assign, MARGIN_POINTS, type Assignment } from './assign.js';
import {
  flawOf,
  keyOfOutput,
  optionOf,
  weighCandidates,
  type Resolving,
  type Weighed,
} from './candidates.js';
import { explicitWire, type ExplicitOutcome } from './explicit.js';
import { refined } from './refined.js';
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

/**
 * Resolves the dependencies of one job, in the order of its specification: explicit inputs first, then from the outputs of
 * the steps that it needs. A required dependency that is open then takes, on strong evidence, an output of a step before those.
 */
export function resolveConsumer(resolving: Resolving, job: LinkedJob): readonly InputOutcome[] {
  const { graph, findAncestors } = resolving;
  const explicit = explicitOutcomes(graph, job);
  const taken = takenByHand(explicit);
  const dependencies = [...job.ports.dependencies.values()];
  const direct = weighCandidates(resolving, job, job.needs);
  const flawOfDirect: Flaw = (dependency, entry) => {
    const taker = dependency.shared ? undefined : taken.get(entry.key);
    const entries = direct.get(dependency.name) ?? [];
    const flaw = flawOf(dependency, entry, isOnly(entry, entries));
    const better = flaw === undefined ? refined(graph, job, dependency, entry, entries) : undefined;
    return (
      flaw ??
      (taker === undefined ? undefined : feedsAnother(taker)) ??
      (better === undefined ? undefined : `"${better.candidate.step}" makes the same of it`)
    );
  };
  const first = assignTo(
    dependencies.filter(({ name }) => !explicit.has(name)),
    direct,
    flawOfDirect,
  );
  // Inferred needs were chosen from among all steps: what is open then is meant to be.
  const looksBack = job.needs.every(({ inferredFor }) => inferredFor === undefined);
  const open = dependencies.filter(
    ({ name, required }) => looksBack && required && !explicit.has(name) && !first.chosen.has(name),
  );
  // Fed by an output for which little speaks: one further back may be meant.
  const doubtful = dependencies.filter(({ name, required }) => {
    const key = first.chosen.get(name);
    return (
      looksBack && required && direct.get(name)?.find((entry) => entry.key === key)?.score.strong === false
    );
  });
  const indirect =
    open.length + doubtful.length === 0 ? undefined : weighCandidates(resolving, job, findAncestors(job));
  const flawOfIndirect: Flaw = (dependency, entry) =>
    flawOfDirect(dependency, entry) ??
    (entry.score.strong ? undefined : 'of steps further back, only an output with strong evidence counts');
  const second = indirect === undefined ? NOTHING : assignTo(open, indirect, flawOfIndirect);
  const takers = new Map([...first.chosen, ...second.chosen].map(([name, key]) => [key, name]));
  return dependencies.map((dependency) => {
    const { name } = dependency;
    const near = direct.get(name) ?? [];
    const far = open.includes(dependency) || doubtful.includes(dependency) ? (indirect?.get(name) ?? []) : [];
    const entries = [...near, ...far];
    const flaw = (entry: Weighed): string | undefined =>
      near.includes(entry) ? flawOfDirect(dependency, entry) : flawOfIndirect(dependency, entry);
    const assignment = open.includes(dependency) ? second : first;
    const fitting = far.filter((entry) => flaw(entry) === undefined);
    const result = resultOf(dependency, entries, fitting, explicit.get(name), assignment);
    const settled = settledBy(result);
    const rejected = entries
      .filter(({ key }) => !settled.has(key))
      .map((entry): Rejection => {
        const taker = takers.get(entry.key);
        const isTaken = taker !== undefined && taker !== name;
        const reason = flaw(entry) ?? (isTaken ? feedsAnother(taker) : decidedBy(result));
        return { ...entry.candidate, reason };
      });
    return { dependency, result, rejected };
  });
}

/** Whether an output is the only one whose types fit. */
function isOnly(entry: Weighed, entries: readonly Weighed[]): boolean {
  return entries.every((other) => other === entry || other.score.impossible !== undefined);
}

/** Why an output does not come into question for a dependency; undefined if it does. */
type Flaw = (dependency: DependencyPort, entry: Weighed) => string | undefined;

const NOTHING: Assignment = { chosen: new Map(), rivals: new Map() };

function assignTo(
  dependencies: readonly DependencyPort[],
  weighed: ReadonlyMap<string, readonly Weighed[]>,
  flaw: Flaw,
): Assignment {
  return assign(
    dependencies.map((dependency) => ({
      name: dependency.name,
      required: dependency.required,
      shared: dependency.shared,
      options: (weighed.get(dependency.name) ?? [])
        .filter((entry) => flaw(dependency, entry) === undefined)
        .map(optionOf),
    })),
  );
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
  fitting: readonly Weighed[],
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
      : [...betterOfAnotherJobType(entry, entries), ...betterFurtherBack(entry, fitting), entry];
  if (unsure.length > 1 && !dependency.required && !unsure.some(({ score }) => score.strong)) {
    // For none of them more speaks than that it may be meant: a step that can do without gets nothing.
    return { kind: 'open' };
  }
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

/** Outputs with strong evidence that fit clearly better than a chosen one for which little speaks, from steps that are not needed directly. */
function betterFurtherBack(chosen: Weighed, fitting: readonly Weighed[]): readonly Weighed[] {
  return chosen.score.strong
    ? []
    : fitting.filter(
        ({ score }) =>
          score.strong &&
          score.isDeclared &&
          !chosen.score.isDeclared &&
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
  return resolved
    ? 'another output fits better'
    : result.kind === 'open'
      ? 'another output fits as well, and a step that can do without it gets neither'
      : 'the manifest wires the input';
}

function feedsAnother(dependency: string): string {
  return `it feeds "${dependency}"`;
}
