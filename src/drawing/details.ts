import type { ConfigRow } from '../compiler/config-table.js';
import { branchesAround } from '../graph/branches.js';
import type { LinkedJob, LinkedStep, PipelineGraph } from '../graph/model.js';
import type { ExplainedCandidate, InputExplanation } from '../resolver/explain.js';
import { expressionText } from '../sagemaker/expression.js';
import { keyOf, locationOf, spanOf } from '../source/location.js';
import { toJson, type Json } from '../source/traced.js';
import type {
  CandidateView,
  ConfigView,
  InputView,
  OutputView,
  SourceView,
  StepDetails,
} from './page-data.js';
import { placeText, type ShowPath } from './problems.js';
import { shownText, shownValue } from './secrets.js';
import { shortened, type GraphNode } from './view.js';

/** Most candidates of an input that a page shows. */
const MAX_CANDIDATES = 5;
const MAX_VALUE = 1000;

/**
 * What details are made of. Explanations and configs are worked out by code that every run has: it is handed in, so that
 * it is not in the bundle of the drawing again.
 */
export interface Detailed {
  readonly graph: PipelineGraph;
  readonly explain: () => readonly InputExplanation[];
  readonly configTable: (job: LinkedJob) => readonly ConfigRow[];
  readonly showPath: ShowPath;
}

/** What a page says of each step, in the order of the nodes. Values that hold a secret are not shown. */
export function detailsOf(detailed: Detailed, nodes: readonly GraphNode[]): readonly StepDetails[] {
  const { graph, explain, showPath } = detailed;
  const inputs = new Map<string, InputView[]>();
  for (const input of explain()) {
    const known = inputs.get(input.step) ?? [];
    inputs.set(input.step, known);
    known.push(inputView(input));
  }
  return nodes.map(({ name }) => {
    const step = graph.steps.get(name);
    const at = keyOf(locationOf(graph.manifest.source, 'steps', name));
    return {
      place: placeText(spanOf(at), showPath),
      branches: branchesAround(graph, name).map(({ condition, side }) => ({
        condition,
        side: side === 'then',
      })),
      inputs: inputs.get(name) ?? [],
      outputs: outputsOf(step),
      config: configOf(step, detailed),
    };
  });
}

function inputView({ dependency, outcome, source, candidates, changes }: InputExplanation): InputView {
  return {
    name: dependency.name,
    type: dependency.dependency_type,
    required: dependency.required,
    outcome,
    ...(source === undefined
      ? {}
      : {
          source:
            source.kind === 'output'
              ? { step: source.step, output: source.output.name }
              : ({ value: valueText(toJson(source.value)) } satisfies SourceView),
        }),
    candidates: candidates.slice(0, MAX_CANDIDATES).map(candidateView),
    hidden: Math.max(0, candidates.length - MAX_CANDIDATES),
    changes: changes.map(shownText),
  };
}

function candidateView({ step, output, score, verdict, reason, factors }: ExplainedCandidate): CandidateView {
  return {
    step,
    output: output.name,
    score,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    factors: factors.map(({ name, points, reason: why }) => ({ name, points, reason: why })),
  };
}

function outputsOf(step: LinkedStep | undefined): readonly OutputView[] {
  const outputs = step?.kind === 'job' ? [...step.ports.outputs.values()] : [];
  return outputs.map(({ name, output_type: type, property_path: property }) => ({ name, type, property }));
}

function configOf(step: LinkedStep | undefined, { configTable, showPath }: Detailed): readonly ConfigView[] {
  const rows = step?.kind === 'job' ? configTable(step) : [];
  return rows.map((row) => ({
    key: shownText(row.key),
    value: valueText(row.value),
    tier: row.tier,
    origin: originOf(row, showPath),
  }));
}

function originOf({ at, layer }: ConfigRow, showPath: ShowPath): string {
  return at === undefined || at.file.startsWith('<') ? layer : `${placeText(at, showPath)} (${layer})`;
}

/** A value as a manifest writes it; what kind of secret it holds if it holds one. */
function valueText(value: Json): string {
  return shortened(shownValue(expressionText(value)), MAX_VALUE);
}
