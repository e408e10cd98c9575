import type { Diagnostic, Position, Severity, Span } from '../diagnostics/diagnostic.js';
import { arrange } from '../diagnostics/order.js';
import type { LinkedStep, PipelineGraph } from '../graph/model.js';
import { keyOf, locationOf, spanOf } from '../source/location.js';
import { shownText } from './secrets.js';
import type { ProblemView } from './view.js';

/** Shows the path of a file. */
export type ShowPath = (file: string) => string;

/** The problems of a pipeline as a drawing shows them, each with the steps it stands in. */
export function problemsOf(
  graph: PipelineGraph,
  diagnostics: readonly Diagnostic[],
  showPath: ShowPath,
): readonly ProblemView[] {
  if (diagnostics.length === 0) {
    return [];
  }
  const stepsAt = placeFinder(graph);
  return arrange(diagnostics).map((diagnostic) => {
    const { code, name, severity, message, help, span, related } = diagnostic;
    const places = [...(span === undefined ? [] : [span]), ...related.map((place) => place.span)];
    const steps = places.map(stepsAt).find((found) => found.length > 0) ?? [];
    return {
      code,
      name,
      severity,
      message: shownText(message),
      ...(help === undefined ? {} : { help: shownText(help) }),
      ...(span === undefined ? {} : { place: placeText(span, showPath) }),
      steps,
    };
  });
}

/** `file:line:column` */
export function placeText({ file, start }: Span, showPath: ShowPath): string {
  return `${showPath(file)}:${start.line}:${start.column}`;
}

/** The worst severity among the problems of each step. */
export function worstByStep(problems: readonly ProblemView[]): ReadonlyMap<string, Severity> {
  const ranks: readonly Severity[] = ['info', 'warning', 'error'];
  const worst = new Map<string, Severity>();
  for (const { severity, steps } of problems) {
    for (const step of steps) {
      const known = worst.get(step);
      if (known === undefined || ranks.indexOf(severity) > ranks.indexOf(known)) {
        worst.set(step, severity);
      }
    }
  }
  return worst;
}

/**
 * Finds the steps that a place belongs to: the one whose entry in the manifest it stands in, or all that use the file
 * as their config, specification or contract.
 */
function placeFinder(graph: PipelineGraph): (span: Span) => readonly string[] {
  const { manifest, loaded } = graph;
  const entryAt = entryFinder(graph);
  const users = new Map<string, Set<string>>();
  const use = (file: string, step: string): void => {
    users.set(file, (users.get(file) ?? new Set<string>()).add(step));
  };
  for (const [step, { parts }] of loaded.stepConfig) {
    parts.forEach(({ values }) => values.forEach(({ at }) => use(at.source.file, step)));
  }
  for (const step of graph.steps.values()) {
    filesOf(step).forEach((file) => use(file, step.name));
  }
  return ({ file, start }) => {
    if (file === manifest.source.file) {
      const step = entryAt(start);
      return step === undefined ? [] : [step];
    }
    return [...(users.get(file) ?? [])];
  };
}

function filesOf(step: LinkedStep): readonly string[] {
  return step.kind === 'job'
    ? [
        step.spec.document.source.file,
        ...(step.contract === undefined ? [] : [step.contract.document.source.file]),
      ]
    : [];
}

/** Finds the entry of a step that a position of the manifest stands in: the last that begins before it, if no other key does. */
function entryFinder({ manifest, loaded }: PipelineGraph): (at: Position) => string | undefined {
  const startOf = (...path: readonly string[]): Position =>
    spanOf(keyOf(locationOf(manifest.source, ...path))).start;
  const starts: { readonly at: Position; readonly step?: string }[] = [
    ...Object.keys(manifest.value).map((key) => ({ at: startOf(key) })),
    ...[...loaded.declaredSteps].map((step) => ({ at: startOf('steps', step), step })),
  ];
  starts.sort((a, b) => comparePositions(a.at, b.at));
  return (at) => starts.findLast((start) => comparePositions(start.at, at) <= 0)?.step;
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
