import type { AlignmentLevel } from './alignment-levels.js';

/** A place in a text: line and column from 1, columns in Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of one file. `file` is an absolute path. */
export interface Span {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'info';

/** A second place that belongs to a problem, with what is there. */
export interface RelatedSpan {
  readonly message: string;
  readonly span: Span;
}

/** A range of a file and the text to put in its place; an insertion if the range is empty. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
  /** Whether it is an insertion with which others can be made at the same place, in any order. */
  readonly joins?: boolean;
}

/** Edits that mend a problem and change nothing else, so that they can be made without being looked at. */
export interface Fix {
  /** What it does, as an order: `Rename "trian" to "train"`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Everything that can be wrong is one of these; every reporter renders from it. */
export interface Diagnostic {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong: one sentence, names in double quotes. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Absent only for problems that no file causes. */
  readonly span?: Span;
  readonly related: readonly RelatedSpan[];
  readonly fix?: Fix | undefined;
}

/** A file of a documentation example: its path in a project and its text. */
export type ExampleFiles = Readonly<Record<string, string>>;

/**
 * What is known of a code before anything is wrong: `pipectl explain`, the documentation and the tests
 * of the examples are made from it. Codes are stable for ever and never used again.
 */
export interface Problem {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** What an alignment problem is between; absent for all others. */
  readonly level?: AlignmentLevel;
  /** The normative sentence: what holds in a correct project. */
  readonly what: string;
  /** What happens in SageMaker or in the project when it does not. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** A small project that has exactly this problem; absent where a text cannot show it. */
  readonly invalid?: ExampleFiles;
  /** The same project, mended. */
  readonly valid?: ExampleFiles;
}

/** Text of a diagnostic that its place and problem do not give. */
export interface DiagnosticText {
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly RelatedSpan[];
  readonly fix?: Fix | undefined;
}

/** The diagnostic of a known problem at a place. */
export function diagnose(problem: Problem, span: Span | undefined, text: DiagnosticText): Diagnostic {
  return {
    code: problem.code,
    name: problem.name,
    severity: problem.severity,
    message: text.message,
    ...(text.help === undefined ? {} : { help: text.help }),
    ...(span === undefined ? {} : { span }),
    related: text.related ?? [],
    ...(text.fix === undefined ? {} : { fix: text.fix }),
  };
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
