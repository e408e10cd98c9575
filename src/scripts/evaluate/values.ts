import type { ExprNode } from 'py-ast';
import type { Call } from './nodes.js';
import type { Frame, FunctionInfo, ModuleHead, ProgramModule, Receiver } from './program.js';

/** Part of a text: characters, or something that is not known. */
export type Piece = string | Hole;

/** A part of a text that is not known. At the beginning of a path, `elsewhere` says that it leads to no mounted folder. */
export interface Hole {
  readonly elsewhere: boolean;
}

export const ANYTHING: Hole = { elsewhere: false };
/** The beginning of a temporary folder's path, of the working directory's, of the script's own. */
export const ELSEWHERE: Hole = { elsewhere: true };

/** The expression that wrote a text or put it together. */
export interface Maker {
  readonly node: ExprNode;
  readonly module: ModuleHead;
  /** What was put together: the maker of the text that it begins with. */
  readonly base?: Maker;
  /** The text that was taken for it, such as the path whose folder it is. */
  readonly from?: Maker;
  /** Whether it stands for what a listing of `base` gives: the text is written nowhere. */
  readonly isListed?: boolean;
}

/** A text or a path. `isLoose` says that its beginning does not hold if a part that is not known is an absolute path. */
export interface Text {
  readonly kind: 'text';
  readonly pieces: readonly Piece[];
  readonly maker?: Maker;
  readonly isLoose: boolean;
}

/** One element of a list or map: to be evaluated when it is asked for. */
export type Item = { readonly node: ExprNode; readonly frame: Frame } | { readonly value: Value };

/**
 * A list, tuple or set. whole: `items` are all, in their order. open: there may be others, or others instead.
 * sample: there is any number, each like one of `items`.
 */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
  readonly size: 'whole' | 'open' | 'sample';
}

/** A dict. `isWhole` says that the entries are all, and that nothing changes them. */
export interface MapValue {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly isWhole: boolean;
}

/** An entry of a map, and where its key is written. */
export interface Entry {
  readonly item: Item;
  readonly key?: Maker;
}

/** Something of another package by its dotted name, and what its calls give: `argparse.ArgumentParser()`. */
export interface External {
  readonly kind: 'external';
  readonly name: string;
  /** The last of the calls that gave it, or that gave what it is an attribute of. */
  readonly made?: Made;
}

/** A call, and where it is evaluated. */
export interface Made {
  readonly call: Call;
  readonly frame: Frame;
}

/** One of the things that an expression can be. */
export type Alternative =
  | Text
  | { readonly kind: 'constant'; readonly value: number | boolean | null }
  | List
  | MapValue
  | { readonly kind: 'function'; readonly fn: FunctionInfo; readonly receiver?: Receiver }
  | Receiver
  | { readonly kind: 'module'; readonly module: ProgramModule }
  | External
  | { readonly kind: 'unknown' };

/** What an expression can be: one of these. Never empty; with `unknown` among them it can be anything. */
export type Value = readonly Alternative[];

export const UNKNOWN: Value = [{ kind: 'unknown' }];

/** More alternatives than these are of no use to anyone. */
const MAX_ALTERNATIVES = 64;

/** Everything that one of several values can be. */
export function union(values: readonly Value[]): Value {
  const [only] = values;
  if (only !== undefined && values.length === 1) {
    return only;
  }
  const found = new Map<unknown, Alternative>();
  for (const alternative of values.flat()) {
    const identity = identityOf(alternative);
    const known = found.get(identity);
    if (known?.kind !== 'text' || !known.isLoose) {
      found.set(identity, alternative);
    }
    if (found.size > MAX_ALTERNATIVES) {
      return [
        ...[...found.values()].filter(({ kind }) => kind !== 'unknown').slice(0, MAX_ALTERNATIVES),
        ...UNKNOWN,
      ];
    }
  }
  return found.size === 0 ? UNKNOWN : [...found.values()];
}

/** The value for each alternative, joined; [] stands for one that cannot be, such as the attribute of None. */
export function each(value: Value, of: (alternative: Alternative) => Value): Value {
  const [only] = value;
  const found = only !== undefined && value.length === 1 ? of(only) : union(value.map(of));
  return found.length === 0 ? UNKNOWN : found;
}

/** Whether nothing at all is known. */
export function isUnknown(value: Value): boolean {
  return value.length === 1 && value[0]?.kind === 'unknown';
}

/** A value that may also be something that is not known. */
export function orUnknown(value: Value): Value {
  return value.some(({ kind }) => kind === 'unknown') ? value : [...value, ...UNKNOWN];
}

/** A thing of another package. */
export function external(name: string, made?: Made): Value {
  return [{ kind: 'external', name, ...(made === undefined ? {} : { made }) }];
}

const NO_NAMES: readonly string[] = [];

/** The names of the things of other packages that a value can be. */
export function externalNames(value: Value): readonly string[] {
  return value.some(({ kind }) => kind === 'external')
    ? value.flatMap((one) => (one.kind === 'external' ? [one.name] : []))
    : NO_NAMES;
}

/** The one text that a value is, if it is known whole. */
export function textIn(value: Value): string | undefined {
  const [only] = value;
  return value.length === 1 && only?.kind === 'text' ? wholeText(only) : undefined;
}

/** The different texts that a value can be; one that is not known is undefined. */
export function textsIn(value: Value): readonly (string | undefined)[] {
  return [...new Set(value.map((one) => (one.kind === 'text' ? wholeText(one) : undefined)))];
}

/** All of a text, if all of it is known. */
export function wholeText(text: Text): string | undefined {
  const [first, ...rest] = text.pieces;
  return rest.length > 0
    ? undefined
    : first === undefined
      ? ''
      : typeof first === 'string'
        ? first
        : undefined;
}

/** Equal for alternatives between which nobody needs to choose. */
function identityOf(alternative: Alternative): unknown {
  switch (alternative.kind) {
    case 'text': {
      const { pieces, maker } = alternative;
      const key = pieces
        .map((piece) => (typeof piece === 'string' ? piece : piece.elsewhere ? '\0e' : '\0'))
        .join('\x01');
      return maker === undefined
        ? key
        : `${key}\x02${maker.node.lineno}:${maker.node.col_offset}:${maker.node.end_col_offset ?? 0}:${maker.module.name}`;
    }
    case 'constant':
      return alternative.value;
    case 'external':
      return alternative.made === undefined
        ? `\x03${alternative.name}`
        : `\x03${alternative.name}\x02${placeOf(alternative.made)}`;
    case 'unknown':
      return alternative.kind;
    case 'function':
      return alternative.receiver === undefined ? alternative.fn : alternative;
    case 'instance':
      return alternative.made?.call ?? alternative.cls.node;
    case 'class':
      return alternative.cls;
    case 'module':
      return alternative.module;
    default:
      return alternative;
  }
}

function placeOf({ call, frame }: Made): string {
  return `${call.lineno}:${call.col_offset}:${call.end_lineno ?? 0}:${call.end_col_offset ?? 0}:${frame.scope.module.name}`;
}
