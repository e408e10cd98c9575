import type { Diagnostic } from '../diagnostic.js';
import type { Paint } from '../paint.js';

/** The outcome of a run. Reporters keep the order of the diagnostics: `arrange` them first. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were looked at, with or without problems. */
  readonly filesChecked: number;
}

/** What a reporter needs beside the report. */
export interface ReporterOptions {
  /** Absolute path, usually the working directory: files below it are shown relative to it. */
  readonly baseFolder: string;
  /** The text of a file by its absolute path; undefined when there is none, which costs its code frame. */
  readonly textOf: (file: string) => string | undefined;
  readonly paint: Paint;
}

/** The whole text of a report in one format: empty, or ended by a line feed. Never throws. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
