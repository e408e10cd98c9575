import { cellsOf, type Cell } from './cells.js';
import type { Span } from './diagnostic.js';
import type { Brush, Paint } from './paint.js';
import { withoutSecrets } from './secrets.js';

/** How a frame looks. */
export interface FrameOptions {
  readonly paint: Paint;
  /** The colour of the carets. */
  readonly caret: Brush;
  /** Lines shown before and after the first line of the span. */
  readonly context: number;
}

/** The first line of a span in its surroundings. */
export interface CodeFrame {
  /** Columns that the line numbers take. */
  readonly gutter: number;
  /** The lines to print, without line ends. */
  readonly lines: readonly string[];
}

/** Columns of a source line that are shown; longer lines are cut around the span, so minified input stays readable. */
const MAX_COLUMNS = 100;
/** Columns kept for the surroundings of a span that is longer than a line can show. */
const MIN_SURROUNDINGS = 20;
const ELLIPSIS = '...';

/** The lines of a text, without line ends (\n, \r\n or \r, as src/source/text.ts has them). At least one. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/**
 * The frame of a span in a file's lines (from `linesOf`): line numbers, the lines around, and `^` under the
 * span, whatever the colours. A span over several lines shows its first line, with carets to its end; an empty
 * one shows one caret. Carets stand right below tabs (copied into their line) and wide characters. Positions
 * outside the text are moved to its nearest place: never throws.
 */
export function codeFrame(lines: readonly string[], span: Span, options: FrameOptions): CodeFrame {
  const index = clamp(span.start.line, 1, lines.length) - 1;
  const first = Math.max(0, index - options.context);
  const last = Math.min(lastShownLine(lines, index), index + options.context);
  const gutter = String(last + 1).length;
  const numbered = (number: string, text: string): string =>
    `${options.paint.dim(`${number.padStart(gutter)} |`)}${text === '' ? '' : ` ${text}`}`;

  const shown = [numbered('', '')];
  for (let current = first; current <= last; current++) {
    const line = withoutMark(lines[current]);
    const number = String(current + 1);
    if (current === index) {
      const { text, padding, carets } = marked(line, rangeOf(line, span, lines.length));
      shown.push(numbered(number, text), numbered('', padding + options.caret(carets)));
    } else {
      shown.push(numbered(number, textOf(cut(line, 0, 0))));
    }
  }
  return { gutter, lines: shown };
}

/** A range of one line in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The cells of a line that are shown: those before, in and after the marked range. */
interface Excerpt {
  readonly before: readonly Cell[];
  readonly inside: readonly Cell[];
  readonly after: readonly Cell[];
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

/** An empty last line, after the final line end, is no context. */
function lastShownLine(lines: readonly string[], index: number): number {
  const last = lines.length - 1;
  return last > index && lines[last] === '' ? last - 1 : last;
}

/** A byte order mark takes no column, as in src/source/text.ts. Secrets are not shown. */
function withoutMark(line: string | undefined): string {
  return withoutSecrets((line ?? '').replace(/^\uFEFF/, ''));
}

function rangeOf(line: string, { start, end }: Span, lineCount: number): Range {
  if (start.line > lineCount) {
    return { start: line.length, end: line.length };
  }
  const from = offsetOf(line, start.column);
  if (end.line > start.line) {
    return { start: from, end: Math.max(from, line.trimEnd().length) };
  }
  return { start: from, end: end.line < start.line ? from : Math.max(from, offsetOf(line, end.column)) };
}

function marked(line: string, range: Range): { text: string; padding: string; carets: string } {
  const excerpt = cut(line, range.start, range.end);
  const padding = excerpt.before.map((cell) => (cell.text === '\t' ? '\t' : ' '.repeat(cell.width))).join('');
  return {
    text: textOf(excerpt),
    padding: (excerpt.cutLeft ? ' '.repeat(ELLIPSIS.length) : '') + padding,
    carets: '^'.repeat(Math.max(1, widthOf(excerpt.inside))),
  };
}

function textOf({ before, inside, after, cutLeft, cutRight }: Excerpt): string {
  const text = [...before, ...inside, ...after].map((cell) => cell.text).join('');
  return (cutLeft ? ELLIPSIS : '') + text + (cutRight ? ELLIPSIS : '');
}

/** The part of a line that is shown, at most MAX_COLUMNS wide, with the range in it. */
function cut(line: string, start: number, end: number): Excerpt {
  // Every cell that is shown is within MAX_COLUMNS code points of the start: a line of megabytes costs no more.
  const from = stepBack(line, start, MAX_COLUMNS);
  const to = stepOn(line, start, MAX_COLUMNS);
  const cells = cellsOf(line.slice(from, to));
  const before: Cell[] = [];
  const inside: Cell[] = [];
  const after: Cell[] = [];
  let offset = from;
  for (const cell of cells) {
    const next = offset + cell.length;
    (next <= start ? before : offset < end ? inside : after).push(cell);
    offset = next;
  }
  const room = MAX_COLUMNS - Math.min(widthOf(inside), MAX_COLUMNS - MIN_SURROUNDINGS);
  const wantedRight = Math.max(0, widthOf(inside) + widthOf(after) - (MAX_COLUMNS - room));
  const left = fitting(before.toReversed(), Math.max(Math.floor(room / 2), room - wantedRight)).toReversed();
  const middle = fitting(inside, MAX_COLUMNS - widthOf(left));
  const right =
    middle.length < inside.length ? [] : fitting(after, MAX_COLUMNS - widthOf(left) - widthOf(middle));
  return {
    before: left,
    inside: middle,
    after: right,
    cutLeft: from > 0 || left.length < before.length,
    cutRight: to < line.length || middle.length + right.length < inside.length + after.length,
  };
}

/** As many of the first cells as fit into a number of columns. */
function fitting(cells: readonly Cell[], columns: number): readonly Cell[] {
  let width = 0;
  const tooMany = cells.findIndex((cell) => {
    width += cell.width;
    return width > columns;
  });
  return tooMany === -1 ? cells : cells.slice(0, tooMany);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.width, 0);
}

/** The offset of a column (from 1, in code points); the end of the line when it has fewer. */
function offsetOf(line: string, column: number): number {
  return stepOn(line, 0, column - 1);
}

function stepOn(line: string, offset: number, codePoints: number): number {
  let current = offset;
  for (let step = 0; step < codePoints && current < line.length; step++) {
    current += (line.codePointAt(current) ?? 0) > 0xffff ? 2 : 1;
  }
  return current;
}

function stepBack(line: string, offset: number, codePoints: number): number {
  let current = offset;
  for (let step = 0; step < codePoints && current > 0; step++) {
    current -= current > 1 && (line.codePointAt(current - 2) ?? 0) > 0xffff ? 2 : 1;
  }
  return current;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
