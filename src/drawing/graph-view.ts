import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { compareNames } from '../graph/dag.js';
import type { LinkedStep, PipelineGraph } from '../graph/model.js';
import { sagemakerTypeOf } from '../graph/sagemaker-type.js';
import type { Wiring } from '../resolver/wiring.js';
import { expressionText } from '../sagemaker/expression.js';
import { toJson } from '../source/traced.js';
import { conditionText } from './condition-text.js';
import { edgesOf, groupsOf } from './edges.js';
import { problemsOf, worstByStep, type ShowPath } from './problems.js';
import { shownText, shownValue } from './secrets.js';
import type { GraphNode, GraphView, ParameterView } from './view.js';

/** What a view is made of. */
export interface Viewed {
  readonly graph: PipelineGraph;
  readonly wiring: Wiring;
  readonly diagnostics: readonly Diagnostic[];
  readonly showPath: ShowPath;
}

/** The pipeline as a drawing shows it. Steps whose entries are broken are shown by their names. */
export function graphView({ graph, wiring, diagnostics, showPath }: Viewed): GraphView {
  const { value: manifest } = graph.manifest;
  const problems = problemsOf(graph, diagnostics, showPath);
  const severities = worstByStep(problems);
  const broken = [...graph.loaded.declaredSteps].filter((name) => !graph.steps.has(name)).sort(compareNames);
  const nodes = [
    ...[...graph.steps.values()].map((step) => nodeOf(step, graph, severities.get(step.name))),
    ...broken.map((name) => ({ name, ...severityOf(severities.get(name)) })),
  ];
  return {
    name: manifest.name,
    ...described(manifest.description),
    nodes,
    edges: edgesOf(graph, wiring, new Map(nodes.map((node) => [node.name, node]))).map((edge) => ({
      ...edge,
      labels: edge.labels.map(shownText),
    })),
    groups: groupsOf(graph),
    parameters: parametersOf(graph),
    problems,
  };
}

function nodeOf(step: LinkedStep, graph: PipelineGraph, severity: Severity | undefined): GraphNode {
  const entry = graph.manifest.value.steps[step.name];
  const description = entry !== undefined && 'description' in entry ? entry.description : undefined;
  const type = step.kind === 'job' ? sagemakerTypeOf(step) : OWN_TYPES[step.kind];
  return {
    name: step.name,
    ...(entry === undefined ? {} : { stepType: entry.type }),
    ...(type === undefined ? {} : { sagemakerType: type }),
    ...(step.kind === 'job' && step.jobType !== undefined ? { jobType: step.jobType } : {}),
    ...described(typeof description === 'string' ? description : undefined),
    ...textOf(step),
    ...severityOf(severity),
  };
}

const OWN_TYPES = { condition: 'Condition', fail: 'Fail', opaque: undefined } as const;

function textOf(step: LinkedStep): { readonly text?: string } {
  switch (step.kind) {
    case 'condition':
      return { text: shownText(conditionText(step.when)) };
    case 'fail':
      return { text: shownText(expressionText(toJson(step.message))) };
    default:
      return {};
  }
}

function parametersOf({ manifest }: PipelineGraph): readonly ParameterView[] {
  return Object.entries(manifest.value.parameters ?? {})
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, parameter]) => ({
      name,
      type: parameter.type,
      ...(parameter.default === undefined ? {} : { default: shownValue(String(parameter.default)) }),
      ...described(parameter.description),
    }));
}

function described(text: string | undefined): { readonly description?: string } {
  return text === undefined ? {} : { description: shownText(text) };
}

function severityOf(severity: Severity | undefined): { readonly severity?: Severity } {
  return severity === undefined ? {} : { severity };
}
