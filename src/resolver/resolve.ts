import { jobsOf, type LinkedJob, type LinkedStep, type PipelineGraph } from '../graph/model.js';
import { resolveConsumer, type InputOutcome } from './consumer.js';
import { unknownInputs } from './explicit.js';
import { createScorer } from './score.js';
import type { AmbiguousInput, BadInput, UnmetInput, Wire, Wiring } from './wiring.js';

/**
 * Decides what feeds every dependency of every job. Explicit inputs win; other dependencies are fed from the outputs
 * of the steps that the job needs. Nothing is said of the open inputs of a job that needs a step of which
 * nothing is known, or that has an explicit input of an unknown name: the mistake there comes first.
 */
export function resolvePipeline(graph: PipelineGraph): Wiring {
  const scorer = createScorer();
  const wires = new Map<string, ReadonlyMap<string, Wire>>();
  const unmet: UnmetInput[] = [];
  const ambiguous: AmbiguousInput[] = [];
  const bad: BadInput[] = [];
  for (const job of jobsOf(graph)) {
    const unknown = unknownInputs(job);
    const silent = unknown.length > 0 || needsSomethingUnknown(graph, job);
    const found = new Map<string, Wire>();
    bad.push(...unknown);
    for (const { dependency, result, rejected } of resolveConsumer(graph, job, scorer)) {
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
  return { wires, unmet, ambiguous, bad };
}

/** Every dependency of one job with what became of it and every output weighed for it, each with all its factors. */
export function explainInputs(graph: PipelineGraph, job: LinkedJob): readonly InputOutcome[] {
  return resolveConsumer(graph, job, createScorer());
}

/** Whether an input may be missing only because something else is wrong: a step that is needed, or a job type. */
function needsSomethingUnknown(graph: PipelineGraph, job: LinkedJob): boolean {
  const isUnsure = (step: LinkedStep | undefined): boolean =>
    step === undefined ||
    step.kind === 'opaque' ||
    (step.kind === 'job' && step.step.job_type !== undefined && !step.jobTypeFits);
  return isUnsure(job) || (job.step.needs ?? []).some((name) => isUnsure(graph.steps.get(name)));
}
