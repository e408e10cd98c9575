import type { Evaluator } from './evaluator.js';
import { combine, concatenated } from './operators.js';
import type { Call, Node } from './nodes.js';
import type { Frame } from './program.js';
import { constantText } from './syntax.js';
import { onto, piecesOf, takenFrom, textOf, withoutSlash } from './text.js';
import {
  ANYTHING,
  UNKNOWN,
  wholeText,
  type Alternative,
  type Maker,
  type Text,
  type Value,
} from './values.js';

const HOLE: Value = [textOf([ANYTHING])];

/** The value of an f-string. */
export function formattedText(
  evaluator: Evaluator,
  node: Node<'JoinedStr'>,
  frame: Frame,
  maker: Maker,
): Value {
  const parts = node.values.map((part): Value => {
    if (part.nodeType === 'Constant') {
      const value: unknown = part.value;
      return [textOf([typeof value === 'string' ? value : ANYTHING])];
    }
    return part.nodeType === 'FormattedValue' &&
      part.format_spec === undefined &&
      (part.conversion === -1 || part.conversion === 115)
      ? evaluator.evaluate(part.value, frame)
      : HOLE;
  });
  return combine(parts, (alternatives) => concatenated(alternatives, maker));
}

/** The value of `template % values`. */
export function percentText(template: Text, values: Value, evaluator: Evaluator, maker: Maker): Value {
  const text = wholeText(template);
  if (text === undefined) {
    return UNKNOWN;
  }
  const [only] = values;
  const isList = values.length === 1 && only?.kind === 'list' && only.size === 'whole';
  const given = isList
    ? only.items.map((item) => ('value' in item ? item.value : evaluator.evaluate(item.node, item.frame)))
    : [values];
  let next = 0;
  const parts = text.split(/(%[-#0 +]*\d*(?:\.\d+)?[a-zA-Z%]|%\(\w+\)[a-z])/).map((part, index): Value => {
    if (index % 2 === 0) {
      return [textOf([part])];
    }
    if (part === '%%') {
      return [textOf(['%'])];
    }
    const value = given[next++];
    return (part === '%s' || part === '%d' || part === '%i') && value !== undefined ? value : HOLE;
  });
  return combine(parts, (alternatives) => filled(template, alternatives, maker));
}

/** The value of `template.format(...)`. */
export function bracesText(
  evaluator: Evaluator,
  template: Text,
  call: Call,
  frame: Frame,
  maker: Maker,
): Value {
  const text = wholeText(template);
  const isPlain = call.args.every(({ nodeType }) => nodeType !== 'Starred');
  if (text === undefined) {
    return UNKNOWN;
  }
  let next = 0;
  const parts = text.split(/(\{\{|\}\}|\{[^{}]*\})/).map((part, index): Value => {
    if (index % 2 === 0) {
      return [textOf([part])];
    }
    if (part === '{{' || part === '}}') {
      return [textOf([part.slice(1)])];
    }
    const field = part.slice(1, -1);
    const position = field === '' ? next++ : /^\d+$/.test(field) ? Number(field) : undefined;
    const argument =
      position === undefined
        ? call.keywords.find(({ arg }) => arg === field)?.value
        : isPlain
          ? call.args[position]
          : undefined;
    return argument === undefined ? HOLE : evaluator.evaluate(argument, frame);
  });
  return combine(parts, (alternatives) => filled(template, alternatives, maker));
}

/** A template with its fields filled in: put together from the template. */
function filled(template: Text, parts: readonly Alternative[], maker: Maker): Alternative {
  return textOf(parts.flatMap(piecesOf), onto(maker, template.maker), template.isLoose);
}

/** The value of `separator.join(texts)`. */
export function joinedText(evaluator: Evaluator, separator: Text, list: Value, maker: Maker): Value {
  const [only] = list;
  const between = wholeText(separator);
  if (list.length !== 1 || only?.kind !== 'list' || only.size !== 'whole' || between === undefined) {
    return UNKNOWN;
  }
  const parts = only.items.flatMap((item, index): readonly Value[] => {
    const value = 'value' in item ? item.value : evaluator.evaluate(item.node, item.frame);
    return index === 0 ? [value] : [[textOf([between])], value];
  });
  return combine(parts, (alternatives) => concatenated(alternatives, maker));
}

/** The key that an expression is: a text, or the text of a constant name. */
export function keyText(value: Value): string | undefined {
  const [only] = value;
  return value.length === 1 && only?.kind === 'text' ? wholeText(only) : undefined;
}

/** A text as a method of texts changes it. */
export function changedText(text: Text, method: string, call: Call, maker: Maker): Alternative {
  const own = takenFrom(maker, text.maker);
  const known = wholeText(text);
  const [first, second] = call.args.map((argument) => constantText(argument));
  if (known === undefined) {
    return method === 'strip' || (method === 'rstrip' && first === '/')
      ? withoutSlash(text)
      : { kind: 'unknown' };
  }
  switch (method) {
    case 'strip':
    case 'rstrip':
    case 'lstrip': {
      const characters = call.args.length === 0 ? ' \t\n\r\f\v' : first;
      if (characters === undefined) {
        return { kind: 'unknown' };
      }
      const rest = stripped(known, characters, method);
      const isSame = rest.replace(/\/+$/, '') === known.trim().replace(/\/+$/, '');
      return textOf([rest], isSame ? text.maker : own, text.isLoose);
    }
    case 'lower':
      return textOf([known.toLowerCase()], own);
    case 'upper':
      return textOf([known.toUpperCase()], own);
    case 'replace':
      return first !== undefined && second !== undefined && first !== '' && call.args.length === 2
        ? textOf([known.replaceAll(first, () => second)], own)
        : { kind: 'unknown' };
    default:
      return { kind: 'unknown' };
  }
}

function stripped(text: string, characters: string, method: 'strip' | 'rstrip' | 'lstrip'): string {
  let start = 0;
  let end = text.length;
  while (method !== 'rstrip' && start < end && characters.includes(text.charAt(start))) {
    start += 1;
  }
  while (method !== 'lstrip' && end > start && characters.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}
