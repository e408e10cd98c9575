import { isMap, isPair, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  freeLineEnd,
  lineBreakBefore,
  lineStart,
  pairRange,
  rangeOf,
  type EditedText,
  type OffsetEdit,
  type Place,
  type Range,
} from './yaml-place.js';

/** The edit that removes an entry of a map or list; undefined if a comment would go with it, or lose what it is about. */
export function removeEdits(
  { text }: EditedText,
  { parent, index }: Place,
): readonly OffsetEdit[] | undefined {
  const range = parent === undefined ? undefined : entryRange(parent, index);
  if (parent === undefined || range === undefined) {
    return undefined;
  }
  const removed = parent.flow === true ? inFlow(text, parent, index, range) : inBlock(text, parent, range);
  return removed === undefined || /(^|\s)#/.test(text.slice(removed.start, removed.end))
    ? undefined
    : [{ ...removed, text: '' }];
}

function entryRange(parent: YAMLMap | YAMLSeq, index: number): Range | undefined {
  const entry: unknown = parent.items[index];
  return isPair(entry) ? pairRange(entry) : rangeOf(entry);
}

/** The entry with the comma that parts it from the others. */
function inFlow(text: string, parent: YAMLMap | YAMLSeq, index: number, range: Range): Range | undefined {
  const [before, behind] = [entryRange(parent, index - 1), entryRange(parent, index + 1)];
  if (before !== undefined) {
    return { start: before.end, end: range.end };
  }
  if (behind !== undefined) {
    return { start: range.start, end: behind.start };
  }
  const all = rangeOf(parent);
  const inside = all === undefined ? undefined : { start: all.start + 1, end: all.end - 1 };
  return inside === undefined || /[\r\n]/.test(text.slice(inside.start, inside.end)) ? undefined : inside;
}

/** The lines of the entry. The only one stays, because the value would be empty then, and so does one below a comment. */
function inBlock(text: string, parent: YAMLMap | YAMLSeq, range: Range): Range | undefined {
  const start = lineStart(text, range.start);
  const end = freeLineEnd(text, range.end);
  const isAlone = (isMap(parent) ? /^ *$/ : /^ *- +$/).test(text.slice(start, range.start));
  const aboveEnd = start - lineBreakBefore(text, start).length;
  const above = text.slice(lineStart(text, aboveEnd), aboveEnd);
  if (end === undefined || !isAlone || parent.items.length < 2 || /^\s*#/.test(above)) {
    return undefined;
  }
  const below = /^(\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] ?? '';
  return below === '' ? { start: aboveEnd, end } : { start, end: end + below.length };
}
