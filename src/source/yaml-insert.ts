import { isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Written } from './change.js';
import type { Path } from './location.js';
import {
  freeLineEnd,
  isNothing,
  lineEnd,
  lineEndOf,
  lineStart,
  pairRange,
  placeOf,
  rangeOf,
  type EditedText,
  type OffsetEdit,
  type Place,
  type Range,
} from './yaml-place.js';
import { blockLines, entryText, flowText, scalarText } from './yaml-text.js';

/** What is put into a collection: a key with its value, or an entry of a list. */
export type Entry =
  | { readonly kind: 'pair'; readonly key: string; readonly value: Written }
  | { readonly kind: 'item'; readonly value: Written };

const DEFAULT_STEP = '  ';

/** The edits that put an entry behind the others of the collection at a path; one that is empty or absent is made. */
export function insertEdits(edited: EditedText, path: Path, entry: Entry): readonly OffsetEdit[] | undefined {
  const place = placeOf(edited, path);
  if (place === 'absent') {
    const key = path.at(-1);
    const value = entry.kind === 'pair' ? { [entry.key]: entry.value } : [entry.value];
    return typeof key === 'string'
      ? insertEdits(edited, path.slice(0, -1), { kind: 'pair', key, value })
      : undefined;
  }
  if (place === undefined) {
    return undefined;
  }
  const { value } = place;
  if (isNothing(value)) {
    return fillEdits(edited, place, entry);
  }
  if (entry.kind === 'pair' && isMap(value) && !edited.pairsOf(value).has(entry.key)) {
    return value.flow === true
      ? flowEdits(edited.text, value, pairRange(value.items.at(-1)), entryText(entry.key, entry.value))
      : blockPairEdits(edited, value, entry);
  }
  if (entry.kind === 'item' && isSeq(value)) {
    return value.flow === true
      ? flowEdits(edited.text, value, rangeOf(value.items.at(-1)), flowText(entry.value))
      : blockItemEdits(edited.text, value, entry.value);
  }
  return undefined;
}

/** A map in block style gets a line of its own, behind the last line of its last entry. */
function blockPairEdits(
  { text, root }: EditedText,
  map: YAMLMap,
  { key, value }: Extract<Entry, { kind: 'pair' }>,
): readonly OffsetEdit[] | undefined {
  const prefix = /^ *(?:- +)*$/.exec(linePrefix(text, pairRange(map.items[0])))?.[0];
  if (prefix === undefined) {
    return undefined;
  }
  const lines = blockLines(key, value, ' '.repeat(prefix.length), stepOf(text, [map, root]));
  return linesBehind(text, map, lines);
}

/** A list in block style gets a line of its own, too. */
function blockItemEdits(text: string, list: YAMLSeq, value: Written): readonly OffsetEdit[] | undefined {
  const outer = /^( *(?:- +)*)- +$/.exec(linePrefix(text, rangeOf(list.items[0])))?.[1];
  return outer === undefined
    ? undefined
    : linesBehind(text, list, [`${' '.repeat(outer.length)}- ${itemText(value)}`]);
}

function itemText(value: Written): string {
  return typeof value === 'object' ? flowText(value) : scalarText(value, 'PLAIN', false);
}

/** Puts whole lines behind a collection in block style, or a key without a value. */
function linesBehind(
  text: string,
  last: YAMLMap | YAMLSeq | Pair,
  lines: readonly string[],
): readonly OffsetEdit[] | undefined {
  const range = isPair(last) ? pairRange(last) : rangeOf(last);
  const at = range === undefined ? undefined : freeLineEnd(text, range.end);
  // A line end behind a block scalar at the end of the text would become a part of it.
  const isOpen = at === text.length && endsInBlockScalar(last);
  const eol = lineEndOf(text);
  return at === undefined || isOpen
    ? undefined
    : [{ start: at, end: at, text: lines.map((line) => `${eol}${line}`).join(''), joins: true }];
}

/** A collection in flow style gets the entry behind its last one, on a line of its own if that one has one. */
function flowEdits(
  text: string,
  collection: YAMLMap | YAMLSeq,
  last: Range | undefined,
  entry: string,
): readonly OffsetEdit[] | undefined {
  const range = rangeOf(collection);
  if (range === undefined) {
    return undefined;
  }
  if (last === undefined) {
    const isEmpty = collection.items.length === 0 && text.slice(range.start + 1, range.end - 1).trim() === '';
    const written = isMap(collection) ? `{ ${entry} }` : `[${entry}]`;
    return isEmpty ? [{ ...range, text: written }] : undefined;
  }
  const indent = linePrefix(text, last);
  const restOfLine = text.slice(last.end, lineEnd(text, last.end));
  const comma = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(restOfLine)?.[1];
  if (comma === undefined || indent.trim() !== '' || last.end + restOfLine.length >= range.end) {
    return [{ start: last.end, end: last.end, text: `, ${entry}`, joins: true }];
  }
  const at = last.end + restOfLine.length;
  const line = { start: at, end: at, text: `${lineEndOf(text)}${indent}${entry}${comma}` };
  return comma === '' ? [{ start: last.end, end: last.end, text: ',' }, line] : [line];
}

/** A key without a value, or with null, gets a collection of one entry. */
function fillEdits(
  { text, root }: EditedText,
  { value, pair, parent }: Place,
  entry: Entry,
): readonly OffsetEdit[] | undefined {
  const key = rangeOf(pair?.key);
  const empty = rangeOf(value);
  if (pair === undefined || key === undefined || empty === undefined || !isMap(parent)) {
    return undefined;
  }
  const written = entry.kind === 'pair' ? flowText({ [entry.key]: entry.value }) : flowText([entry.value]);
  if (empty.end > empty.start) {
    return [{ ...empty, text: written }];
  }
  const colon = /^[ \t]*:/.exec(text.slice(key.end))?.[0];
  if (colon === undefined) {
    return undefined;
  }
  if (parent.flow === true || entry.kind === 'item') {
    const at = key.end + colon.length;
    return [{ start: at, end: at, text: ` ${written}` }];
  }
  const prefix = /^ *(?:- +)*$/.exec(linePrefix(text, key))?.[0];
  const step = stepOf(text, [parent, root]);
  return prefix === undefined
    ? undefined
    : linesBehind(
        text,
        pair,
        blockLines(entry.key, entry.value, `${' '.repeat(prefix.length)}${step}`, step),
      );
}

/** What stands before a node on its line; a byte order mark is no part of the line. */
function linePrefix(text: string, range: Range | undefined): string {
  return range === undefined
    ? '?'
    : text.slice(lineStart(text, range.start), range.start).replace(/^\uFEFF/, '');
}

/** How far the entries of a map stand to the right of its key, after the first example among the values of some maps. */
function stepOf(text: string, maps: readonly unknown[]): string {
  const column = (range: Range): number => range.start - lineStart(text, range.start);
  for (const { key, value } of maps.flatMap((map) => (isMap(map) ? map.items : []))) {
    const outer = rangeOf(key);
    const inner = isMap(value) && value.flow !== true ? rangeOf(value) : undefined;
    if (outer !== undefined && inner !== undefined && column(inner) > column(outer)) {
      return ' '.repeat(column(inner) - column(outer));
    }
  }
  return DEFAULT_STEP;
}

/** Whether the last thing that a pair or collection says is a block scalar. */
function endsInBlockScalar(node: unknown): boolean {
  if (isPair(node)) {
    return endsInBlockScalar(node.value);
  }
  if (isMap(node) || isSeq(node)) {
    return node.flow !== true && endsInBlockScalar(node.items.at(-1));
  }
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}
