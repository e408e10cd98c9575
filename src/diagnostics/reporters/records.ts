import { sep } from 'node:path';
import type { Diagnostic, Severity, Span } from '../diagnostic.js';
import { summarize } from '../severity.js';
import type { Report } from './report.js';

/**
 * A place as reports show it: the file relative to the base folder when below it, else absolute, with `/`
 * separators; lines and columns from 1, columns in Unicode code points, the end exclusive.
 */
export interface PlaceRecord {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that no file has: a problem without a span. */
export type NoPlaceRecord = { readonly [Key in keyof PlaceRecord]: null };

/** A related place and what is there. */
export type RelatedRecord = { readonly message: string } & PlaceRecord;

/** One problem as every reporter shows it; its JSON is the `json` format. */
export type DiagnosticRecord = {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | null;
} & (PlaceRecord | NoPlaceRecord) & {
    readonly related: readonly RelatedRecord[];
    readonly fix: FixRecord | null;
  };

/** What mends a problem: texts to put in the places of others, all at once. */
export interface FixRecord {
  readonly title: string;
  readonly edits: readonly ({ readonly text: string } & PlaceRecord)[];
}

/** The numbers at the end of a report. */
export interface SummaryRecord {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Files checked. */
  readonly files: number;
  /** Problems that comments suppress. */
  readonly suppressed: number;
  /** Problems in the baseline. */
  readonly baselined: number;
  /** Problems that were there before the changes that the report is about. */
  readonly unchanged: number;
}

const NO_PLACE: NoPlaceRecord = { file: null, line: null, column: null, endLine: null, endColumn: null };

/** The record of a diagnostic. All reporters render from it, so that no two formats disagree. */
export function recordOf(diagnostic: Diagnostic, baseFolder: string): DiagnosticRecord {
  return {
    code: diagnostic.code,
    name: diagnostic.name,
    severity: diagnostic.severity,
    message: diagnostic.message,
    help: diagnostic.help ?? null,
    ...(diagnostic.span === undefined ? NO_PLACE : placeOf(diagnostic.span, baseFolder)),
    related: diagnostic.related.map(({ message, span }) => ({ message, ...placeOf(span, baseFolder) })),
    fix:
      diagnostic.fix === undefined
        ? null
        : {
            title: diagnostic.fix.title,
            edits: diagnostic.fix.edits.map(({ span, text }) => ({ text, ...placeOf(span, baseFolder) })),
          },
  };
}

/** A sentence on how many problems can be mended; undefined if none can. */
export function fixSentence({ diagnostics }: Report, fixCommand: string): string | undefined {
  const count = diagnostics.filter(({ fix }) => fix !== undefined).length;
  return count === 0 ? undefined : `${count} of these can be mended with ${fixCommand}.`;
}

/** The numbers of a report. */
export function summaryOf(report: Report): SummaryRecord {
  const { diagnostics, filesChecked: files, suppressed = 0, baselined = 0, unchanged = 0 } = report;
  return { ...summarize(diagnostics), files, suppressed, baselined, unchanged };
}

/** The record of a place. */
export function placeOf({ file, start, end }: Span, baseFolder: string): PlaceRecord {
  return {
    file: shownPath(file, baseFolder),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A path as reports show it: relative to a folder if it is below it, else absolute; with `/` separators. */
export function shownPath(file: string, baseFolder: string): string {
  const path = withSlashes(file);
  const base = withSlashes(baseFolder).replace(/\/+$/, '');
  if (path === base) {
    return '.';
  }
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
}

/** A path with `/` separators. A backslash separates folders on Windows only; elsewhere it is part of a name. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
