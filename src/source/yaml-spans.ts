import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../diagnostics/diagnostic.js';
import type { Source } from './location.js';

/** The key that merges another map into its own. */
export const MERGE_KEY = '<<';

/** Gives the pairs of a map by their keys' names. */
export type PairsOf = (map: YAMLMap) => ReadonlyMap<string, Pair>;

/** A finder of pairs that sorts each map out once. */
export function pairFinder(): PairsOf {
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map) => {
    const known =
      pairs.get(map) ??
      new Map(map.items.map((pair) => [isScalar(pair.key) ? keyText(pair.key.value) : '', pair]));
    pairs.set(map, known);
    return known;
  };
}

/** Finds the spans of keys and values in a text. `parse` gives its syntax tree. */
export function spanFinder(
  parse: () => Document.Parsed | undefined,
  text: string,
  spanAt: (start: number, end: number) => Span,
): Source['span'] {
  const pairsOf = pairFinder();
  return (path, target) => {
    const document = parse();
    let value: unknown = document?.contents;
    let key: unknown;
    for (const [index, step] of path.entries()) {
      const found = findChild(document, value, step, pairsOf);
      if (found === undefined) {
        key = undefined;
        break;
      }
      key = index === path.length - 1 ? found.key : undefined;
      value = found.value ?? found.key;
    }
    const node = target === 'key' && isNode(key) ? key : value;
    if (!isNode(node) || !node.range) {
      return spanAt(0, 0);
    }
    const [start, end] = trimmed(text, node.range[0], node.range[1]);
    const firstLine = isMap(node) || isSeq(node) ? text.slice(start, end).search(/\r|\n/) : -1;
    return spanAt(
      start,
      firstLine === -1 ? end : start + text.slice(start, start + firstLine).trimEnd().length,
    );
  };
}

interface Child {
  readonly key?: unknown;
  readonly value: unknown;
}

function findChild(
  document: Document.Parsed | undefined,
  value: unknown,
  step: string | number,
  pairsOf: PairsOf,
): Child | undefined {
  const node = isAlias(value) && document !== undefined ? value.resolve(document) : value;
  if (isSeq(node) && typeof step === 'number') {
    const item: unknown = node.items[step];
    return item === undefined ? undefined : { value: item };
  }
  if (!isMap(node)) {
    return undefined;
  }
  const pair = pairsOf(node).get(String(step));
  if (pair !== undefined) {
    return { key: pair.key, value: pair.value };
  }
  const merged = pairsOf(node).get(MERGE_KEY)?.value;
  for (const source of isSeq(merged) ? merged.items : [merged]) {
    const found = findChild(document, source, step, pairsOf);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A range of a text without the white space at its end. */
function trimmed(text: string, start: number, end: number): [number, number] {
  let last = Math.min(end, text.length);
  while (last > start && /\s/.test(text.charAt(last - 1))) {
    last -= 1;
  }
  return [Math.min(start, text.length), last];
}

/** The parser gives the merge key as a symbol. */
export function keyText(value: unknown): string {
  return typeof value === 'symbol' ? MERGE_KEY : String(value);
}

/** Whether something in a syntax tree is a node of it. */
export function isNode(node: unknown): node is Node {
  return isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
}
