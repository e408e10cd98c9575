import { compareNames } from '../graph/dag.js';
import type { Json } from '../source/traced.js';
import { jsonText } from './python-text.js';

/** JSON as Python's `json.dumps` writes it with sorted keys: the same text for the same data, however its keys are ordered. */
export function sortedJson(value: Json): string {
  return jsonText(withSortedKeys(value));
}

/** The same data with the keys of every map in one order: in a user's file their order says nothing. */
export function withSortedKeys(value: Json): Json {
  if (isList(value)) {
    return value.map(withSortedKeys);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => compareNames(a, b))
          .map(([key, entry]) => [key, withSortedKeys(entry)]),
      )
    : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
