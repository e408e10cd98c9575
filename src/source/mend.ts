import type { Fix } from '../diagnostics/diagnostic.js';
import type { Change } from './change.js';
import type { Location } from './location.js';

/** A fix as a rule says it: what is to change, at which places of which files. */
export interface Mend {
  /** What it does, as an order without a full stop: `Rename "trian" to "train"`. */
  readonly title: string;
  readonly changes: readonly { readonly at: Location; readonly change: Change }[];
}

/**
 * The edits of a mend; undefined if one of its changes cannot be made without touching something else: where values are
 * shared by anchors, aliases and merge keys, or a comment would be lost.
 */
export function fixOf({ title, changes }: Mend): Fix | undefined {
  const edits = changes.map(({ at, change }) => at.source.edits?.(at.path, change));
  const known = edits.filter((found) => found !== undefined);
  return known.length < edits.length ? undefined : { title, edits: known.flat() };
}
