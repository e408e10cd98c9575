import { distance } from 'fastest-levenshtein';

const MAX_SUGGESTIONS = 5;
/** Longer texts are not names; comparing them letter by letter would cost more than it tells. */
const MAX_COMPARED_LENGTH = 256;

interface Candidate {
  readonly option: string;
  readonly distance: number;
  readonly sameWords: boolean;
}

/**
 * The options that someone who wrote `name` may have meant: at most five, the closest first, those equally
 * close by their UTF-16 code units, whatever the order of `options`. Empty when none is close. `name` itself
 * is never among them.
 *
 * Close is an edit distance of at most 40 % of the name's length, plus one (the threshold of graphql-js,
 * src/jsutils/suggestionList.ts), with something left in common. Names that differ only in case, "-" and "_", or
 * in two neighbouring letters that are swapped, are at distance 1 and come before every other name at that distance.
 */
export function suggestions(name: string, options: Iterable<string>): string[] {
  const threshold = Math.floor(name.length * 0.4) + 1;
  const wanted = comparable(name);
  const candidates: Candidate[] = [];
  for (const option of new Set(options)) {
    if (option === name || Math.abs(option.length - name.length) > threshold) {
      continue;
    }
    const candidate = compare(wanted, option);
    const nothingInCommon = candidate.distance >= Math.max(name.length, option.length);
    if (candidate.sameWords || (candidate.distance <= threshold && !nothingInCommon)) {
      candidates.push(candidate);
    }
  }
  return candidates
    .sort(byCloseness)
    .slice(0, MAX_SUGGESTIONS)
    .map((candidate) => candidate.option);
}

/**
 * A sentence to append to a message about an unknown name, with a space before it: ` Did you mean "a", "b" or
 * "c"?`. The empty string when no option is close (see `suggestions`).
 */
export function didYouMean(name: string, options: Iterable<string>): string {
  const quoted = suggestions(name, options).map((option) => `"${option}"`);
  const last = quoted.pop();
  if (last === undefined) {
    return '';
  }
  return quoted.length === 0 ? ` Did you mean ${last}?` : ` Did you mean ${quoted.join(', ')} or ${last}?`;
}

/** A message without what `didYouMean` appends: a name that is added elsewhere makes another suggestion, and the same problem. */
export function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean ".*?"\?/gs, '');
}

function compare(wanted: string, option: string): Candidate {
  const offered = comparable(option);
  if (withoutSeparators(wanted) === withoutSeparators(offered) || isTransposed(wanted, offered)) {
    return { option, distance: 1, sameWords: true };
  }
  const tooLong = Math.max(wanted.length, offered.length) > MAX_COMPARED_LENGTH;
  return { option, distance: tooLong ? Infinity : distance(wanted, offered), sameWords: false };
}

/** Whether two names differ in two neighbouring letters that are swapped: the commonest slip of typing. */
function isTransposed(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at += 1;
  }
  return (
    one.length === other.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

function comparable(name: string): string {
  return name.toLowerCase().replaceAll('-', '_');
}

function withoutSeparators(comparableName: string): string {
  return comparableName.replaceAll('_', '');
}

function byCloseness(left: Candidate, right: Candidate): number {
  return (
    left.distance - right.distance ||
    Number(right.sameWords) - Number(left.sameWords) ||
    (left.option < right.option ? -1 : 1)
  );
}
