import type { Paint } from '../diagnostics/paint.js';
import { expressionText } from '../sagemaker/expression.js';
import { toJson } from '../source/traced.js';
import type { ExplainedCandidate, InputExplanation } from '../resolver/explain.js';

/** How much of each input is shown: what feeds it, the candidates too, or every candidate with its factors. */
export type Detail = 'source' | 'candidates' | 'factors';

/** Most candidates of an input that are shown unless all details are asked for. */
const MAX_SHOWN = 5;

/** The explanations of inputs for a terminal, ended by a line feed; empty if there are none. */
export function wiringText(inputs: readonly InputExplanation[], detail: Detail, paint: Paint): string {
  const lines = inputs.flatMap((input) => [headLine(input, paint), ...bodyLines(input, detail, paint)]);
  return lines.map((line) => `${line}\n`).join('');
}

/** The same as Markdown: a heading and a table of the candidates for each input. */
export function wiringPage(pipeline: string, inputs: readonly InputExplanation[]): string {
  const parts = inputs.map((input) => {
    const rows = input.candidates.map(
      (candidate) =>
        `| ${code(nameOf(candidate))} | ${candidate.score.toFixed(2)} | ${candidate.verdict} | ${factorsText(candidate)} | ${cell(candidate.reason ?? '')} |`,
    );
    const table =
      rows.length === 0
        ? ['Nothing was weighed for it.']
        : ['| output | score | verdict | factors | why |', '|---|---|---|---|---|', ...rows];
    return [
      `## ${code(`${input.step}.${input.dependency.name}`)}`,
      '',
      sentenceOf(input),
      '',
      ...table,
      ...input.changes.flatMap((change) => ['', change]),
    ].join('\n');
  });
  return `${[`# Wiring of ${code(pipeline)}`, ...parts].join('\n\n')}\n`;
}

/** The same as plain data, for JSON. */
export function wiringData(inputs: readonly InputExplanation[]): readonly unknown[] {
  return inputs.map(({ step, dependency, outcome, source, candidates, changes }) => ({
    step,
    input: dependency.name,
    required: dependency.required,
    dependency_type: dependency.dependency_type,
    data_type: dependency.data_type,
    outcome,
    source:
      source === undefined
        ? null
        : source.kind === 'output'
          ? { step: source.step, output: source.output.name }
          : { value: toJson(source.value) },
    candidates: candidates.map((candidate) => ({
      step: candidate.step,
      output: candidate.output.name,
      score: candidate.score,
      verdict: candidate.verdict,
      reason: candidate.reason ?? null,
      factors: candidate.factors,
    })),
    changes,
  }));
}

function headLine(input: InputExplanation, paint: Paint): string {
  const { step, dependency, outcome } = input;
  const name = paint.bold(`${step}.${dependency.name}`);
  const chosen = input.candidates.find(({ verdict }) => verdict === 'chosen');
  const score = chosen === undefined || outcome === 'explicit' ? '' : ` ${chosen.score.toFixed(2)}`;
  const source = sourceText(input);
  if (source !== undefined) {
    return `${name} <- ${paint.path(source)}${score} ${paint.dim(`(${outcome})`)}`;
  }
  const need = dependency.required ? 'required' : 'optional';
  const isBad = outcome === 'ambiguous' || outcome === 'wrong' || dependency.required;
  return `${name} ${(isBad ? paint.error : paint.dim)(`${outcome}, ${need}`)}`;
}

function bodyLines(
  { candidates, changes }: InputExplanation,
  detail: Detail,
  paint: Paint,
): readonly string[] {
  if (detail === 'source') {
    return [];
  }
  const shown = detail === 'factors' ? candidates : candidates.slice(0, MAX_SHOWN);
  const width = Math.max(0, ...shown.map((candidate) => nameOf(candidate).length));
  const lines = shown.flatMap((candidate) => [
    `  ${candidate.verdict.padEnd(6)}  ${candidate.score.toFixed(2)}  ${nameOf(candidate).padEnd(width)}${
      candidate.reason === undefined ? '' : `  ${paint.dim(candidate.reason)}`
    }`.trimEnd(),
    ...(detail === 'factors' || candidate.verdict === 'chosen'
      ? candidate.factors.map(
          ({ name, points, reason }) =>
            `          ${signed(points).padStart(3)}  ${name.padEnd(17)}  ${paint.dim(reason)}`,
        )
      : []),
  ]);
  const hidden = candidates.length - shown.length;
  return [
    ...lines,
    ...(hidden > 0 ? [paint.dim(`  and ${hidden} more`)] : []),
    ...changes.map((change) => `  ${paint.help('change')}: ${change}`),
    '',
  ];
}

function sentenceOf(input: InputExplanation): string {
  const { dependency, outcome } = input;
  const kind = `${dependency.required ? 'Required' : 'Optional'} ${code(dependency.dependency_type)}`;
  const source = sourceText(input);
  return source === undefined
    ? `${kind}; ${outcome === 'ambiguous' ? 'ambiguous: several outputs fit equally well' : 'nothing feeds it'}.`
    : `${kind}, fed by ${code(source)} (${outcome}).`;
}

function sourceText({ source }: InputExplanation): string | undefined {
  if (source === undefined) {
    return undefined;
  }
  return source.kind === 'output'
    ? `${source.step}.${source.output.name}`
    : expressionText(toJson(source.value));
}

function factorsText({ factors }: ExplainedCandidate): string {
  return factors.map(({ name, points }) => `${name} ${signed(points)}`).join(', ');
}

function nameOf({ step, output }: ExplainedCandidate): string {
  return `${step}.${output.name}`;
}

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function cell(text: string): string {
  return text.replace(/[|\\]/g, '\\$&');
}
