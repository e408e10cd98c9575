import type { GraphNode, GraphView, GraphViewEdge } from '../../src/drawing/view.js';

/** A view of steps and edges, with nothing else in it unless a test says so. */
export function view(
  nodes: readonly GraphNode[],
  edges: readonly GraphViewEdge[] = [],
  rest: Partial<GraphView> = {},
): GraphView {
  return { name: 'demo', nodes, edges, groups: [], parameters: [], problems: [], ...rest };
}

/** A step that trains. */
export const TRAIN: GraphNode = { name: 'train', stepType: 'XGBoostTraining', sagemakerType: 'Training' };

/** A condition. */
export const GATE: GraphNode = {
  name: 'gate',
  stepType: 'Condition',
  sagemakerType: 'Condition',
  text: 'train.files.metrics#auc >= 0.8',
};

/** The end of its second branch. */
export const STOP: GraphNode = { name: 'stop', stepType: 'Fail', sagemakerType: 'Fail', text: 'Too "weak"' };

/** A pipeline of the three: the condition reads what the training writes. */
export const GATED: GraphView = view(
  [TRAIN, GATE, STOP],
  [
    { from: 'train', to: 'gate', kind: 'reference', labels: ['metrics#auc'] },
    { from: 'gate', to: 'stop', kind: 'branch', labels: ['false'] },
  ],
  { groups: [{ condition: 'gate', side: false, steps: ['stop'] }] },
);

/** A name or text that means something in every format. */
export const HOSTILE = '"]; <b>&amp; </script><!-- `x` \\" #quot; ${a} {{b}} | %% \n end';
