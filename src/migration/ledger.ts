import { compareNames } from '../graph/dag.js';
import { toJson, isTracedList, isTracedMap, type Json, type Traced } from '../source/traced.js';
import type { Location } from '../source/location.js';

/** A value of an imported file, with the place it stands at. */
export interface Entry {
  readonly at: Location;
  /** The keys that lead to it, joined by dots. */
  readonly key: string;
  readonly value: Json;
}

/** A value that something of the project was made of: `to` says what. */
export interface Kept extends Entry {
  readonly to: string;
}

/** A value that nothing was made of, and why. */
export interface LeftOut extends Entry {
  readonly why: string;
}

/** What became of each value of the imported files. */
export interface Ledger {
  /** Notes that a value, with all that is in it, has become something; of several notes all count. */
  readonly keep: (value: Traced | undefined, to: string) => void;
  /** Notes that nothing is made of a value, with all that is in it. */
  readonly leave: (value: Traced | undefined, why: string) => void;
  /**
   * Leaves out what no note is about, wherever it stands in a value: maps above `depth` key by key, what is below as a
   * whole. What has no reason to be named is passed over.
   */
  readonly leaveRest: (root: Traced, depth: number, why: (entry: Entry) => string | undefined) => void;
  readonly kept: () => readonly Kept[];
  readonly leftOut: () => readonly LeftOut[];
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const kept = new Map<Traced, Set<string>>();
  const left = new Map<Traced, string>();
  const isNoted = (value: Traced): boolean => kept.has(value) || left.has(value);
  const hasNotes = (value: Traced): boolean => isNoted(value) || partsOf(value).some(hasNotes);
  const leaveRest: Ledger['leaveRest'] = (root, depth, why) => {
    if (isNoted(root)) {
      return;
    }
    const parts = partsOf(root);
    if (hasNotes(root) || (isTracedMap(root.value) && parts.length > 0 && root.at.path.length < depth)) {
      parts.forEach((part) => leaveRest(part, depth, why));
    } else {
      const reason = why(entryOf(root));
      if (reason !== undefined) {
        left.set(root, reason);
      }
    }
  };
  return {
    keep: (value, to) => {
      if (value !== undefined) {
        kept.set(value, (kept.get(value) ?? new Set()).add(to));
      }
    },
    leave: (value, why) => {
      if (value !== undefined && !isNoted(value)) {
        left.set(value, why);
      }
    },
    leaveRest,
    kept: () =>
      [...kept]
        .flatMap(([value, tos]) => [...tos].map((to) => ({ ...entryOf(value), to })))
        .sort((a, b) => compareEntries(a, b) || compareNames(a.to, b.to)),
    leftOut: () =>
      [...left]
        .filter(([value]) => !kept.has(value))
        .map(([value, why]) => ({ ...entryOf(value), why }))
        .sort(compareEntries),
  };
}

function entryOf(value: Traced): Entry {
  return { at: value.at, key: value.at.path.map(String).join('.'), value: toJson(value) };
}

function partsOf({ value }: Traced): readonly Traced[] {
  return isTracedMap(value) ? [...value.values()] : isTracedList(value) ? value : [];
}

function compareEntries(a: Entry, b: Entry): number {
  return compareNames(a.at.source.file, b.at.source.file) || compareNames(a.key, b.key);
}
