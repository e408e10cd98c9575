import type { ExprNode } from 'py-ast';
import { positionalArguments } from '../evaluate/arguments.js';
import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Frame } from '../evaluate/program.js';

import { textIn, textsIn, wholeText, type Alternative, type Value } from '../evaluate/values.js';
import type { ArgumentUse, ArgumentValue } from '../facts.js';
import { dottedName } from '../tree.js';

/** The facts of an argument that stand in its declaration itself. */
export type DeclaredFacts = Omit<ArgumentUse, 'at' | 'certainty' | 'reads' | 'subcommand'>;

/** What a call of `add_argument` declares. */
export interface Declaration {
  readonly facts: DeclaredFacts;
  /** Whether everything that follows on the command line belongs to it: nargs=argparse.REMAINDER. */
  readonly takesRest: boolean;
  /** Whether settings of it are not known, because they come from `**settings`. */
  readonly isIncomplete: boolean;
}

/** A call of `add_argument` and where it is evaluated. `prefixes` are the characters that flags begin with. */
export interface DeclaringCall {
  readonly call: Call;
  readonly frame: Frame;
  readonly prefixes: string;
}

/**
 * What a call of `add_argument` declares, as argparse derives it from the flags and settings: one for each flag if
 * that is one of several, undefined for each that is not known. Source: "The add_argument() method" in the
 * documentation of Python's argparse.
 */
export function declarationsOf(
  evaluator: Evaluator,
  declaring: DeclaringCall,
): readonly (Declaration | undefined)[] {
  const { call, frame } = declaring;
  const { items, isWhole } = positionalArguments(evaluator, call, frame);
  const names = items.map((item) => textsIn(valueOf(evaluator, item)));
  const varying = names.filter(({ length }) => length > 1);
  const [several] = varying;
  if (!isWhole || varying.length > 1) {
    return [undefined];
  }
  const rounds = several === undefined ? 1 : several.length;
  return Array.from({ length: rounds }, (_, round) =>
    declarationOf(
      evaluator,
      declaring,
      names.map((texts) => (texts === several ? texts[round] : texts[0])),
    ),
  );
}

function declarationOf(
  evaluator: Evaluator,
  { call, frame, prefixes }: DeclaringCall,
  given: readonly (string | undefined)[],
): Declaration | undefined {
  const settings = new Map(
    call.keywords.flatMap(({ arg, value }) => (arg === undefined ? [] : [[arg, value]])),
  );
  const valueOfSetting = (name: string): Value | undefined => {
    const node = settings.get(name);
    return node === undefined ? undefined : evaluator.evaluate(node, frame);
  };
  const names = given.filter((name) => name !== undefined);
  const destValue = valueOfSetting('dest');
  const givenDest = destValue === undefined ? undefined : textIn(destValue);
  if (names.length < given.length || (destValue !== undefined && givenDest === undefined)) {
    return undefined;
  }
  const isPrefix = (character: string): boolean => character !== '' && prefixes.includes(character);
  const [first] = names;
  const flags = first !== undefined && isPrefix(first.charAt(0)) ? names : [];
  const long = flags.find((flag) => isPrefix(flag.charAt(1))) ?? flags[0];
  const dest = givenDest ?? (long === undefined ? first : withoutPrefix(long, isPrefix).replaceAll('-', '_'));
  if (dest === undefined || dest === '') {
    return undefined;
  }
  const isIncomplete = call.keywords.some(({ arg }) => arg === undefined);
  const action = isIncomplete ? 'unknown' : actionOf(valueOfSetting('action'));
  const nargs = valueOfSetting('nargs');
  const takesRest =
    nargs?.some((one) => textOrName(one) === '...' || textOrName(one) === 'argparse.REMAINDER') === true;
  const choices = choicesOf(evaluator, valueOfSetting('choices'));
  const type = settings.get('type');
  return {
    facts: {
      flags: action === 'BooleanOptionalAction' ? flags.flatMap(withNegation) : flags,
      dest,
      required: flags.length === 0 ? !takesRest && isNeeded(nargs) : isTrue(valueOfSetting('required')),
      ...defaultOf(valueOfSetting('default'), action, isIncomplete),
      ...(choices === undefined ? {} : { choices }),
      action,
      ...(type === undefined ? {} : { type: typeOf(evaluator, type, frame) }),
    },
    takesRest,
    isIncomplete,
  };
}

/** The facts of an argument whose default is set by `set_defaults`; a value of undefined is not known. */
export function withDefault(facts: DeclaredFacts, value: ArgumentValue | undefined): DeclaredFacts {
  const { flags, dest, required, choices, action, type } = facts;
  return {
    flags,
    dest,
    required,
    hasDefault: true,
    ...(value === undefined ? {} : { defaultValue: value }),
    ...(choices === undefined ? {} : { choices }),
    action,
    ...(type === undefined ? {} : { type }),
  };
}

/** The one value that a default is, if it is one that the command line could give too. */
export function argumentValue(value: Value): ArgumentValue | undefined {
  const values = new Set(value.map(constantOf));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

function constantOf(one: Alternative): ArgumentValue | undefined {
  return one.kind === 'constant' ? one.value : one.kind === 'text' ? wholeText(one) : undefined;
}

function textOrName(one: Alternative): string | undefined {
  return one.kind === 'external' ? one.name : one.kind === 'text' ? wholeText(one) : undefined;
}

function withoutPrefix(flag: string, isPrefix: (character: string) => boolean): string {
  const start = Array.from(flag).findIndex((character) => !isPrefix(character));
  return start === -1 ? '' : flag.slice(start);
}

/** argparse adds `--no-x` to the long flag `--x` of a BooleanOptionalAction. */
function withNegation(flag: string): readonly string[] {
  return flag.startsWith('--') ? [flag, `--no-${flag.slice(2)}`] : [flag];
}

function actionOf(value: Value | undefined): string {
  const [only, ...others] = value ?? [];
  if (value === undefined) {
    return 'store';
  }
  const name = only === undefined || others.length > 0 ? undefined : textOrName(only);
  return name === 'argparse.BooleanOptionalAction' ? 'BooleanOptionalAction' : (textIn(value) ?? 'unknown');
}

/** Values that argparse uses when neither the command line nor `default` gives one. */
const IMPLIED_DEFAULTS: Readonly<Record<string, boolean>> = { store_true: false, store_false: true };

function defaultOf(
  value: Value | undefined,
  action: string,
  isIncomplete: boolean,
): Pick<ArgumentUse, 'hasDefault' | 'defaultValue'> {
  const known = value === undefined ? IMPLIED_DEFAULTS[action] : argumentValue(value);
  return {
    hasDefault: value !== undefined || known !== undefined || isIncomplete,
    ...(known === undefined ? {} : { defaultValue: known }),
  };
}

function choicesOf(evaluator: Evaluator, value: Value | undefined): readonly ArgumentValue[] | undefined {
  const [only, ...others] = value ?? [];
  if (only === undefined || others.length > 0) {
    return undefined;
  }
  if (only.kind === 'map') {
    return only.isWhole ? [...only.entries.keys()] : undefined;
  }
  if (only.kind === 'external' && only.name === 'builtins.range()' && only.made !== undefined) {
    const { call, frame } = only.made;
    return rangeOf(call.args.map((node) => argumentValue(evaluator.evaluate(node, frame))));
  }
  if (only.kind !== 'list' || only.size !== 'whole') {
    return undefined;
  }
  const choices = only.items.map((item) => argumentValue(valueOf(evaluator, item)));
  const known = choices.filter((choice) => choice !== undefined);
  return known.length === choices.length ? known : undefined;
}

const MAX_RANGE = 1000;

function rangeOf(bounds: readonly (ArgumentValue | undefined)[]): readonly number[] | undefined {
  const numbers = bounds.filter((bound) => typeof bound === 'number');
  const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  const length = Math.max(0, Math.ceil((stop - start) / step));
  return numbers.length === bounds.length && length <= MAX_RANGE
    ? Array.from({ length }, (_, index) => start + index * step)
    : undefined;
}

/** The name of a function that converts an argument's text. */
function typeOf(evaluator: Evaluator, node: ExprNode, frame: Frame): string {
  if (node.nodeType === 'Lambda') {
    return 'lambda';
  }
  const [only, ...others] = evaluator.evaluate(node, frame);
  if (only === undefined || others.length > 0) {
    return 'unknown';
  }
  switch (only.kind) {
    case 'external':
      return only.made === undefined ? only.name.replace(/^builtins\./, '') : 'unknown';
    case 'function':
      return only.fn.name === '' ? 'lambda' : only.fn.name;
    case 'class':
      return only.cls.node.name;
    default:
      return dottedName(node) ?? 'unknown';
  }
}

function isTrue(value: Value | undefined): boolean {
  return value?.every((one) => one.kind === 'constant' && Boolean(one.value)) === true;
}

/** Whether a positional argument has to be given; one whose nargs is not known may be left out. */
function isNeeded(nargs: Value | undefined): boolean {
  const value = nargs === undefined ? null : argumentValue(nargs);
  return value !== undefined && value !== '?' && value !== '*' && value !== 0;
}
