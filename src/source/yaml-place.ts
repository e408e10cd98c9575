import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from './location.js';
import { isNode, MERGE_KEY, type PairsOf } from './yaml-spans.js';

/** A range of a text and what to put in its place. `joins` is as in a TextEdit. */
export interface OffsetEdit extends Range {
  readonly text: string;
  readonly joins?: boolean;
}

/** A value that belongs to one place alone: nothing on the way to it is shared by anchors, or tagged. */
export interface Place {
  readonly value: unknown;
  /** The key with its value; absent in a list, and for the whole document. */
  readonly pair?: Pair;
  /** The map or list that it is an entry of, and its place among the entries. */
  readonly parent?: YAMLMap | YAMLSeq;
  readonly index: number;
}

/** A text and its syntax tree. */
export interface EditedText {
  readonly text: string;
  readonly root: unknown;
  readonly pairsOf: PairsOf;
}

/** The place of a path: 'absent' if only its last step leads nowhere; undefined if the value is not one that can be changed alone. */
export function placeOf({ root, pairsOf }: EditedText, path: Path): Place | 'absent' | undefined {
  let place: Place = { value: root, index: 0 };
  for (const [depth, step] of path.entries()) {
    const next = entryOf(place.value, step, pairsOf);
    if (next === undefined) {
      return depth === path.length - 1 && canHold(place.value, step, pairsOf) ? 'absent' : undefined;
    }
    place = next;
  }
  return isNode(place.value) && !isOwn(place.value) ? undefined : place;
}

function entryOf(parent: unknown, step: string | number, pairsOf: PairsOf): Place | undefined {
  if (!isOwn(parent)) {
    return undefined;
  }
  if (isSeq(parent)) {
    const index = Number(step);
    return index < parent.items.length ? { value: parent.items[index], parent, index } : undefined;
  }
  const pair = isMap(parent) ? pairsOf(parent).get(String(step)) : undefined;
  return isMap(parent) && pair !== undefined && isOwn(pair.key)
    ? { value: pair.value, pair, parent, index: parent.items.indexOf(pair) }
    : undefined;
}

/** Whether a key that a value does not have can be added to it. One with a merge key may have it from there. */
function canHold(value: unknown, step: string | number, pairsOf: PairsOf): boolean {
  if (typeof step !== 'string' || !isOwn(value)) {
    return false;
  }
  return isMap(value) ? !pairsOf(value).has(MERGE_KEY) && !pairsOf(value).has(step) : isNothing(value);
}

/** Whether a node stands for itself: it is no alias, has no anchor that others may refer to, and no tag. */
function isOwn(node: unknown): node is Node {
  return isNode(node) && !isAlias(node) && node.anchor === undefined && node.tag === undefined;
}

/** Whether a value is empty: nothing is written, or null. */
export function isNothing(value: unknown): boolean {
  return isScalar(value) && value.value === null;
}

/** A half-open range of a text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a node starts in its text, and where it ends, without the white space and comments behind it. */
export function rangeOf(node: unknown): Range | undefined {
  if (!isNode(node) || !node.range) {
    return undefined;
  }
  const start = node.range[0];
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    const end = isMap(node) ? pairRange(node.items.at(-1))?.end : rangeOf(last)?.end;
    return end === undefined ? undefined : { start, end };
  }
  return { start, end: node.range[1] };
}

/** The same for a key with its value. */
export function pairRange(pair: Pair | undefined): Range | undefined {
  const key = rangeOf(pair?.key);
  if (key === undefined) {
    return undefined;
  }
  const value = isNode(pair?.value) ? rangeOf(pair.value) : key;
  return value === undefined ? undefined : { start: key.start, end: Math.max(key.end, value.end) };
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The offset at which the line of an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length === -1 ? text.length : offset + length;
}

/** The end of the line on which a node ends, if nothing but a comment stands behind the node. */
export function freeLineEnd(text: string, nodeEnd: number): number | undefined {
  // The range of a block scalar takes in the line end.
  const offset = nodeEnd - lineBreakBefore(text, nodeEnd).length;
  const end = lineEnd(text, offset);
  return /^[ \t]*(#.*)?$/.test(text.slice(offset, end)) ? end : undefined;
}

/** The line end right before an offset; '' if there is none. */
export function lineBreakBefore(text: string, offset: number): string {
  return /(\r\n|\n|\r)$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? '';
}

/** The line end that a text uses: that of its first line. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
