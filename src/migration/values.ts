import { compareNames } from '../graph/dag.js';
import { isTracedList, isTracedMap, type Traced } from '../source/traced.js';

/** The value that keys lead to; undefined where there is none. */
export function valueAt(root: Traced | undefined, ...keys: readonly string[]): Traced | undefined {
  return keys.reduce<Traced | undefined>(
    (value, key) => (value !== undefined && isTracedMap(value.value) ? value.value.get(key) : undefined),
    root,
  );
}

/** The entries of the map that keys lead to, by name: their order in the file decides nothing. None where there is no map. */
export function entriesAt(
  root: Traced | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, Traced])[] {
  const value = valueAt(root, ...keys)?.value;
  return value !== undefined && isTracedMap(value) ? [...value].sort(([a], [b]) => compareNames(a, b)) : [];
}

/** The items of the list that keys lead to; none where there is no list. */
export function itemsAt(root: Traced | undefined, ...keys: readonly string[]): readonly Traced[] {
  const value = valueAt(root, ...keys)?.value;
  return value !== undefined && isTracedList(value) ? value : [];
}

/** The text that keys lead to; undefined where there is none, or an empty one. */
export function textAt(root: Traced | undefined, ...keys: readonly string[]): string | undefined {
  const value = valueAt(root, ...keys)?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of the list that keys lead to. */
export function textsAt(root: Traced | undefined, ...keys: readonly string[]): readonly string[] {
  return itemsAt(root, ...keys).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** Whether a truth value stands where keys lead to; undefined where there is none. */
export function switchAt(root: Traced | undefined, ...keys: readonly string[]): boolean | undefined {
  const value = valueAt(root, ...keys)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

/** A text on one line: what people wrote over several is one paragraph. */
export function paragraph(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
