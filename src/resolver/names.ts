import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { STEMS } from './stems.generated.js';
import { ABBREVIATIONS, GENERIC_WORDS, SYNONYMS } from './vocabulary.js';

/** Weight of a word that most ports have; others weigh 1. So small that sharing "data" alone never lifts a merely compatible output over the threshold. */
const GENERIC_WEIGHT = 0.1;

/** Likeness of two words that often stand for one another. */
const SYNONYM_LIKENESS = 0.8;

/** Jaro-Winkler likeness from which two words count as spellings of one; "train" and "trail" have 0.92. */
const SAME_WORD_LIKENESS = 0.93;

/** Length of the shortest stem that counts as a form of a longer one. */
const SHORTEST_FORM = 3;

/** Likeness of two names that are not the same is at most this. */
const MOST_UNLESS_SAME = 0.99;

/** Compares names; it remembers what it has compared, so make one for each run. */
export interface NameMatcher {
  /** Lower-case words of a name: split at case, `_`, `-`, `.`, abbreviations written out, not stemmed. */
  readonly words: (name: string) => readonly string[];
  /** Stems of the words of a name. */
  readonly stems: (name: string) => readonly string[];
  /** Stems of the words of a name but for those that most ports have. */
  readonly telling: (name: string) => readonly string[];
  /** The telling stems of a name without those that another name says too, in any form, but for some: of "resampled_masks" beside "Resample", "mask". */
  readonly apartFrom: (name: string, other: string, kept: readonly string[]) => readonly string[];
  /** Likeness of two names, 0 to 1, whichever comes first; 1 exactly when their stems are the same in the same order. */
  readonly similarity: (a: string, b: string) => number;
}

/** A matcher with an empty memory. */
export function createNameMatcher(): NameMatcher {
  const words = remember(splitName);
  const stemOf = remember((word) =>
    /^\d/.test(word)
      ? word
      : ((Object.hasOwn(STEMS, word) ? STEMS[word] : undefined) ?? porterStemmer.stem(word)),
  );
  const stems = remember((name) => words(name).map(stemOf));
  const generic = new Set(GENERIC_WORDS.map(stemOf));
  const synonyms = synonymTable(stemOf);
  const weight = (stem: string): number => (generic.has(stem) ? GENERIC_WEIGHT : 1);
  const likeness = (a: string, b: string): number => {
    if (a === b) {
      return 1;
    }
    if (synonyms.get(a)?.has(b) === true) {
      return SYNONYM_LIKENESS;
    }
    const spelling = a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
    return spelling >= SAME_WORD_LIKENESS ? spelling : 0;
  };
  const covered = (from: readonly string[], by: readonly string[]): number =>
    from.reduce(
      (sum, stem) => sum + weight(stem) * Math.max(0, ...by.map((other) => likeness(stem, other))),
      0,
    );
  const compare = (a: string, b: string): number => {
    const [left, right] = [stems(a), stems(b)];
    if (left.join(' ') === right.join(' ') && (left.length > 0 || a === b)) {
      return 1;
    }
    const total = [...left, ...right].reduce((sum, stem) => sum + weight(stem), 0);
    const shared = covered(left, right) + covered(right, left);
    return total === 0 ? 0 : Math.min(MOST_UNLESS_SAME, shared / total);
  };
  const telling = remember((name) => stems(name).filter((stem) => !generic.has(stem)));
  const apartFrom = (name: string, other: string, kept: readonly string[]): readonly string[] => {
    const said = stems(other);
    const rest = telling(name).filter(
      (stem) => kept.includes(stem) || !said.some((word) => isFormOf(stem, word)),
    );
    return rest.length > 0 ? rest : telling(name);
  };
  const known = new Map<string, Map<string, number>>();
  return {
    words,
    stems,
    telling,
    apartFrom,
    similarity(a, b) {
      const [first, second] = a < b ? [a, b] : [b, a];
      const row = known.get(first) ?? new Map<string, number>();
      known.set(first, row);
      const value = row.get(second) ?? compare(first, second);
      row.set(second, value);
      return value;
    },
  };
}

/**
 * Likeness of two names, 0 to 1: the weighted share of their words that the other one has too (Dice's coefficient),
 * where a synonym or another spelling counts in part. For single comparisons; many are faster with one matcher.
 */
export function nameSimilarity(a: string, b: string): number {
  return createNameMatcher().similarity(a, b);
}

function splitName(name: string): readonly string[] {
  // Most names are ASCII, and an expression with Unicode's classes takes half a millisecond to make.
  const parts = /^[\x20-\x7e]*$/.test(name)
    ? name.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g)
    : name.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\p{Lo}+|\d+/gu);
  return (parts ?? [])
    .map((part) => part.toLowerCase())
    .flatMap((word): readonly string[] => ABBREVIATIONS.get(word) ?? [word]);
}

/** Whether one of two stems begins with the other: "augm" and "augment". */
function isFormOf(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= SHORTEST_FORM && (a.startsWith(b) || b.startsWith(a));
}

function synonymTable(stemOf: (word: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const group of SYNONYMS) {
    const stems = group.map(stemOf);
    for (const stem of stems) {
      table.set(stem, new Set([...(table.get(stem) ?? []), ...stems]));
    }
  }
  return table;
}

/** A function that works out each value once. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      return found;
    }
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}
