/** One clause of a version range, as in `>=1.5`. */
interface Clause {
  readonly operator: string;
  readonly release: readonly number[];
  /** Whether it ends in `.*`. */
  readonly prefix: boolean;
}

/** A clause of a version specifier with a release of numbers, and perhaps what makes it a pre-release (PEP 440, Version specifiers). */
const CLAUSE =
  /^(~=|===|==|!=|<=|>=|<|>)\s*v?(\d+(?:\.\d+)*)(\.\*)?((?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|rev|r|dev)[-_.]?\d*)*(?:\+[a-z0-9.]+)?)$/i;

/** The clauses of a version range as pip writes it, such as `>=1.5,<2`; undefined if it is none. An empty one is every version. */
export function parseRange(range: string): readonly Clause[] | undefined {
  if (range.trim() === '') {
    return [];
  }
  const clauses = range.split(',').map((text): Clause | undefined => {
    const [, operator = '', release = '', star] = CLAUSE.exec(text.trim()) ?? [];
    const isWrong = operator === '' || (star !== undefined && operator !== '==' && operator !== '!=');
    return isWrong || (operator === '~=' && !release.includes('.'))
      ? undefined
      : { operator, release: release.split('.').map(Number), prefix: star !== undefined };
  });
  return clauses.every((clause) => clause !== undefined) ? clauses : undefined;
}

/**
 * Whether some version that begins with a release may be in a range (PEP 440, Version specifiers): an image's tag says
 * 1.5 and the package is 1.5.something. True where that cannot be told.
 */
export function mayBeIn(release: readonly number[], range: readonly Clause[]): boolean {
  return range.every((clause) => mayFit(release, clause));
}

/** The numbers that a framework's version in a config begins with: 1.7 of `1.7-1`, 2.1.0 of `2.1.0`; undefined if it does not begin so. */
export function releaseOf(version: string): readonly number[] | undefined {
  const [, release] = /^(\d+(?:\.\d+)*)(?:-\d+)?$/.exec(version) ?? [];
  return release?.split('.').map(Number);
}

function mayFit(release: readonly number[], { operator, release: wanted, prefix }: Clause): boolean {
  const isWithin = compare(release, wanted.slice(0, release.length)) === 0;
  switch (operator) {
    case '>=':
    case '>':
      return isWithin || compare(release, wanted) > 0;
    case '<=':
      return compare(release, wanted) <= 0;
    case '<':
      return compare(release, wanted) < 0;
    case '==':
      return (
        isWithin ||
        (compare(release.slice(0, wanted.length), wanted) === 0 &&
          (prefix || isZero(release.slice(wanted.length))))
      );
    case '~=':
      return (
        (isWithin || compare(release, wanted) >= 0) &&
        compare(release.slice(0, wanted.length - 1), wanted.slice(0, -1).slice(0, release.length)) === 0
      );
    case '!=':
      return !(
        prefix &&
        compare(release.slice(0, wanted.length), wanted) === 0 &&
        release.length >= wanted.length
      );
    default:
      return true;
  }
}

/** As release segments compare: a missing number is 0. */
function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function isZero(numbers: readonly number[]): boolean {
  return numbers.every((number) => number === 0);
}
