/** Most names that a message lists. */
const MAX_LISTED = 5;

/** Names as a sentence lists them: `"a", "b" and "c"`; of more than five the first five and `3 more`. */
export function listed(names: Iterable<string>): string {
  const all = [...names].map((name) => `"${name}"`);
  const shown =
    all.length > MAX_LISTED ? [...all.slice(0, MAX_LISTED), `${all.length - MAX_LISTED} more`] : all;
  const last = shown.at(-1) ?? 'none';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
}
