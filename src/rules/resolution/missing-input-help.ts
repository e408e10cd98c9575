import type { LinkedJob, PipelineGraph } from '../../graph/model.js';
import { chainsTo } from '../../resolver/chain.js';
import { EVIDENCE_POINTS } from '../../resolver/score.js';
import { kindOf } from '../../resolver/sources.js';
import type { Factor, UnmetInput } from '../../resolver/wiring.js';
import type { OutputFinder } from './elsewhere.js';

/** Most candidates that the help lists. */
const MAX_CANDIDATES = 5;

/**
 * What to do about a required input that nothing feeds, a line for each: why the nearest outputs lost, which steps
 * would feed it if they were needed, else which step type would bridge the gap, and how to wire it by hand.
 */
export function missingInputHelp(
  graph: PipelineGraph,
  job: LinkedJob,
  unmet: UnmetInput,
  findOutputs: OutputFinder,
): string {
  const elsewhere = findOutputs(job, unmet.dependency);
  return [
    ...lostLines(unmet),
    ...elsewhere.map(
      ({ step, output }) => `Add "${step}" to the needs of "${job.name}": its output "${output}" fits.`,
    ),
    ...(elsewhere.length > 0 ? [] : bridgeLines(graph, job, unmet)),
    byHand(job, unmet),
  ].join('\n');
}

function lostLines({ rejected }: UnmetInput): readonly string[] {
  return rejected
    .slice(0, MAX_CANDIDATES)
    .map(({ step, output, score, reason }) => `"${step}.${output.name}" (${score.toFixed(2)}): ${reason}.`);
}

/** The types of steps that would lead from what the step needs, or from nothing, to what is wanted. */
function bridgeLines(graph: PipelineGraph, job: LinkedJob, { dependency }: UnmetInput): readonly string[] {
  const available = job.needs.flatMap(({ step }) => {
    const producer = graph.steps.get(step);
    return producer?.kind === 'job'
      ? [...producer.ports.outputs.values()].map((output) => ({ step, producer: kindOf(producer), output }))
      : [];
  });
  return chainsTo(graph.registry, available, kindOf(job), dependency).map(({ from, types }) => {
    const chain = [...(from === undefined ? [] : [`"${from.step}"`]), ...types, `"${job.name}"`];
    const added = types.length === 1 ? `A step of the type ${types.join()}` : 'These steps';
    return `${added} would give it: ${chain.join(' -> ')}.`;
  });
}

function byHand(job: LinkedJob, { dependency, rejected }: UnmetInput): string {
  const possible = rejected.find(({ score, factors }) => score > 0 && evidenceOf(factors) >= EVIDENCE_POINTS);
  const source =
    possible === undefined
      ? dependency.data_type === 'S3Uri'
        ? 's3://<bucket>/<prefix>'
        : '<value>'
      : `${possible.step}.${possible.output.name}`;
  return `To wire it by hand, write on "${job.name}": inputs: { ${dependency.name}: ${source} }`;
}

/** Points that speak for an output beside its types. */
function evidenceOf(factors: readonly Factor[]): number {
  const evidence = factors.filter(
    ({ name }) => name === 'name' || name === 'compatible_source' || name === 'keywords',
  );
  return evidence.reduce((sum, { points }) => sum + points, 0);
}
