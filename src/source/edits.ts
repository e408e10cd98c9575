import type { TextEdit } from '../diagnostics/diagnostic.js';
import { lineStarts, offsetAt } from './text.js';

/** A text after edits, with the lines (from 1) that they left behind. */
export interface EditedText {
  readonly text: string;
  readonly lines: ReadonlySet<number>;
}

/** Makes edits, whose places are those of the text as it is, all at once. They must not clash; equal ones are made once. */
export function applyEdits(text: string, edits: readonly TextEdit[]): EditedText {
  const starts = lineStarts(text);
  const ranges = distinct(edits)
    .map(({ span, text: written }) => ({
      start: offsetAt(text, starts, span.start),
      end: offsetAt(text, starts, span.end),
      written,
    }))
    .sort((left, right) => left.start - right.start || left.end - right.end);
  let result = '';
  let done = 0;
  const writtenAt: { readonly start: number; readonly end: number }[] = [];
  for (const { start, end, written } of ranges) {
    result += text.slice(done, start);
    writtenAt.push({ start: result.length, end: result.length + written.length });
    result += written;
    done = end;
  }
  result += text.slice(done);
  return { text: result, lines: linesOf(result, writtenAt) };
}

/** Whether two edits of one file cannot both be made: they overlap or touch, unless they are equal or `join`. */
export function clash(one: TextEdit, other: TextEdit): boolean {
  const touches = !isBefore(one.span.end, other.span.start) && !isBefore(other.span.end, one.span.start);
  const joins = one.joins === true && other.joins === true;
  return touches && !isEqual(one, other) && !joins;
}

function isBefore(one: TextEdit['span']['start'], other: TextEdit['span']['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

function isEqual(one: TextEdit, other: TextEdit): boolean {
  return keyOf(one) === keyOf(other);
}

function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()];
}

function keyOf({ span: { start, end }, text }: TextEdit): string {
  return JSON.stringify([start.line, start.column, end.line, end.column, text]);
}

function linesOf(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): ReadonlySet<number> {
  const starts = lineStarts(text);
  const lines = new Set<number>();
  let line = 0;
  for (const { start, end } of ranges) {
    while ((starts[line + 1] ?? Infinity) <= start) {
      line += 1;
    }
    for (let at = line; at < starts.length && (starts[at] ?? 0) <= end; at += 1) {
      lines.add(at + 1);
    }
  }
  return lines;
}
