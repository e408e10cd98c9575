import type { Severity } from '../diagnostics/diagnostic.js';
import type { SageMakerStepType } from '../sagemaker/step-types.js';

/** A step as a drawing shows it. No text of a view holds a secret of a known form. */
export interface GraphNode {
  readonly name: string;
  /** The type that the manifest names; absent if the step's entry is broken. */
  readonly stepType?: string;
  /** The type of the SageMaker step that it becomes; absent if that is not known. */
  readonly sagemakerType?: SageMakerStepType;
  readonly jobType?: string;
  readonly description?: string;
  /** What a Condition asks, or the message of a Fail step. */
  readonly text?: string;
  /** The worst of the problems that stand in the step; absent if there are none. */
  readonly severity?: Severity;
}

/**
 * Why one step comes after another: data that it takes, a value that it refers to, a plain need, or the branch it stands in.
 * Of two steps there is one edge for all of the first three, by the first that holds.
 */
export interface GraphViewEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'data' | 'reference' | 'need' | 'branch';
  /** Ports (`DATA`, or `model_artifacts → model_input`) and values referred to; true or false of a branch. */
  readonly labels: readonly string[];
}

/** The steps of one branch of a condition, those of inner conditions not among them. */
export interface GraphGroup {
  readonly condition: string;
  readonly side: boolean;
  readonly steps: readonly string[];
}

/** A parameter of the pipeline. */
export interface ParameterView {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly description?: string;
}

/** A problem, with the steps it stands in: none if it is the whole pipeline's. */
export interface ProblemView {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** `file:line:column`; absent for a problem that no file causes. */
  readonly place?: string;
  readonly steps: readonly string[];
}

/** A pipeline as a drawing shows it, in an order that depends on the pipeline only. */
export interface GraphView {
  readonly name: string;
  readonly description?: string;
  /** Every step after those it follows; broken ones last. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphViewEdge[];
  readonly groups: readonly GraphGroup[];
  readonly parameters: readonly ParameterView[];
  readonly problems: readonly ProblemView[];
}

/** What becomes of a step of a view: the second line of its box. */
export function typeLine({ stepType, sagemakerType }: GraphNode): string {
  if (stepType === undefined) {
    return 'broken';
  }
  return sagemakerType === undefined || sagemakerType === stepType
    ? stepType
    : `${stepType} · ${sagemakerType}`;
}

/** A text of at most so many characters, with an ellipsis where something is left out; white space is one blank. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** The first labels, and how many more there are. */
export function fewLabels(labels: readonly string[], most: number): readonly string[] {
  return labels.length <= most
    ? labels
    : [...labels.slice(0, most - 1), `and ${labels.length - most + 1} more`];
}
