import { jobsOf, type LinkedJob, type PipelineGraph } from '../graph/model.js';
import type { DependencyPort, OutputPort } from '../registry/ports.js';
import { createScorer, EVIDENCE_POINTS, THRESHOLD_POINTS } from './score.js';
import { resolving } from './candidates.js';
import { resolveConsumer, type InputOutcome } from './consumer.js';
import { inferNeeds, type Inference } from './infer.js';
import { lineFinder } from './lines.js';
import { runsAfter, type RunsAfter } from './reach.js';
import type { Factor, WireSource } from './wiring.js';

/** An output that was weighed for an input, and what came of it. */
export interface ExplainedCandidate {
  readonly step: string;
  readonly output: OutputPort;
  /** 0 to 1; the points of the factors, in hundredths, add up to it. */
  readonly score: number;
  readonly factors: readonly Factor[];
  /** tied: it fits as well as another one. */
  readonly verdict: 'chosen' | 'tied' | 'lost';
  /** Why it lost: a phrase without a full stop. */
  readonly reason?: string;
}

/** One input of a step: what feeds it, everything that was weighed for it, and what would change that. */
export interface InputExplanation {
  readonly step: string;
  readonly dependency: DependencyPort;
  /** explicit: the manifest wires it. inferred: the step states no needs. open: nothing feeds it. */
  readonly outcome: 'explicit' | 'resolved' | 'inferred' | 'ambiguous' | 'open' | 'wrong';
  /** What feeds it, if anything does. */
  readonly source?: WireSource;
  /** Best first. */
  readonly candidates: readonly ExplainedCandidate[];
  /** Full sentences. */
  readonly changes: readonly string[];
}

/** Explains the inputs of every job of a linked pipeline, in the order of the graph and of the specifications. */
export function explainWiring(linked: PipelineGraph): readonly InputExplanation[] {
  const scorer = createScorer();
  const lines = lineFinder(linked);
  const inference = inferNeeds(linked, scorer, lines);
  const { steps, edges } = inference.graph;
  const isAfter = runsAfter([...steps.keys()], edges);
  const means = resolving(inference.graph, scorer, lines);
  return jobsOf(inference.graph).flatMap((job) =>
    resolveConsumer(means, job).map((outcome) => explainInput(job, outcome, inference, isAfter)),
  );
}

function explainInput(
  job: LinkedJob,
  outcome: InputOutcome,
  inference: Inference,
  isAfter: RunsAfter,
): InputExplanation {
  const { dependency, result } = outcome;
  const ambiguous = inference.ambiguous.find(
    (input) => input.step === job.name && input.dependency === dependency,
  );
  const tied = ambiguous?.candidates ?? (result.kind === 'ambiguous' ? result.candidates : []);
  const source = result.kind === 'wired' ? result.wire.source : undefined;
  const isFeeding = (step: string, output: OutputPort): boolean =>
    source?.kind === 'output' && source.step === step && source.output.name === output.name;
  const isTied = (step: string, output: OutputPort): boolean =>
    tied.some((other) => other.step === step && other.output.name === output.name);
  const weighed = inference.weighed(job, dependency);
  const entries =
    weighed === undefined
      ? [
          ...(result.kind === 'wired' && source?.kind === 'output'
            ? [
                {
                  step: source.step,
                  output: source.output,
                  score: result.wire.score,
                  factors: result.wire.factors,
                },
              ]
            : []),
          ...tied,
          ...outcome.rejected,
        ]
      : weighed.map(({ entry, flaw }) => ({ ...entry.candidate, reason: flaw }));
  const candidates = entries.map((entry): ExplainedCandidate => {
    const { step, output, score, factors } = entry;
    const verdict = isFeeding(step, output) ? 'chosen' : isTied(step, output) ? 'tied' : 'lost';
    const reason =
      'reason' in entry && typeof entry.reason === 'string' ? entry.reason : 'another output fits better';
    return { step, output, score, factors, verdict, ...(verdict === 'lost' ? { reason } : {}) };
  });
  return {
    step: job.name,
    dependency,
    outcome: outcomeOf(outcome, tied.length > 0, weighed !== undefined),
    ...(source === undefined ? {} : { source }),
    candidates,
    changes: changesOf(
      job,
      dependency,
      candidates.filter(({ step }) => !isAfter(step, job.name)),
      source,
    ),
  };
}

function outcomeOf(
  { result }: InputOutcome,
  isTied: boolean,
  isInferred: boolean,
): InputExplanation['outcome'] {
  if (result.kind === 'wired') {
    return result.wire.chosen === 'explicit' ? 'explicit' : isInferred ? 'inferred' : 'resolved';
  }
  return isTied ? 'ambiguous' : result.kind === 'open' ? 'open' : 'wrong';
}

/** What would change the outcome: the other outputs that could feed the input, best first, each with the line that takes it. */
function changesOf(
  job: LinkedJob,
  dependency: DependencyPort,
  candidates: readonly ExplainedCandidate[],
  source: WireSource | undefined,
): readonly string[] {
  const others = candidates.filter(
    ({ verdict, score, factors }) =>
      verdict !== 'chosen' && score * 100 >= THRESHOLD_POINTS && evidenceOf(factors) >= EVIDENCE_POINTS,
  );
  const line = (value: string) => `inputs: { ${dependency.name}: ${value} }`;
  const [next] = others;
  if (next !== undefined) {
    const name = `${next.step}.${next.output.name}`;
    return [
      source === undefined
        ? `To feed it from "${name}", write on "${job.name}": ${line(name)}`
        : `To take "${name}" instead, write on "${job.name}": ${line(name)}`,
    ];
  }
  return source === undefined
    ? [
        `To feed it, write on "${job.name}": ${line(dependency.data_type === 'S3Uri' ? 's3://<bucket>/<prefix>' : '<value>')}`,
      ]
    : [];
}

/** Points that speak for an output beside its types. */
function evidenceOf(factors: readonly Factor[]): number {
  return factors
    .filter(({ name }) => name === 'name' || name === 'compatible_source' || name === 'keywords')
    .reduce((sum, { points }) => sum + points, 0);
}
