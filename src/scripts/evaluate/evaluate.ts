import type { ExprNode } from 'py-ast';
import { attributeValue, callFunction } from './attributes.js';
import { environmentValue } from './environment-values.js';
import { type Evaluator, type Program } from './evaluator.js';
import { formattedText, percentText } from './formats.js';
import { entryOf, libraryValue, mapMethod, textMethod, type LibraryCall } from './library.js';
import { elementsOf, nameValue, partOf } from './names.js';
import type { Call, Node } from './nodes.js';
import { addedValue } from './operators.js';
import type { CallContext, Frame } from './program.js';
import { constantText, constantValue } from './syntax.js';
import { textOf } from './text.js';
import {
  ANYTHING,
  each,
  external,
  type External,
  isUnknown,
  orUnknown,
  union,
  UNKNOWN,
  type Alternative,
  type Entry,
  type Item,
  type Maker,
  type Value,
} from './values.js';

/** How deep expressions are followed, and how many are looked at for one question and for one script. */
const MAX_DEPTH = 90;
const MAX_STEPS_OF_QUESTION = 3_000;
const MAX_STEPS = 400_000;
/** Lists with more elements are data. */
const MAX_ITEMS = 200;

/** An evaluator of the expressions of a script. It keeps what it finds, so that each expression is looked at once. */
export function createEvaluator(program: Program): Evaluator {
  // undefined while the value is worked out: an expression that depends on itself is not known.
  const known = new Map<ExprNode, Value | undefined>();
  const knownInCall = new WeakMap<CallContext, Map<ExprNode, Value | undefined>>();
  let depth = 0;
  let steps = 0;
  let question = 0;
  const memoryOf = (context: CallContext): Map<ExprNode, Value | undefined> => {
    const memory = knownInCall.get(context) ?? new Map<ExprNode, Value | undefined>();
    knownInCall.set(context, memory);
    return memory;
  };
  const evaluator: Evaluator = {
    program,
    memory: { callers: new Map(), reach: new Map(), imports: new Map(), circles: 0, searches: 0 },
    evaluate(node, frame) {
      const values = frame.context === undefined ? known : memoryOf(frame.context);
      const found = values.get(node);
      if (found !== undefined) {
        return found;
      }
      const { memory } = evaluator;
      if (values.has(node)) {
        memory.circles += 1;
        return UNKNOWN;
      }
      question = depth === 0 ? 0 : question + 1;
      steps += 1;
      if (depth >= MAX_DEPTH || question > MAX_STEPS_OF_QUESTION || steps > MAX_STEPS) {
        return UNKNOWN;
      }
      const { circles } = memory;
      depth += 1;
      values.set(node, undefined);
      const value = expressionValue(evaluator, node, frame);
      depth -= 1;
      if (memory.circles === circles || (depth === 0 && memory.searches === 0)) {
        values.set(node, value);
      } else {
        values.delete(node);
      }
      return value;
    },
    isExhausted: () => steps > MAX_STEPS,
  };
  return evaluator;
}

function expressionValue(evaluator: Evaluator, node: ExprNode, frame: Frame): Value {
  const maker: Maker = { node, module: frame.scope.module };
  const value = (child: ExprNode): Value => evaluator.evaluate(child, frame);
  switch (node.nodeType) {
    case 'Constant': {
      const text = constantText(node);
      if (text !== undefined) {
        return [textOf([text], maker)];
      }
      const constant = constantValue(node);
      return constant === undefined ? UNKNOWN : [{ kind: 'constant', value: constant }];
    }
    case 'Name':
      return nameValue(evaluator, node.id, node, frame);
    case 'Attribute':
      return attributeValue(evaluator, value(node.value), node.attr, maker, frame);
    case 'Subscript':
      return subscriptValue(evaluator, node, frame, maker);
    case 'Call':
      return callValue(evaluator, node, frame, maker);
    case 'JoinedStr':
      return formattedText(evaluator, node, frame, maker);
    case 'BinOp':
      return node.op.nodeType === 'Mod'
        ? each(value(node.left), (one) =>
            one.kind === 'text' ? percentText(one, value(node.right), evaluator, maker) : UNKNOWN,
          )
        : addedValue(node.op.nodeType, value(node.left), value(node.right), maker);
    case 'BoolOp': {
      const values = node.values.map(value);
      const last = values.length - 1;
      return node.op.nodeType === 'Or'
        ? union(
            values
              .map((one, index) => (index === last ? one : withoutFalse(one)))
              .filter((one) => one.length > 0),
          )
        : union(values);
    }
    case 'IfExp':
      return union([value(node.body), value(node.orelse)]);
    case 'NamedExpr':
    case 'Await':
      return value(node.value);
    case 'UnaryOp': {
      const [only] = value(node.operand);
      return node.op.nodeType === 'USub' && only?.kind === 'constant' && typeof only.value === 'number'
        ? [{ kind: 'constant', value: -only.value }]
        : UNKNOWN;
    }
    case 'List':
    case 'Tuple':
    case 'Set':
      return [listOf(evaluator, node.elts, frame)];
    case 'Dict':
      return [mapOf(evaluator, node, frame)];
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp': {
      const scope = frame.scope.inner.get(node);
      return scope === undefined
        ? UNKNOWN
        : [{ kind: 'list', items: [{ node: node.elt, frame: { ...frame, scope } }], size: 'sample' }];
    }
    case 'Lambda': {
      const fn = frame.scope.inner.get(node)?.fn;
      return fn === undefined ? UNKNOWN : [{ kind: 'function', fn }];
    }
    default:
      return UNKNOWN;
  }
}

/** What a value is where it counts as true. */
function withoutFalse(value: Value): Value {
  return value.filter(
    (one) =>
      !(one.kind === 'constant' && (one.value === null || one.value === false || one.value === 0)) &&
      !(one.kind === 'text' && one.pieces.length === 0),
  );
}

function listOf(evaluator: Evaluator, elements: readonly ExprNode[], frame: Frame): Alternative {
  const items: Item[] = [];
  let size: 'whole' | 'open' = elements.length > MAX_ITEMS ? 'open' : 'whole';
  for (const node of elements.slice(0, MAX_ITEMS)) {
    if (node.nodeType !== 'Starred') {
      items.push({ node, frame });
      continue;
    }
    const [only, ...others] = evaluator.evaluate(node.value, frame);
    if (only?.kind === 'list' && only.size === 'whole' && others.length === 0) {
      items.push(...only.items);
    } else {
      size = 'open';
    }
  }
  return { kind: 'list', items, size };
}

function mapOf(evaluator: Evaluator, node: Node<'Dict'>, frame: Frame): Alternative {
  const entries = new Map<string, Entry>();
  let isWhole = node.keys.length <= MAX_ITEMS;
  for (const [index, key] of node.keys.slice(0, MAX_ITEMS).entries()) {
    const value = node.values[index];
    if (value === undefined) {
      continue;
    }
    const [only, ...others] = evaluator.evaluate(key ?? value, frame);
    if (key === null) {
      isWhole &&= only?.kind === 'map' && only.isWhole && others.length === 0;
      for (const [name, entry] of only?.kind === 'map' ? only.entries : []) {
        entries.set(name, entry);
      }
      continue;
    }
    const name =
      only?.kind === 'text' && others.length === 0 && only.pieces.length === 1 ? only.pieces[0] : undefined;
    if (typeof name === 'string' && only?.kind === 'text') {
      entries.set(name, {
        item: { node: value, frame },
        ...(only.maker === undefined ? {} : { key: only.maker }),
      });
    } else {
      isWhole = false;
    }
  }
  return { kind: 'map', entries, isWhole };
}

function subscriptValue(evaluator: Evaluator, node: Node<'Subscript'>, frame: Frame, maker: Maker): Value {
  const key = evaluator.evaluate(node.slice, frame);
  const [only] = key;
  const index =
    key.length === 1 && only?.kind === 'constant' && typeof only.value === 'number' ? only.value : undefined;
  return each(evaluator.evaluate(node.value, frame), (one) => {
    switch (one.kind) {
      case 'external':
        return externalItem(one, key, index, maker);
      case 'list': {
        if (index === undefined) {
          return orUnknown(elementsOf(evaluator, [one]));
        }
        return partOf(evaluator, [one], index < 0 ? one.items.length + index : index);
      }
      case 'map':
        return entryOf(evaluator, one, key, UNKNOWN);
      default:
        return UNKNOWN;
    }
  });
}

/** What is under a key or index of something of another package. */
function externalItem({ name, made }: External, key: Value, index: number | undefined, maker: Maker): Value {
  if (name === 'os.environ') {
    return environmentValue(key, undefined, maker);
  }
  if (name === 'sys.argv') {
    return [textOf([ANYTHING])];
  }
  return name.length > 120 ? UNKNOWN : external(`${name}[${index ?? ''}]`, made);
}

function callValue(evaluator: Evaluator, node: Call, frame: Frame, maker: Maker): Value {
  const { func } = node;
  const library: LibraryCall = { evaluator, call: node, frame, maker };
  if (func.nodeType === 'Name' && func.id === 'super' && node.args.length === 0) {
    return superValue(evaluator, frame);
  }
  if (func.nodeType !== 'Attribute') {
    return each(evaluator.evaluate(func, frame), (callee) => calledValue(callee, library));
  }
  const receiver = evaluator.evaluate(func.value, frame);
  if (isUnknown(receiver)) {
    return UNKNOWN;
  }
  return each(receiver, (one) => {
    switch (one.kind) {
      case 'text':
        return textMethod(one, func.attr, library);
      case 'map':
        return mapMethod(one, func.attr, library);
      case 'list':
        return func.attr === 'copy' ? [one] : UNKNOWN;
      case 'constant':
        return one.value === null ? [] : UNKNOWN;
      case 'function':
      case 'unknown':
        return UNKNOWN;
      default:
        return each(attributeValue(evaluator, [one], func.attr, maker, frame), (callee) =>
          calledValue(callee, library),
        );
    }
  });
}

function calledValue(callee: Alternative, library: LibraryCall): Value {
  const { evaluator, call, frame } = library;
  switch (callee.kind) {
    case 'function':
      return callFunction(evaluator, callee.fn, call, frame, callee.receiver);
    case 'class':
      return [{ kind: 'instance', cls: callee.cls, made: { call, frame } }];
    case 'external':
      return libraryValue(callee.name, library);
    default:
      return UNKNOWN;
  }
}

/** What `super()` is: an instance, seen as one of the first base that the script defines. */
function superValue(evaluator: Evaluator, frame: Frame): Value {
  const cls = frame.scope.fn?.cls;
  const base = cls?.node.bases[0];
  const [only, ...others] =
    base === undefined || cls === undefined ? UNKNOWN : evaluator.evaluate(base, cls.frame);
  return only?.kind === 'class' && others.length === 0 ? [{ kind: 'instance', cls: only.cls }] : UNKNOWN;
}
