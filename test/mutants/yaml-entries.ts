import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, type Node } from 'yaml';

/** A key with its value, or an item, of a YAML text. Offsets are those of the text. */
export interface Entry {
  /** Keys and indexes from the root. */
  readonly path: readonly string[];
  /** Where the key is; absent for items. */
  readonly key?: Range;
  readonly value: Range;
  /** What the value is. */
  readonly kind: 'scalar' | 'map' | 'seq';
  /** The value of a scalar. */
  readonly scalar?: unknown;
  /** What must go so that the entry is gone, and the rest is still YAML. */
  readonly whole: Range;
  /** Whether it stands between brackets. */
  readonly isFlow: boolean;
  /** Where the key of the map or list that has it begins; for an entry of the root, where that begins. */
  readonly holder: number;
  /** The number of spaces before it, if it is not between brackets. */
  readonly indent: number;
}

/** From an offset up to, not including, another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Every entry of a YAML text, in its order. */
export function entriesOf(text: string): readonly Entry[] {
  const found: Entry[] = [];
  const visit = (node: unknown, path: readonly string[], holder: number): void => {
    if (!isMap(node) && !isSeq(node)) {
      return;
    }
    const isFlow = node.flow === true;
    const parts = node.items.map((item, index) => {
      if (!isPair(item)) {
        return { value: placed(item), name: String(index) };
      }
      const key = placed(item.key);
      const value = item.value === null ? { start: key.end, end: key.end } : placed(item.value);
      return { key, value, name: text.slice(key.start, key.end).replace(/^["']|["']$/g, '') };
    });
    parts.forEach(({ key, value, name }, index) => {
      const start = (key ?? value).start;
      const end = value.end;
      const next = parts[index + 1];
      const previous = parts[index - 1];
      const here = [...path, name];
      found.push({
        path: here,
        ...(key === undefined ? {} : { key: { start: key.start, end: key.end } }),
        value: { start: value.start, end: value.end },
        kind: isMap(value.node) ? 'map' : isSeq(value.node) ? 'seq' : 'scalar',
        ...(isScalar(value.node) ? { scalar: value.node.value } : {}),
        whole: isFlow
          ? next !== undefined
            ? { start, end: (next.key ?? next.value).start }
            : { start: previous?.value.end ?? start, end }
          : { start: text.lastIndexOf('\n', start) + 1, end: lineEnd(text, end) },
        isFlow,
        holder,
        indent: start - (text.lastIndexOf('\n', start) + 1),
      });
      visit(value.node, here, start);
    });
  };
  const root = placed(parseDocument(text).contents);
  visit(root.node, [], root.start);
  return found;
}

function placed(node: unknown): Range & { readonly node?: Node } {
  if (!isNode(node) || !node.range) {
    throw new Error('A node without a place.');
  }
  return { node, start: node.range[0], end: node.range[1] };
}

function lineEnd(text: string, offset: number): number {
  const last = text[offset - 1] === '\n' ? offset - 1 : offset;
  const end = text.indexOf('\n', last);
  return end < 0 ? text.length : end + 1;
}
