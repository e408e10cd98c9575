import type { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';

/** Members of one of AWS's structures; those that are undefined are left out. */
export type Members = Readonly<Record<string, Draft | undefined>>;

/** The members of a structure that a config map gives: AWS's name of each, and the map's key for it. */
export function membersOf(
  given: ReadonlyMap<string, Traced>,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, Traced | undefined>> {
  return Object.fromEntries(Object.entries(names).map(([member, key]) => [member, given.get(key)]));
}

/** A structure with these members; undefined if it has none, since requests leave an empty structure out. */
export function structure(members: Members): Members | undefined {
  return Object.values(members).every((member) => member === undefined) ? undefined : members;
}
