import type { Position } from '../diagnostics/diagnostic.js';

/** Offsets at which the lines of a text start; \n, \r\n and \r end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const lineEnd = /\r\n|\n|\r/g;
  while (lineEnd.exec(text) !== null) {
    starts.push(lineEnd.lastIndex);
  }
  return starts;
}

/** The line and column (from 1, in code points) of an offset in UTF-16 units; a byte order mark takes no column. */
export function positionAt(text: string, starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const before = text.slice(starts[low] ?? 0, offset).replace(/^\uFEFF/, '');
  return { line: low + 1, column: Array.from(before).length + 1 };
}

/** The offset in UTF-16 units of a position: the inverse of `positionAt`. A column behind the end of its line means that end. */
export function offsetAt(text: string, starts: readonly number[], { line, column }: Position): number {
  const start = starts[line - 1] ?? text.length;
  let offset = start + (text.startsWith('\uFEFF', start) ? 1 : 0);
  for (let left = column - 1; left > 0 && offset < (starts[line] ?? text.length); left -= 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}
