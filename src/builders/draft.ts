import { compareNames } from '../graph/dag.js';
import { Traced, isExpressionValue, isTracedList, isTracedMap, type Json } from '../source/traced.js';
import type { Location } from '../source/location.js';

/**
 * A piece of a definition under construction: JSON in which any value may still know where it was written.
 * Members that are undefined are left out.
 */
export type Draft =
  | string
  | number
  | boolean
  | null
  | Traced
  | readonly Draft[]
  | { readonly [member: string]: Draft | undefined };

/**
 * The JSON of a draft, in which the keys of a user's maps are sorted: their order says nothing, and whoever sorts a file
 * must not lose the cache. Where its values were written stays in the draft: see `placeIn`.
 */
export function settle(draft: Draft): Json {
  if (draft instanceof Traced) {
    const { value } = draft;
    if (isTracedMap(value)) {
      return settle(Object.fromEntries([...value].sort(([a], [b]) => compareNames(a, b))));
    }
    if (isTracedList(value)) {
      return value.map(settle);
    }
    return isExpressionValue(value) ? value.expression : value;
  }
  if (isList(draft)) {
    return draft.map(settle);
  }
  if (typeof draft !== 'object' || draft === null) {
    return draft;
  }
  const members: Record<string, Json> = {};
  for (const [member, value] of Object.entries(draft)) {
    if (value !== undefined) {
      members[member] = settle(value);
    }
  }
  return members;
}

/**
 * The place that made the value at a JSON pointer, or the closest value around it that has one; undefined if none has.
 * `exact` says whether it is the value's own. What stands inside an expression has the expression's place.
 */
export function placeIn(
  draft: Draft,
  keys: readonly string[],
): { readonly at: Location; readonly exact: boolean } | undefined {
  let current: Draft | undefined = draft;
  let found: { at: Location; exact: boolean } | undefined;
  for (let depth = 0; current !== undefined; depth += 1) {
    if (current instanceof Traced) {
      found = { at: current.at, exact: depth === keys.length };
    }
    const key = keys[depth];
    current = key === undefined ? undefined : below(current, key);
  }
  return found;
}

function below(draft: Draft, key: string): Draft | undefined {
  if (draft instanceof Traced) {
    const { value } = draft;
    return isTracedMap(value) ? value.get(key) : isTracedList(value) ? value[Number(key)] : undefined;
  }
  if (isList(draft)) {
    return draft[Number(key)];
  }
  return typeof draft === 'object' && draft !== null && Object.hasOwn(draft, key) ? draft[key] : undefined;
}

function isList(draft: Draft): draft is readonly Draft[] {
  return Array.isArray(draft);
}
