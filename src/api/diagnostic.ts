import type { Severity, Span } from '../diagnostics/diagnostic.js';

/** Where a problem is: in the program that makes the pipeline, or in a file. */
export interface Place {
  /** The part of the pipeline, as in `step "train", config.max_depth`; absent for files. */
  readonly part?: string;
  /** The file that says it, or the call that made the part. Absolute path; lines and columns from 1. */
  readonly span?: Span;
}

/** Something that is wrong with a pipeline. */
export interface PipelineDiagnostic extends Place {
  /** Stable for ever; `pipectl explain <code>` says more. */
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong: one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Other places that belong to it, with what is there. */
  readonly related: readonly (Place & { readonly message: string })[];
  /** A change that mends it for certain, as an order. */
  readonly fix?: string;
}

/** Where a place is, in one line: `step "train", config.max_depth (/app/train.ts:12:5)`. Empty if nothing is known. */
export function placeText({ part, span }: Place): string {
  const file = span === undefined ? '' : `${span.file}:${span.start.line}:${span.start.column}`;
  return part === undefined ? file : file === '' ? part : `${part} (${file})`;
}
