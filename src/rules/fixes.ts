import { onlySlip } from '../diagnostics/slip.js';
import type { Location } from '../source/location.js';
import type { Mend } from '../source/mend.js';

/** Names for which steps are proposed in one run of a rule: each is compared with every step, and nobody reads more. */
export const MAX_PROPOSALS = 100;

/** Renames the key at a place to the only option that it can be a slip of (see `onlySlip`); undefined if there is none. */
export function respelledKey(at: Location, key: string, options: Iterable<string>): Mend | undefined {
  const name = onlySlip(key, options);
  return name === undefined ? undefined : renamedKey(at, key, name);
}

/** Renames the key at a place. */
export function renamedKey(at: Location, key: string, name: string): Mend {
  return { title: `Rename "${key}" to "${name}"`, changes: [{ at, change: { kind: 'rename', name } }] };
}

/** Writes the only option that the text at a place can be a slip of; undefined if there is none. */
export function respelledText(at: Location, text: string, options: Iterable<string>): Mend | undefined {
  const name = onlySlip(text, options);
  return name === undefined ? undefined : rewrittenText(at, text, name);
}

/** Writes another text in the place of one. */
export function rewrittenText(at: Location, text: string, value: string): Mend {
  return {
    title: `Write "${value}" for "${text}"`,
    changes: [{ at, change: { kind: 'set', was: text, value } }],
  };
}

/** Removes an entry of a list that says again what another entry says already. */
export function removedEntry(at: Location, text: string): Mend {
  return { title: `Remove the second "${text}"`, changes: [{ at, change: { kind: 'remove' } }] };
}
