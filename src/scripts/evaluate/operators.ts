import { isElsewhere, joinPaths, onto, piecesOf, textOf } from './text.js';
import { isUnknown, union, UNKNOWN, type Alternative, type Maker, type Piece, type Value } from './values.js';

/** The most combinations of alternatives that are looked at. */
const MAX_COMBINATIONS = 24;

/** What a function gives for each combination of alternatives; unknown if there are too many. */
export function combine(values: readonly Value[], of: (parts: readonly Alternative[]) => Alternative): Value {
  let combinations: (readonly Alternative[])[] = [[]];
  for (const value of values) {
    if (combinations.length * value.length > MAX_COMBINATIONS) {
      combinations = combinations.slice(0, 1).map((parts) => [...parts, { kind: 'unknown' }]);
      return [
        of([
          ...(combinations[0] ?? []),
          ...values.slice(combinations[0]?.length).map((): Alternative => ({ kind: 'unknown' })),
        ]),
      ];
    }
    combinations = combinations.flatMap((parts) => value.map((alternative) => [...parts, alternative]));
  }
  return union(combinations.map((parts) => [of(parts)]));
}

/** The value of `left op right`. */
export function addedValue(op: string, left: Value, right: Value, maker: Maker): Value {
  if (isUnknown(left) && isUnknown(right)) {
    return UNKNOWN;
  }
  switch (op) {
    case 'Add':
      return combine([left, right], ([first, second]) => sumOf(first, second, maker));
    case 'Div':
      return combine([left, right], ([first, second]) =>
        first !== undefined && second !== undefined && (first.kind === 'text' || second.kind === 'text')
          ? joinPaths([first, second], maker)
          : resultOf(op, first, second),
      );
    case 'Sub':
    case 'Mult':
    case 'Pow':
      return combine([left, right], ([first, second]) => resultOf(op, first, second));
    default:
      return UNKNOWN;
  }
}

/** What an operator gives for two numbers. */
function resultOf(op: string, left: Alternative | undefined, right: Alternative | undefined): Alternative {
  const first = left?.kind === 'constant' ? left.value : undefined;
  const second = right?.kind === 'constant' ? right.value : undefined;
  if (typeof first !== 'number' || typeof second !== 'number') {
    return { kind: 'unknown' };
  }
  const results: Readonly<Record<string, number>> = {
    Add: first + second,
    Sub: first - second,
    Mult: first * second,
    Div: first / second,
    Pow: first ** second,
  };
  const value = results[op];
  return value !== undefined && Number.isFinite(value) ? { kind: 'constant', value } : { kind: 'unknown' };
}

function sumOf(left: Alternative | undefined, right: Alternative | undefined, maker: Maker): Alternative {
  if (left === undefined || right === undefined) {
    return { kind: 'unknown' };
  }
  if (left.kind === 'list' && right.kind === 'list') {
    const size =
      left.size === 'whole' && right.size === 'whole'
        ? 'whole'
        : left.size === 'open' || right.size === 'open'
          ? 'open'
          : 'sample';
    return { kind: 'list', items: [...left.items, ...right.items].slice(0, 1000), size };
  }
  const isText = (one: Alternative): boolean =>
    one.kind === 'text' || (one.kind === 'external' && isElsewhere(one.name));
  if (!isText(left) && !isText(right)) {
    return resultOf('Add', left, right);
  }
  return concatenated([left, right], maker);
}

/** A text put together from parts: its maker is put onto that of the first part. */
export function concatenated(parts: readonly Alternative[], maker: Maker): Alternative {
  const [first] = parts;
  const pieces = parts.flatMap((part): readonly Piece[] => piecesOf(part));
  const base = first?.kind === 'text' && first.pieces.length > 0 ? first.maker : undefined;
  return textOf(pieces, onto(maker, base), first?.kind === 'text' && first.isLoose);
}
