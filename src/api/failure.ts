import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import { jobsOf } from '../graph/model.js';
import { kindsOf, variantOf } from '../planner/kinds.js';
import { portsOf, type DependencyPort } from '../registry/ports.js';
import { bridgingTypes } from '../resolver/bridge.js';
import { createScorer } from '../resolver/score.js';
import { jobTypesOf, kindOf } from '../resolver/sources.js';
import type { BadInput, UnmetInput } from '../resolver/wiring.js';
import { incompatibleInput } from '../rules/resolution/incompatible-input.js';
import { missingInput } from '../rules/resolution/missing-input.js';
import type { Compilation } from '../compiler/compile.js';
import { IncompatibleSteps, MissingDependency, PipelineError, type InputDetail } from './errors.js';
import { placeText, type PipelineDiagnostic } from './diagnostic.js';

/**
 * The error for a pipeline that has some: about the first input that a wrong step or none feeds, if there is such an
 * input, else about the pipeline. It carries all diagnostics.
 */
export function failureOf(
  pipeline: string,
  { graph, wiring }: Compilation,
  diagnostics: readonly PipelineDiagnostic[],
): PipelineError {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isReported = (code: string) => errors.some((error) => error.code === code);
  const all = `\n${listOf(pipeline, errors)}`;
  if (graph !== undefined && wiring !== undefined) {
    const wrong = wiring.bad.find(({ problem }) => problem.kind === 'type');
    if (wrong?.problem.kind === 'type' && isReported(incompatibleInput.code)) {
      const { problem, ...detail } = wronglyWired(graph, wrong, wrong.problem);
      return new IncompatibleSteps(problem, diagnostics, detail, all);
    }
    const [unmet] = wiring.unmet;
    const job = graph.steps.get(unmet?.step ?? '');
    if (unmet !== undefined && job?.kind === 'job' && isReported(missingInput.code)) {
      const gap = bridgeableGap(graph, job, unmet);
      const { problem, ...detail } = gap ?? missing(graph, job, unmet);
      return gap === undefined
        ? new MissingDependency(problem, diagnostics, detail, all)
        : new IncompatibleSteps(problem, diagnostics, detail, all);
    }
  }
  const [first] = errors;
  return new PipelineError(listOf(pipeline, errors), diagnostics, { help: first?.help });
}

/** Problems in lines, the first line a summary; what each is about and where it is. */
function listOf(pipeline: string, errors: readonly PipelineDiagnostic[]): string {
  const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`;
  return [
    `The pipeline "${pipeline}" has ${count}:`,
    ...errors.flatMap((error) => {
      const place = placeText(error);
      return [`  ${error.code}: ${error.message}`, ...(place === '' ? [] : [`    at ${place}`])];
    }),
  ].join('\n');
}

type Described = InputDetail & { readonly problem: string };

function wronglyWired(
  graph: PipelineGraph,
  { step, name }: BadInput,
  { producer, output, dependency }: Extract<BadInput['problem'], { kind: 'type' }>,
): Described {
  return {
    step,
    input: name,
    problem: `${stepText(graph, step)} takes ${dependency.dependency_type} as "${name}", but ${lower(stepText(graph, producer))} produces "${output.name}", which is ${output.output_type}.`,
    suggestedFix: `Wire another output to "${name}", or leave it to pipectl by removing the input.`,
    compatibleSources: sourcesFor(graph, step, dependency),
  };
}

/** What stands before the step is not what it takes, but one more step type would make that of it. */
function bridgeableGap(
  graph: PipelineGraph,
  job: LinkedJob,
  { dependency }: UnmetInput,
): Described | undefined {
  const needed = job.step.needs === undefined ? undefined : new Set(job.needs.map(({ step }) => step));
  const producers = jobsOf(graph).filter(
    (other) => other !== job && (needed === undefined || needed.has(other.name)),
  );
  const available = producers.flatMap((producer) =>
    [...producer.ports.outputs.values()].map((output) => ({
      step: producer.name,
      producer: kindOf(producer),
      output,
    })),
  );
  const [bridge] = bridgingTypes(graph.registry, available, kindOf(job), dependency);
  const spec = bridge === undefined ? undefined : graph.registry.specs.get(bridge)?.document;
  if (bridge === undefined || spec === undefined) {
    return undefined;
  }
  const scorer = createScorer();
  const consumer = { stepType: bridge, sagemakerType: spec.value.sagemaker_step_type };
  const [input] = [...portsOf(spec, undefined).dependencies.values()].filter(({ required }) => required);
  const jobTypes = jobTypesOf(producers);
  const worth = (source: (typeof available)[number]): number =>
    input === undefined ? 0 : scorer({ consumer, dependency: input, ...source, jobTypes }).points;
  const [best] = [...available].sort((a, b) => worth(b) - worth(a));
  if (best === undefined) {
    return undefined;
  }
  return {
    step: job.name,
    input: dependency.name,
    problem: `${stepText(graph, job.name)} expects ${dependency.dependency_type} as "${dependency.name}", but ${lower(stepText(graph, best.step))} produces "${best.output.name}", which does not fit.`,
    suggestedFix: `Add a ${bridge} step between "${best.step}" and "${job.name}".`,
    compatibleSources: sourcesFor(graph, job.name, dependency),
  };
}

function missing(graph: PipelineGraph, job: LinkedJob, { dependency }: UnmetInput): Described {
  const sources = sourcesFor(graph, job.name, dependency);
  const given = `wire it by hand: inputs: { ${dependency.name}: ${dependency.data_type === 'S3Uri' ? 's3://<bucket>/<prefix>' : '<value>'} }`;
  return {
    step: job.name,
    input: dependency.name,
    problem: `${stepText(graph, job.name)} needs ${dependency.dependency_type} as "${dependency.name}", and no step before it produces that.`,
    suggestedFix:
      sources.length === 0
        ? `${given.charAt(0).toUpperCase()}${given.slice(1)}.`
        : `Add a step of the type ${sources.join(' or ')}, or ${given}.`,
    compatibleSources: sources,
  };
}

/** The step types that would feed an input: those that its specification names, and that exist; else those that fit. */
function sourcesFor(graph: PipelineGraph, step: string, dependency: DependencyPort): readonly string[] {
  const { registry } = graph;
  const declared = dependency.compatible_sources.filter((type) => registry.specs.has(type));
  const job = graph.steps.get(step);
  if (declared.length > 0 || job?.kind !== 'job') {
    return declared;
  }
  const kinds = kindsOf(registry, jobTypesOf(jobsOf(graph)));
  const feeders = kinds.feeders(variantOf(job.spec.document, job.jobType), dependency);
  return [...new Set(feeders.map(({ kind }) => kind.stepType))];
}

function stepText(graph: PipelineGraph, name: string): string {
  const step = graph.steps.get(name);
  return step?.kind === 'job' ? `Step "${name}" (${step.step.type})` : `Step "${name}"`;
}

function lower(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
