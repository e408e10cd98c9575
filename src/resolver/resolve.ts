import { jobsOf, type LinkedJob, type LinkedStep, type PipelineGraph } from '../graph/model.js';
import { resolving } from './candidates.js';
import { resolveConsumer } from './consumer.js';
import { unknownInputs } from './explicit.js';
import { inferNeeds } from './infer.js';
import { lineFinder, type Lines } from './lines.js';
import { createScorer, type Scorer } from './score.js';
import type { AmbiguousInput, BadInput, UnmetInput, Wire, Wiring } from './wiring.js';

/** A pipeline with the needs of all its steps, and what feeds their inputs. */
export interface WiredGraph {
  readonly graph: PipelineGraph;
  readonly wiring: Wiring;
}

/** Infers the needs of the steps that state none, and decides what feeds every dependency of every job. */
export function wirePipeline(linked: PipelineGraph): WiredGraph {
  const scorer = createScorer();
  const lines = lineFinder(linked);
  const { graph, ambiguous } = inferNeeds(linked, scorer, lines);
  return { graph, wiring: withUndecided(resolvePipeline(graph, scorer, lines), ambiguous) };
}

/** The same wiring, with the inputs for which needs could not be inferred as what they are: ambiguous, or open if they are optional. */
function withUndecided(wiring: Wiring, ambiguous: readonly AmbiguousInput[]): Wiring {
  const known = new Set(ambiguous.map(keyOfInput));
  return {
    ...wiring,
    unmet: wiring.unmet.filter((input) => !known.has(keyOfInput(input))),
    ambiguous: [...wiring.ambiguous, ...ambiguous.filter(isRequired)],
    undecided: ambiguous.filter((input) => !isRequired(input)),
  };
}

/**
 * Decides what feeds every dependency of every job. Explicit inputs win; other dependencies are fed from the outputs
 * of the steps that the job needs. Nothing is said of the open inputs of a job that needs a step of which
 * nothing is known, or that has an explicit input of an unknown name: the mistake there comes first.
 */
export function resolvePipeline(
  graph: PipelineGraph,
  scorer: Scorer = createScorer(),
  lines: () => Lines = lineFinder(graph),
): Wiring {
  const means = resolving(graph, scorer, lines);
  const wires = new Map<string, ReadonlyMap<string, Wire>>();
  const unmet: UnmetInput[] = [];
  const ambiguous: AmbiguousInput[] = [];
  const bad: BadInput[] = [];
  for (const job of jobsOf(graph)) {
    const unknown = unknownInputs(job);
    const silent = unknown.length > 0 || needsSomethingUnknown(graph, job);
    const found = new Map<string, Wire>();
    bad.push(...unknown);
    for (const { dependency, result, rejected } of resolveConsumer(means, job)) {
      const { name: step } = job;
      if (result.kind === 'wired') {
        found.set(dependency.name, result.wire);
      } else if (result.kind === 'bad') {
        bad.push(result.bad);
      } else if (result.kind === 'ambiguous' && !silent) {
        ambiguous.push({ step, dependency, candidates: result.candidates });
      } else if (result.kind === 'open' && dependency.required && !silent) {
        unmet.push({ step, dependency, rejected });
      }
    }
    wires.set(job.name, found);
  }
  return { wires, unmet, ambiguous, undecided: [], bad };
}

function isRequired({ dependency }: AmbiguousInput): boolean {
  return dependency.required;
}

function keyOfInput({ step, dependency }: AmbiguousInput | UnmetInput): string {
  return `${step}.${dependency.name}`;
}

/** Whether an input may be missing only because something else is wrong: a step that is needed, or a job type. */
function needsSomethingUnknown(graph: PipelineGraph, job: LinkedJob): boolean {
  const isUnsure = (step: LinkedStep | undefined): boolean =>
    step === undefined ||
    step.kind === 'opaque' ||
    (step.kind === 'job' && step.step.job_type !== undefined && !step.jobTypeFits);
  return isUnsure(job) || (job.step.needs ?? []).some((name) => isUnsure(graph.steps.get(name)));
}
