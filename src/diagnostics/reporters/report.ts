import type { Diagnostic, Problem } from '../diagnostic.js';
import type { Paint } from '../paint.js';

/** How many problems a report does not show; none where a number is absent. */
export interface Silenced {
  /** Those that comments suppress. */
  readonly suppressed?: number;
  /** Those in the baseline. */
  readonly baselined?: number;
  /** Those that were there before the changes that the report is about. */
  readonly unchanged?: number;
}

/** The outcome of a run. Reporters keep the order of the diagnostics: `arrange` them first. */
export interface Report extends Silenced {
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were looked at, with or without problems. */
  readonly filesChecked: number;
}

/** The program that a report comes from. */
export interface ToolFacts {
  readonly version: string;
  /** The address of its page. */
  readonly homepage?: string | undefined;
  /** Every code that it can report. */
  readonly problems: readonly Problem[];
}

/** What a reporter needs beside the report. */
export interface ReporterOptions {
  /** Absolute path, usually the working directory: files below it are shown relative to it. */
  readonly baseFolder: string;
  /** Absolute path of the repository's root, from which code hosts name files; `baseFolder` where there is none. */
  readonly repositoryFolder: string;
  /** The text of a file by its absolute path; undefined when there is none, which costs its code frame. */
  readonly textOf: (file: string) => string | undefined;
  readonly paint: Paint;
  readonly tool: ToolFacts;
  /** The option or command that makes the fixes. */
  readonly fixCommand: string;
}

/** The whole text of a report in one format: empty, or ended by a line feed. Never throws. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
