import { isMap, isScalar, type Document } from 'yaml';
import type { Change } from './change.js';
import type { Path } from './location.js';
import { insertEdits } from './yaml-insert.js';
import { placeOf, type EditedText, type OffsetEdit, type Place } from './yaml-place.js';
import { removeEdits } from './yaml-remove.js';
import { pairFinder } from './yaml-spans.js';
import { scalarText, type ScalarStyle } from './yaml-text.js';

/**
 * Gives the edits that make a change at a place of a text; undefined if it cannot be made without touching anything else:
 * what is shared by anchors, aliases and merge keys, tagged, or written over several lines is left alone, and no
 * comment is lost.
 */
export function editFinder(
  parse: () => Document.Parsed | undefined,
  text: string,
): (path: Path, change: Change) => readonly OffsetEdit[] | undefined {
  const pairsOf = pairFinder();
  return (path, change) => {
    const edited: EditedText = { text, root: parse()?.contents, pairsOf };
    switch (change.kind) {
      case 'insert':
        return insertEdits(edited, path, { kind: 'pair', key: change.key, value: change.value });
      case 'append':
        return insertEdits(edited, path, { kind: 'item', value: change.value });
      default: {
        const place = placeOf(edited, path);
        return place === undefined || place === 'absent' ? undefined : placeEdits(edited, place, change);
      }
    }
  };
}

function placeEdits(
  edited: EditedText,
  place: Place,
  change: Exclude<Change, { readonly kind: 'insert' | 'append' }>,
): readonly OffsetEdit[] | undefined {
  const { text } = edited;
  switch (change.kind) {
    case 'remove':
      return removeEdits(edited, place);
    case 'replace':
      return replaceEdits(place.value, text, change);
    case 'rename': {
      const isTaken = isMap(place.parent) && edited.pairsOf(place.parent).has(change.name);
      return isTaken
        ? undefined
        : rewritten(place.pair?.key, text, ({ style }) => scalarText(change.name, style, isInFlow(place)));
    }
    case 'set':
      return rewritten(place.value, text, ({ style, value }) =>
        value === change.was ? scalarText(change.value, style, isInFlow(place)) : undefined,
      );
    case 'quote':
      return rewritten(place.value, text, ({ style, source }) =>
        style === 'PLAIN' ? scalarText(source, 'QUOTE_DOUBLE', true) : undefined,
      );
    case 'enlist':
      return rewritten(place.value, text, ({ style, value }) =>
        typeof value === 'string' ? `[${scalarText(value, style, true)}]` : undefined,
      );
  }
}

function isInFlow({ parent }: Place): boolean {
  return parent?.flow === true;
}

/** A scalar that is written on one line. */
interface Line {
  readonly value: unknown;
  readonly style: ScalarStyle;
  /** As it is written. */
  readonly source: string;
}

/** Writes a scalar anew, if it is written on one line and not empty. */
function rewritten(
  node: unknown,
  text: string,
  write: (line: Line) => string | undefined,
): readonly OffsetEdit[] | undefined {
  if (!isScalar(node) || !node.range || node.anchor !== undefined) {
    return undefined;
  }
  const [start, end] = node.range;
  const source = text.slice(start, end);
  const { type: style, value } = node;
  const isLine = style === 'PLAIN' || style === 'QUOTE_SINGLE' || style === 'QUOTE_DOUBLE';
  const written =
    isLine && value !== null && !/[\r\n]/.test(source) ? write({ value, style, source }) : undefined;
  return written === undefined ? undefined : [{ start, end, text: written }];
}

/**
 * Puts one text in the place of another inside a scalar of any style, where it stands. Only where both texts hold the
 * same marks, and the old one is written without escapes: the new one then needs none either.
 */
function replaceEdits(
  node: unknown,
  text: string,
  change: { readonly text: string; readonly by: string },
): readonly OffsetEdit[] | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
    return undefined;
  }
  const [start, end] = node.range;
  const offsets = offsetsOf(change.text, text.slice(start, end));
  const isPlain = marksOf(change.text) === marksOf(change.by);
  return !isPlain || offsets.length === 0 || offsets.length !== offsetsOf(change.text, node.value).length
    ? undefined
    : offsets.map((offset) => ({
        start: start + offset,
        end: start + offset + change.text.length,
        text: change.by,
      }));
}

function offsetsOf(part: string, text: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(part); at !== -1 && part !== ''; at = text.indexOf(part, at + part.length)) {
    offsets.push(at);
  }
  return offsets;
}

/** Everything in a text that is no letter, digit, "-" or "_". */
function marksOf(text: string): string {
  return text.replace(/[\p{L}\p{N}_-]/gu, '');
}
