import type { GraphNode, GraphViewEdge, ProblemView } from './view.js';

/** What feeds an input: an output of a step, or a value. */
export type SourceView =
  { readonly step: string; readonly output: string } | { readonly value: string; readonly step?: undefined };

/** An output that was weighed for an input. */
export interface CandidateView {
  readonly step: string;
  readonly output: string;
  /** 0 to 1. */
  readonly score: number;
  readonly verdict: 'chosen' | 'tied' | 'lost';
  readonly reason?: string;
  readonly factors: readonly { readonly name: string; readonly points: number; readonly reason: string }[];
}

/** An input of a step, as `pipectl explain` has it. */
export interface InputView {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly outcome: string;
  readonly source?: SourceView;
  /** Best first; only the first ones. */
  readonly candidates: readonly CandidateView[];
  /** How many more there are. */
  readonly hidden: number;
  readonly changes: readonly string[];
}

/** An output of a step. */
export interface OutputView {
  readonly name: string;
  readonly type: string;
  readonly property: string;
}

/** A value of a step's config. */
export interface ConfigView {
  readonly key: string;
  readonly value: string;
  readonly tier: string;
  /** Where it was written, or what it is computed by. */
  readonly origin: string;
}

/** What the page says of a step beside what the drawing does. */
export interface StepDetails {
  readonly place?: string;
  /** The branches around it, the innermost first. */
  readonly branches: readonly { readonly condition: string; readonly side: boolean }[];
  readonly inputs: readonly InputView[];
  readonly outputs: readonly OutputView[];
  readonly config: readonly ConfigView[];
}

/** What the page's script reads: JSON in the page. Details stand in the order of the nodes. */
export interface PageData {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphViewEdge[];
  readonly details: readonly StepDetails[];
  readonly problems: readonly ProblemView[];
}
