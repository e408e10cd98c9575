import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { External, Made, Value } from '../evaluate/values.js';

const MAKES = 'argparse.ArgumentParser';
const VARS = 'builtins.vars()';
const NAMESPACE_CLASS = 'argparse.Namespace()';
/** What a parser is called by the evaluator: one that is made, a group of one, or the parser of a sub-command. */
const PARSER =
  'argparse\\.ArgumentParser\\(\\)(?:\\.add_argument_group\\(\\)|\\.add_mutually_exclusive_group\\(\\)|\\.add_subparsers\\(\\)\\.add_parser\\(\\))*';
const PARSER_NAME = new RegExp(`^${PARSER}$`);
const METHOD = new RegExp(`^(${PARSER})\\.(\\w+)$`);
const SUBPARSERS = new RegExp(`^${PARSER}\\.add_subparsers\\(\\)$`);
const NAMESPACE = new RegExp(
  `^${PARSER}\\.(?:parse_args|parse_intermixed_args|(?:parse_known_args|parse_known_intermixed_args)(?=\\(\\)\\[0\\]))\\(\\)(?:\\[0\\])?$`,
);

/** A parser of arguments: the call that makes it, and where that is evaluated. */
export type Parser = Made;

/** What an expression can be that has to do with the parsed arguments. */
export type Part = 'parser' | 'subparsers' | 'namespace' | 'entries' | 'command line';

/** Calls that were looked at, which may contain each other. */
type Seen = Set<Call>;

/** A call of a method of a parser. */
export interface ParserMethod {
  readonly method: string;
  readonly parsers: readonly Parser[];
}

/** What a value is to the parsed arguments, with the parsers that it belongs to; undefined for anything else. */
export function partIn(
  evaluator: Evaluator,
  value: Value,
  seen: Seen = new Set(),
): { readonly part: Part; readonly parsers: readonly Parser[] } | undefined {
  for (const one of value) {
    if (one.kind !== 'external') {
      continue;
    }
    const { name } = one;
    const part: Part | undefined =
      name === 'sys.argv'
        ? 'command line'
        : PARSER_NAME.test(name)
          ? 'parser'
          : SUBPARSERS.test(name)
            ? 'subparsers'
            : isNamespace(evaluator, one, seen)
              ? 'namespace'
              : isEntries(evaluator, one, seen)
                ? 'entries'
                : undefined;
    if (part !== undefined) {
      return {
        part,
        parsers: distinct(
          value.flatMap((other) => (other.kind === 'external' ? parsersOf(evaluator, other) : [])),
        ),
      };
    }
  }
  return undefined;
}

/** The method of a parser that a value is, such as what `parser.add_argument` gives. */
export function methodIn(evaluator: Evaluator, value: Value): ParserMethod | undefined {
  // It is asked of every call of a script.
  if (!value.some((one) => one.kind === 'external' && one.name.startsWith(`${MAKES}().`))) {
    return undefined;
  }
  const found = value.flatMap((one) => {
    const [, of, method] = (one.kind === 'external' ? METHOD.exec(one.name) : null) ?? [];
    return one.kind !== 'external' || of === undefined || method === undefined
      ? []
      : [{ method, parsers: parsersOf(evaluator, { ...one, name: of }) }];
  });
  const [first] = found;
  return first === undefined
    ? undefined
    : { method: first.method, parsers: distinct(found.flatMap(({ parsers }) => parsers)) };
}

/** Whether a value is what makes a parser. */
export function makesParser(value: Value): boolean {
  return value.some((one) => one.kind === 'external' && one.name === MAKES);
}

/** The parser to which a sub-command's parser belongs; undefined for one of the script itself. */
export function outerParsers(evaluator: Evaluator, { call, frame }: Parser): readonly Parser[] {
  return distinct(
    evaluator.evaluate(call.func, frame).flatMap((one) => {
      const of =
        one.kind === 'external' ? /^(.*)\.add_subparsers\(\)\.add_parser$/.exec(one.name)?.[1] : undefined;
      return one.kind !== 'external' || of === undefined
        ? []
        : receiversOf(evaluator, { ...one, name: `${of}.add_subparsers()` });
    }),
  );
}

/** The parsers that a thing made with one belongs to. Calls in `seen` are not looked at again. */
function parsersOf(evaluator: Evaluator, one: External, seen: Seen = new Set()): readonly Parser[] {
  const { name, made } = one;
  if (made === undefined) {
    return [];
  }
  if (name === `${MAKES}()` || name.endsWith('.add_parser()')) {
    return [made];
  }
  if (name.endsWith('.__dict__')) {
    return parsersOf(evaluator, { ...one, name: name.slice(0, -'.__dict__'.length) }, seen);
  }
  if (seen.has(made.call)) {
    return [];
  }
  seen.add(made.call);
  if (name === VARS || name === NAMESPACE_CLASS) {
    return givenTo(evaluator, made).flatMap((inner) =>
      inner.kind === 'external' ? parsersOf(evaluator, inner, seen) : [],
    );
  }
  return /\(\)(\[0\])?$/.test(name)
    ? receiversOf(evaluator, { ...one, name: name.replace(/\[0\]$/, '') }, seen)
    : [];
}

/** The parsers on which a method was called that gave a thing. */
function receiversOf(
  evaluator: Evaluator,
  { name, made }: External,
  seen: Seen = new Set(),
): readonly Parser[] {
  if (made === undefined) {
    return [];
  }
  return evaluator
    .evaluate(made.call.func, made.frame)
    .flatMap((callee) =>
      callee.kind === 'external' && `${callee.name}()` === name
        ? parsersOf(evaluator, { ...callee, name: callee.name.slice(0, callee.name.lastIndexOf('.')) }, seen)
        : [],
    );
}

function isNamespace(evaluator: Evaluator, { name, made }: External, seen: Seen): boolean {
  return (
    NAMESPACE.test(name) ||
    (name === NAMESPACE_CLASS && made !== undefined && isGiven(evaluator, made, 'entries', seen))
  );
}

function isEntries(evaluator: Evaluator, one: External, seen: Seen): boolean {
  const { name, made } = one;
  return name === VARS
    ? made !== undefined && isGiven(evaluator, made, 'namespace', seen)
    : name.endsWith('.__dict__') &&
        isNamespace(evaluator, { ...one, name: name.slice(0, -'.__dict__'.length) }, seen);
}

/** Whether a call gets a namespace, or the entries of one. */
function isGiven(evaluator: Evaluator, made: Made, part: Part, seen: Seen): boolean {
  if (seen.has(made.call)) {
    return false;
  }
  seen.add(made.call);
  return partIn(evaluator, givenTo(evaluator, made), seen)?.part === part;
}

/** What the first argument of a call, or the map that gives it its named ones, can be. */
function givenTo(evaluator: Evaluator, { call, frame }: Made): Value {
  const [first] = call.args;
  const given = first ?? call.keywords.find(({ arg }) => arg === undefined)?.value;
  return given === undefined ? [] : evaluator.evaluate(given, frame);
}

function distinct(parsers: readonly Parser[]): readonly Parser[] {
  return [...new Map(parsers.map((parser): [Call, Parser] => [parser.call, parser])).values()];
}

/** The parsers among the elements of a list, and whether the list may hold something else. */
export function parsersInList(
  evaluator: Evaluator,
  value: Value,
): { readonly parsers: readonly Parser[]; readonly isWhole: boolean } {
  let isWhole = true;
  const parsers = value.flatMap((one) => {
    if (one.kind !== 'list') {
      isWhole = false;
      return [];
    }
    isWhole &&= one.size === 'whole';
    return one.items.flatMap((item) => {
      const found = partIn(evaluator, valueOf(evaluator, item));
      isWhole &&= found?.part === 'parser';
      return found?.part === 'parser' ? found.parsers : [];
    });
  });
  return { parsers: distinct(parsers), isWhole };
}
