/** Letters that the longer of two words must have for each kind of slip. */
const MIN_LETTERS = { swapped: 3, missing: 4, wrong: 5 } as const;

/** A name that holds anything else than letters, digits and what stands between words is compared with none. */
const COMPARABLE = /^[\p{L}\p{M}\p{Nd}\-_.\s/[\]'":]+$/u;
const WORD = /\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{Nd}+/gu;

/**
 * The only option of which `name` can be a slip of the keyboard, so that it may be written in its place without asking.
 * Undefined if there is none, or more than one.
 *
 * A slip is a difference in case and in what stands between the words (`jobType` for `job_type`); or, if no option
 * differs in that alone, one letter missing, added or wrong, or two neighbours swapped, in one word: four of five
 * misspellings are one of those (Damerau, "A technique for computer detection and correction of spelling errors", 1964).
 * Two slips already lead from `min` to `max`. In short words one letter makes another word (`date` for `data`), and digits
 * are never slips: `train_1` and `train_2`, `step_a` and `step_b` are different things.
 */
export function onlySlip(name: string, options: Iterable<string>): string | undefined {
  const wanted = wordsOf(name);
  const respelt: string[] = [];
  const misspelt: string[] = [];
  for (const option of new Set(options)) {
    const offered = option === name ? [] : wordsOf(option);
    if (haveSameLetters(wanted, offered)) {
      respelt.push(option);
    } else if (differInOneSlip(wanted, offered)) {
      misspelt.push(option);
    }
  }
  const [first, ...others] = respelt.length > 0 ? respelt : misspelt;
  return others.length > 0 ? undefined : first;
}

/** Longer texts are not names. */
const MAX_COMPARED_LENGTH = 256;

/** The words of a name in lower case, parted by signs and by case; digits are words of their own. */
function wordsOf(name: string): readonly string[] {
  return name.length <= MAX_COMPARED_LENGTH && COMPARABLE.test(name)
    ? (name.match(WORD) ?? []).map((word) => word.toLowerCase())
    : [];
}

/** Digits must be parted alike: 1.0 is not 10. */
function haveSameLetters(one: readonly string[], other: readonly string[]): boolean {
  const [joined, separated] = [one.join(''), JSON.stringify(one) === JSON.stringify(other)];
  return /\p{L}/u.test(joined) && joined === other.join('') && (separated || !/\p{Nd}/u.test(joined));
}

function differInOneSlip(one: readonly string[], other: readonly string[]): boolean {
  const different = one.flatMap((word, index) => (word === other[index] ? [] : [index]));
  const [index, ...more] = different;
  return (
    one.length === other.length &&
    index !== undefined &&
    more.length === 0 &&
    isSlip(one[index] ?? '', other[index] ?? '')
  );
}

function isSlip(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  if (/\p{Nd}/u.test(one + other)) {
    return false;
  }
  let start = 0;
  while (start < length && one[start] === other[start]) {
    start += 1;
  }
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) {
    end += 1;
  }
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  switch (left.length + right.length) {
    case 1:
      return length >= MIN_LETTERS.missing;
    case 2:
      return left.length === 1 && length >= MIN_LETTERS.wrong;
    case 4:
      return (
        left.length === 2 && left[0] === right[1] && left[1] === right[0] && length >= MIN_LETTERS.swapped
      );
    default:
      return false;
  }
}
