import { jobsOf, type LinkedJob, type PipelineGraph } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { expressionsIn } from '../../graph/references.js';
import { ownKeys } from '../../project/config-keys.js';
import type { Wire } from '../../resolver/wiring.js';
import { child, keyOf, spanOf, type Location } from '../../source/location.js';
import { isTracedMap, type Traced } from '../../source/traced.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule, Report } from '../rule.js';
import { variablesIn } from './locations.js';

const manifest = (cache: string) =>
  `
    steps:
      prepare: { type: Prepare${cache} }
      train: { type: Train, needs: [prepare], cache: { enabled: true, expire_after: P30D } }
  `;

/** Execution variables with another value in each execution. */
const CHANGING = new Set(
  ['PipelineExecutionId', 'PipelineExecutionArn', 'StartDateTime', 'CurrentDateTime'].map(
    (name) => `Execution.${name}`,
  ),
);

/** Config keys whose values are part of what SageMaker compares. */
const COMPARED = ['environment', 'arguments', 'hyperparameters', 'container_entrypoint'];

/**
 * What is compared: AWS's page "Default cache key attributes by pipeline step type"
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html), with the values of the execution:
 * sagemaker-python-sdk issue 3392, where a Transform step after an uncached Model step is never found again.
 */
export const cacheNeverHits: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG803',
  name: 'cache-never-hits',
  severity: 'warning',
  what: 'What a cached step is given can be the same in two executions.',
  why: 'SageMaker reuses a run only if inputs, arguments and environment are equal; here they never are, so the step always runs anew.',
  fix: 'Cache the step that produces the input too, or remove the execution-specific value, or the cache.',
  invalid: project({ manifest: manifest('') }, TRAIN),
  valid: project({ manifest: manifest(', cache: { enabled: true, expire_after: P30D }') }, TRAIN),
  check({ graph, wiring }, report) {
    const seen = new Set<string>();
    // Steps that share a text through an alias have one cache between them. The place is sought only for a finding.
    const reportOnce: Report = (at, finding) => {
      const place = JSON.stringify(spanOf(at));
      if (!seen.has(place)) {
        seen.add(place);
        report(at, finding);
      }
    };
    // A cache without expire_after is SMP507's.
    for (const job of jobsOf(graph).filter(
      (other) => isCached(other) && other.step.cache?.expire_after !== undefined,
    )) {
      const type = sagemakerTypeOf(job);
      const at = keyOf(child(job.at, 'cache'));
      if (type !== 'Processing' && type !== 'Training') {
        continue;
      }
      const variable = changingVariable(job);
      if (variable !== undefined) {
        reportOnce(at, {
          message: `The cache of step "${job.name}" never finds a run: \${${variable.name}} is part of what is compared.`,
          help: 'Remove the variable, or the cache.',
          related: [{ message: 'It stands here.', at: variable.at }],
        });
        continue;
      }
      const wires = [...(wiring.wires.get(job.name)?.values() ?? [])];
      const fresh = wires.find((wire) => changesEachTime(wire, graph));
      if (fresh?.source.kind === 'output') {
        const { step } = fresh.source;
        reportOnce(at, {
          message: `The cache of step "${job.name}" never finds a run: "${step}", which feeds its "${fresh.dependency.name}", is not cached and writes to a new place each time.`,
          help: `Add a cache to "${step}" too, or remove this one.`,
          related: [{ message: `"${step}" has no cache.`, at: keyOf(producerPlace(step, graph) ?? job.at) }],
        });
      }
    }
  },
};

function isCached({ step }: LinkedJob): boolean {
  return step.cache?.enabled === true;
}

function changingVariable(job: LinkedJob): { readonly name: string; readonly at: Location } | undefined {
  const own = [...ownKeys(job.spec.document.value)]
    .filter(([, { env, argument, hyperparameter }]) => (env ?? argument ?? hyperparameter) !== undefined)
    .map(([key]) => key);
  const values = [
    ...[...COMPARED, ...own].flatMap((key) => job.config.get(key)?.traced ?? []),
    ...[...job.inputs.values()].flatMap((input) => (input.kind === 'value' ? [input.value] : [])),
  ];
  for (const { value, at } of values.flatMap((traced) => [...expressionsIn(traced)])) {
    const found = variablesIn(value.expression).find((name) => CHANGING.has(name));
    if (found !== undefined) {
      return { name: found.replace(/^Execution\./, 'execution.'), at };
    }
  }
  return undefined;
}

/** Whether a wire carries another value in each execution: the output of an uncached job at a place made for the execution, or under the job's name. */
function changesEachTime({ source }: Wire, graph: PipelineGraph): boolean {
  const producer = source.kind === 'output' ? graph.steps.get(source.step) : undefined;
  if (source.kind !== 'output' || producer?.kind !== 'job' || isCached(producer)) {
    return false;
  }
  switch (sagemakerTypeOf(producer)) {
    case 'Processing':
      return !hasDestination(producer.config.get('destinations')?.traced, source.output.name);
    case 'Training':
      return source.output.property_path === 'ModelArtifacts.S3ModelArtifacts';
    default:
      return false;
  }
}

function hasDestination(destinations: Traced | undefined, output: string): boolean {
  return destinations !== undefined && isTracedMap(destinations.value) && destinations.value.has(output);
}

function producerPlace(step: string, graph: PipelineGraph): Location | undefined {
  return graph.steps.get(step)?.at;
}
