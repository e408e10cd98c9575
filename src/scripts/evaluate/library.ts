import { positionalArguments } from './arguments.js';
import { attributeValue } from './attributes.js';
import { environmentValue } from './environment-values.js';
import { valueOf, type Evaluator } from './evaluator.js';
import { bracesText, changedText, joinedText } from './formats.js';
import { elementsOf } from './names.js';
import type { Call } from './nodes.js';
import { combine } from './operators.js';
import type { Frame } from './program.js';
import { joinPaths, parentOf, takenFrom, textOf, withoutSlash } from './text.js';
import {
  ANYTHING,
  each,
  ELSEWHERE,
  external,
  isUnknown,
  orUnknown,
  textIn,
  union,
  UNKNOWN,
  wholeText,
  type Alternative,
  type Entry,
  type Item,
  type Maker,
  type MapValue,
  type Text,
  type Value,
} from './values.js';

/** A call of something that the script does not define. */
export interface LibraryCall {
  readonly evaluator: Evaluator;
  readonly call: Call;
  readonly frame: Frame;
  readonly maker: Maker;
}

/** Functions that give the path or list that they get. */
const SAME = new Set([
  ...['str', 'list', 'tuple', 'sorted', 'reversed', 'set', 'frozenset'].map((name) => `builtins.${name}`),
  ...['fspath', 'path.normpath', 'path.expanduser', 'path.expandvars'].map((name) => `os.${name}`),
  ...['copy.copy', 'copy.deepcopy'],
]);
const ABSOLUTE = new Set(['os.path.abspath', 'os.path.realpath']);
const JOINING = new Set([
  'os.path.join',
  'posixpath.join',
  ...['Path', 'PurePath', 'PosixPath', 'PurePosixPath'].map((name) => `pathlib.${name}`),
]);
/** Functions that read an environment variable; at index 1 is the default. */
export const ENVIRONMENT_GETTERS: ReadonlySet<string> = new Set([
  'os.getenv',
  'os.environ.get',
  'os.environ.pop',
  'os.environ.setdefault',
  'os.environ.__getitem__',
]);

/** What a call of a function of another package gives. */
export function libraryValue(name: string, library: LibraryCall): Value {
  const { evaluator, call, frame, maker } = library;
  const argument = (index: number): Value => {
    const node = call.args[index];
    return node === undefined || node.nodeType === 'Starred' ? UNKNOWN : evaluator.evaluate(node, frame);
  };
  const named = (keyword: string): Value | undefined => {
    const node = call.keywords.find(({ arg }) => arg === keyword)?.value;
    return node === undefined ? undefined : evaluator.evaluate(node, frame);
  };
  if (SAME.has(name)) {
    return call.args.length === 0 ? UNKNOWN : each(argument(0), sameAs);
  }
  if (ABSOLUTE.has(name)) {
    return each(argument(0), (one) => [absolute(one)]);
  }
  if (JOINING.has(name)) {
    const parts = positionalArguments(evaluator, call, frame);
    const values = parts.items.map((item) => valueOf(evaluator, item));
    return values.length === 0
      ? UNKNOWN
      : combine([...values, ...(parts.isWhole ? [] : [UNKNOWN])], (alternatives) =>
          joined(alternatives, maker),
        );
  }
  if (ENVIRONMENT_GETTERS.has(name)) {
    const fallback = call.args[1] === undefined ? named('default') : argument(1);
    return environmentValue(
      call.args[0] === undefined ? (named('key') ?? UNKNOWN) : argument(0),
      fallback,
      maker,
    );
  }
  switch (name) {
    case 'os.path.dirname':
      return each(argument(0), (one) => (one.kind === 'text' ? [parentOf(one, maker)] : UNKNOWN));
    case 'os.path.basename':
      return attributeValue(evaluator, argument(0), 'name', maker, frame);
    case 'os.environ.copy':
      return external('os.environ');
    case 'builtins.dict':
      return dictionary(library);
    case 'builtins.getattr': {
      const attribute = textIn(argument(1));
      const value =
        attribute === undefined ? UNKNOWN : attributeValue(evaluator, argument(0), attribute, maker, frame);
      return call.args[2] === undefined ? value : union([value, argument(2)]);
    }
    case 'builtins.next': {
      const elements = elementsOf(evaluator, argument(0));
      return call.args[1] === undefined ? elements : union([elements, argument(1)]);
    }
    case 'builtins.min':
    case 'builtins.max':
      return call.args.length === 1 ? elementsOf(evaluator, argument(0)) : UNKNOWN;
    case 'builtins.enumerate':
      return sample([{ value: [list([{ value: UNKNOWN }, { value: elementsOf(evaluator, argument(0)) }])] }]);
    case 'builtins.zip':
      return sample([
        { value: [list(call.args.map((_, index) => ({ value: elementsOf(evaluator, argument(index)) })))] },
      ]);
    case 'typing.cast':
      return argument(1);
    case 'glob.glob':
    case 'glob.iglob':
    case 'os.scandir':
      return each(argument(0), (one) =>
        one.kind === 'text' ? sample([{ value: [below(folderOf(one, name), maker)] }]) : UNKNOWN,
      );
    case 'os.walk':
      return each(argument(0), (one) =>
        one.kind === 'text'
          ? sample([
              { value: [list([{ value: [below(one, maker)] }, { value: UNKNOWN }, { value: UNKNOWN }])] },
            ])
          : UNKNOWN,
      );
    default:
      return name.length > 120 ? UNKNOWN : external(`${name}()`, { call, frame });
  }
}

/** A path made of parts; that of one part is the part itself. */
function joined(parts: readonly Alternative[], maker: Maker): Alternative {
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'text' ? only : joinPaths(parts, maker);
}

function sameAs(one: Alternative): Value {
  switch (one.kind) {
    case 'text':
    case 'list':
      return [one];
    case 'map':
      return [
        {
          kind: 'list',
          items: [...one.entries].map(([name, { key }]) => ({ value: [textOf([name], key)] })),
          size: one.isWhole ? 'whole' : 'open',
        },
      ];
    case 'constant':
      return typeof one.value === 'number' && Number.isSafeInteger(one.value)
        ? [textOf([String(one.value)])]
        : UNKNOWN;
    case 'external':
      return [one];
    default:
      return UNKNOWN;
  }
}

/** An absolute path of a text: one that is relative begins with the working directory. */
function absolute(one: Alternative): Alternative {
  if (one.kind !== 'text') {
    return { kind: 'unknown' };
  }
  const [first] = one.pieces;
  return typeof first === 'string' && !first.startsWith('/') ? textOf([ELSEWHERE, '/', ...one.pieces]) : one;
}

function list(items: readonly Item[]): Alternative {
  return { kind: 'list', items, size: 'whole' };
}

function sample(items: readonly Item[]): Value {
  return [{ kind: 'list', items, size: 'sample' }];
}

/** Something that is not known below a folder, such as each of the files in it. */
function below(folder: Text, maker: Maker): Alternative {
  return joinPaths([folder, textOf([ANYTHING])], { ...maker, isListed: true });
}

/** The folder in which the names begin that a pattern of `glob` matches. */
function folderOf(text: Text, name: string): Text {
  if (name === 'os.scandir') {
    return text;
  }
  const first = text.pieces[0];
  if (typeof first !== 'string') {
    return text;
  }
  const known = first.slice(0, /[*?[]/.exec(first)?.index);
  return textOf([known.slice(0, known.lastIndexOf('/') + 1) || ANYTHING], text.maker);
}

/** Maps of other packages whose copies are followed like themselves: the environment, and the entries of an object. */
const COPIED = /^(os\.environ|builtins\.vars\(\)|.*\.__dict__)$/;

function dictionary({ evaluator, call, frame }: LibraryCall): Value {
  const [source] = call.args;
  const given =
    source === undefined || source.nodeType === 'Starred' ? undefined : evaluator.evaluate(source, frame);
  const [only] = given ?? [];
  if (only?.kind === 'external' && COPIED.test(only.name) && given?.length === 1) {
    return given;
  }
  const entries = new Map<string, Entry>(only?.kind === 'map' ? only.entries : []);
  for (const { arg, value } of call.keywords) {
    if (arg !== undefined) {
      entries.set(arg, { item: { node: value, frame } });
    }
  }
  const isWhole =
    (source === undefined || (given?.length === 1 && only?.kind === 'map' && only.isWhole)) &&
    call.keywords.every(({ arg }) => arg !== undefined);
  return [{ kind: 'map', entries, isWhole }];
}

/** What a method of a text gives. */
export function textMethod(
  text: Text,
  method: string,
  { evaluator, call, frame, maker }: LibraryCall,
): Value {
  const argument = (index: number): Value => {
    const node = call.args[index];
    return node === undefined || node.nodeType === 'Starred' ? UNKNOWN : evaluator.evaluate(node, frame);
  };
  switch (method) {
    case 'format':
      return bracesText(evaluator, text, call, frame, maker);
    case 'join':
      return joinedText(evaluator, text, argument(0), maker);
    case 'joinpath': {
      const parts = positionalArguments(evaluator, call, frame);
      const values = parts.items.map((item) => valueOf(evaluator, item));
      return combine([[text], ...values, ...(parts.isWhole ? [] : [UNKNOWN])], (all) => joined(all, maker));
    }
    case 'with_name':
      return combine([[parentOf(text, maker)], argument(0)], (all) => joinPaths(all, maker));
    case 'with_suffix':
      return each(argument(0), (suffix) => [
        suffix.kind === 'text' ? withSuffix(text, suffix, maker) : { kind: 'unknown' },
      ]);
    case 'resolve':
    case 'absolute':
      return [absolute(text)];
    case 'expanduser':
    case 'as_posix':
    case '__str__':
    case '__fspath__':
      return [text];
    case 'iterdir':
    case 'glob':
    case 'rglob':
      return sample([{ value: [below(withoutSlash(text), maker)] }]);
    default:
      return [changedText(text, method, call, maker)];
  }
}

/** A path whose last suffix is another one; something in its folder if it is not known whole. */
function withSuffix(text: Text, suffix: Text, maker: Maker): Alternative {
  const known = wholeText(text);
  const other = wholeText(suffix);
  return known === undefined || other === undefined
    ? below(parentOf(text, maker), maker)
    : textOf([known.replace(/([^/])\.[^./]*$/, '$1') + other], takenFrom(maker, text.maker), text.isLoose);
}

/** What a method of a map gives. */
export function mapMethod(map: MapValue, method: string, library: LibraryCall): Value {
  const { evaluator, call, frame } = library;
  const values = [...map.entries];
  const size = map.isWhole ? 'whole' : 'open';
  const keyOf = ([name, { key }]: readonly [string, Entry]): Item => ({ value: [textOf([name], key)] });
  switch (method) {
    case 'get':
    case 'pop':
    case 'setdefault':
    case '__getitem__': {
      const [key, fallback] = call.args;
      const given = key === undefined ? UNKNOWN : evaluator.evaluate(key, frame);
      const other: Value =
        fallback === undefined ? [{ kind: 'constant', value: null }] : evaluator.evaluate(fallback, frame);
      return entryOf(evaluator, map, given, method === '__getitem__' ? UNKNOWN : other);
    }
    case 'items':
      return [
        {
          kind: 'list',
          items: values.map((entry) => ({ value: [list([keyOf(entry), entry[1].item])] })),
          size,
        },
      ];
    case 'keys':
      return [{ kind: 'list', items: values.map(keyOf), size }];
    case 'values':
      return [{ kind: 'list', items: values.map(([, { item }]) => item), size }];
    case 'copy':
      return [map];
    default:
      return UNKNOWN;
  }
}

/** As many entries as a value has alternatives. */
const MAX_ENTRIES = 64;

/** The entry of a map under a key, or what stands for a missing one. */
export function entryOf(evaluator: Evaluator, map: MapValue, key: Value, missing: Value): Value {
  const { changedKeys } = evaluator.program;
  if (isUnknown(key)) {
    const some = [...map.entries.values()].slice(0, MAX_ENTRIES);
    return orUnknown(union([...some.map(({ item }) => valueOf(evaluator, item)), missing]));
  }
  return each(key, (one) => {
    const text = one.kind === 'text' ? wholeText(one) : undefined;
    const entry = text === undefined ? undefined : map.entries.get(text);
    if (text === undefined) {
      return UNKNOWN;
    }
    const value = entry === undefined ? missing : valueOf(evaluator, entry.item);
    return map.isWhole && !changedKeys.has(text) ? value : orUnknown(value);
  });
}
