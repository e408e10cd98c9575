/** A value that a change writes: a scalar, or a map or list of some. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

/** What is to become of one place of a YAML text, in terms of what the text says. */
export type Change =
  /** Gives the key at the place another name. */
  | { readonly kind: 'rename'; readonly name: string }
  /** Puts another scalar in the place of one, if that is what stands there, and not an expression for it. */
  | {
      readonly kind: 'set';
      readonly was: string | number | boolean;
      readonly value: string | number | boolean;
    }
  /** Makes a text of a scalar that YAML takes for something else, letter by letter as it is written. */
  | { readonly kind: 'quote' }
  /** Makes a list of a scalar, with the scalar as its only entry. */
  | { readonly kind: 'enlist' }
  /** Puts a part of a text in the place of another one, everywhere in the scalar. */
  | { readonly kind: 'replace'; readonly text: string; readonly by: string }
  /** Adds a key to the map at the place, behind the others. A map that is empty or absent is made. */
  | { readonly kind: 'insert'; readonly key: string; readonly value: Written }
  /** Adds an entry to the list at the place, behind the others. A list that is empty or absent is made. */
  | { readonly kind: 'append'; readonly value: string | number | boolean }
  /** Removes the key or the list entry at the place, with its value. */
  | { readonly kind: 'remove' };
