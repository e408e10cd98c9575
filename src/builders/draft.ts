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

/** The places that made the values of a definition, by JSON pointer. */
export type Provenance = ReadonlyMap<string, Location>;

/** The JSON of a draft, and for each traced value in it the place that made it. */
export function settle(draft: Draft): { readonly json: Json; readonly provenance: Provenance } {
  const provenance = new Map<string, Location>();
  return { json: settleAt(draft, '', provenance), provenance };
}

function settleAt(draft: Draft, pointer: string, provenance: Map<string, Location>): Json {
  if (draft instanceof Traced) {
    provenance.set(pointer, draft.at);
    const { value } = draft;
    if (isTracedMap(value)) {
      return settleAt(Object.fromEntries(value), pointer, provenance);
    }
    if (isTracedList(value)) {
      return settleAt(value, pointer, provenance);
    }
    return isExpressionValue(value) ? value.expression : value;
  }
  if (isList(draft)) {
    return draft.map((item, index) => settleAt(item, `${pointer}/${index}`, provenance));
  }
  if (typeof draft !== 'object' || draft === null) {
    return draft;
  }
  const members: Record<string, Json> = {};
  for (const [member, value] of Object.entries(draft)) {
    if (value !== undefined) {
      members[member] = settleAt(
        value,
        `${pointer}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        provenance,
      );
    }
  }
  return members;
}

function isList(draft: Draft): draft is readonly Draft[] {
  return Array.isArray(draft);
}
