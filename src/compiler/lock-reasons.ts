import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { ExplainedCandidate, InputExplanation } from '../resolver/explain.js';
import type { Factor } from '../resolver/wiring.js';

/** Why an output does not feed an input any more. */
export interface Reasons {
  /** Full sentences. */
  readonly lines: readonly string[];
  /** Whether the output is still there, so that the manifest can name it. */
  readonly isPossible: boolean;
}

/** Why another output feeds an input. */
export function whyMoved(
  graph: PipelineGraph,
  consumer: LinkedJob,
  { was, is }: { readonly was: string; readonly is: string },
  explanation: InputExplanation | undefined,
): Reasons {
  const gone = whyGone(graph, was);
  if (gone !== 'there') {
    return (
      gone ?? {
        lines: [`What "${was}" is cannot be said: its step has problems of its own.`],
        isPossible: true,
      }
    );
  }
  const candidates = explanation?.candidates ?? [];
  const old = candidates.find((candidate) => nameOf(candidate) === was);
  const winner = candidates.find((candidate) => nameOf(candidate) === is);
  if (old === undefined || winner === undefined) {
    return { lines: notWeighed(consumer, was), isPossible: true };
  }
  const scores = `"${is}" scores ${winner.score.toFixed(2)}, and "${was}" ${old.score.toFixed(2)}`;
  const ahead = factorsAhead(winner, old);
  const reason = old.reason ?? '';
  return {
    lines: [
      ahead.length === 0 ? `${scores}.` : `${scores}: ${ahead.join('; ')}.`,
      ...(reason === '' || reason === FITS_BETTER ? [] : [outOfQuestion(was, reason)]),
    ],
    isPossible: true,
  };
}

/** Why nothing feeds an input; undefined if nothing can be said of the old output. */
export function whyUnfed(
  graph: PipelineGraph,
  consumer: LinkedJob,
  was: string,
  explanation: InputExplanation | undefined,
): Reasons | undefined {
  const gone = whyGone(graph, was);
  if (gone !== 'there') {
    return gone;
  }
  const reason = explanation?.candidates.find((candidate) => nameOf(candidate) === was)?.reason;
  return {
    lines: reason === undefined ? notWeighed(consumer, was) : [outOfQuestion(was, reason)],
    isPossible: true,
  };
}

/** What the explanation says of an output without a flaw. */
const FITS_BETTER = 'another output fits better';

/** Why an output is not there any more; undefined if its step has problems of its own. */
function whyGone(graph: PipelineGraph, was: string): Reasons | 'there' | undefined {
  const [step = '', ...rest] = was.split('.');
  const output = rest.join('.');
  const producer = graph.steps.get(step);
  if (!graph.loaded.declaredSteps.has(step)) {
    return { lines: [`There is no step "${step}" any more.`], isPossible: false };
  }
  if (producer === undefined || producer.kind === 'opaque') {
    return undefined;
  }
  if (producer.kind === 'job' && producer.ports.outputs.has(output)) {
    return producer.jobTypeFits ? 'there' : undefined;
  }
  return { lines: [`The step "${step}" has no output "${output}" any more.`], isPossible: false };
}

function outOfQuestion(output: string, reason: string): string {
  return `"${output}" does not come into question: ${reason}.`;
}

function notWeighed(consumer: LinkedJob, was: string): readonly string[] {
  const [step = ''] = was.split('.');
  const isNeeded = consumer.needs.some((need) => need.step === step);
  return [
    consumer.step.needs !== undefined && !isNeeded
      ? `"${consumer.name}" does not need "${step}".`
      : `"${was}" does not fit the input any more.`,
  ];
}

/** The factors in which one output beats another, most points first. */
function factorsAhead(winner: ExplainedCandidate, old: ExplainedCandidate): readonly string[] {
  const pointsOf = (candidate: ExplainedCandidate, name: Factor['name']): number =>
    candidate.factors.find((factor) => factor.name === name)?.points ?? 0;
  const names = [...new Set([...winner.factors, ...old.factors].map(({ name }) => name))];
  return names
    .map((name) => ({ name, points: pointsOf(winner, name), other: pointsOf(old, name) }))
    .filter(({ points, other }) => points > other)
    .sort((left, right) => right.points - right.other - (left.points - left.other))
    .map(({ name, points, other }) => {
      const reason = winner.factors.find((factor) => factor.name === name)?.reason;
      const why = reason === undefined ? '' : ` (${reason})`;
      return `${name} ${signed(points)} to ${signed(other)}${why}`;
    });
}

function nameOf({ step, output }: ExplainedCandidate): string {
  return `${step}.${output.name}`;
}

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}
