import type { ExprNode } from 'py-ast';
import { argumentDefaults } from './argument-defaults.js';
import { initializerOf } from './callers.js';
import { contextFor, valueOf, within, type Evaluator } from './evaluator.js';
import { boundValue, exportedValue } from './names.js';
import type { CallContext, ClassInfo, Frame, FunctionInfo, Receiver } from './program.js';
import { lastName } from './syntax.js';
import { parentOf, textOf, withoutSlash } from './text.js';
import {
  ANYTHING,
  each,
  external,
  type External,
  orUnknown,
  union,
  UNKNOWN,
  wholeText,
  type Maker,
  type Text,
  type Value,
} from './values.js';

/** Longer chains of calls are of no use. */
const MAX_NAME = 120;
const MAX_CLASSES = 12;
/** Bases that give a class no attributes which could be asked for here. */
const PLAIN_BASE =
  /^(builtins\.(object|str|Exception)|abc\.ABC|enum\.\w+|typing\.\w+|typing_extensions\.\w+)$/;

/** What an attribute of a value can be. `maker` is where it stands. */
export function attributeValue(
  evaluator: Evaluator,
  of: Value,
  name: string,
  maker: Maker,
  frame: Frame,
): Value {
  return each(of, (alternative) => {
    switch (alternative.kind) {
      case 'external':
        return externalAttribute(evaluator, alternative, name);
      case 'module': {
        const value = exportedValue(evaluator, alternative.module, name);
        return evaluator.program.foreignAttributes.has(name) ? orUnknown(value) : value;
      }
      case 'class':
        return classAttribute(evaluator, alternative, name, frame);
      case 'instance':
        return instanceAttribute(evaluator, alternative, name, frame);
      case 'text':
        return textAttribute(alternative, name, maker);
      case 'constant':
        return alternative.value === null ? [] : UNKNOWN;
      default:
        return UNKNOWN;
    }
  });
}

function externalAttribute(evaluator: Evaluator, { name: of, made }: External, name: string): Value {
  if (of === 'os' && name === 'sep') {
    return [textOf(['/'])];
  }
  if (/\.ArgumentParser\(\)\.parse_(known_)?args\(\)(\[0\])?$/.test(of) && name !== '__dict__') {
    const defaults = argumentDefaults(evaluator).get(name) ?? [];
    return union([[textOf([ANYTHING])], ...defaults.map((item) => valueOf(evaluator, item))]);
  }
  return of.length > MAX_NAME ? UNKNOWN : external(`${of}.${name}`, made);
}

/** Attributes of paths, and `value` of a member of an enumeration, which is the text itself. */
function textAttribute(text: Text, name: string, maker: Maker): Value {
  switch (name) {
    case 'value':
      return [text];
    case 'parent':
      return [parentOf(withoutSlash(text), maker)];
    case 'name': {
      const last = wholeText(text)?.replace(/\/+$/, '').split('/').at(-1);
      return last === undefined ? UNKNOWN : [textOf([last], maker)];
    }
    default:
      return UNKNOWN;
  }
}

/** The classes among which an attribute is looked for, and whether there are others that are not known. */
function lineage(
  evaluator: Evaluator,
  cls: ClassInfo,
): { readonly classes: readonly ClassInfo[]; readonly isOpen: boolean } {
  const classes: ClassInfo[] = [];
  const waiting: ClassInfo[] = [cls];
  let isOpen = false;
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (classes.includes(at) || classes.length >= MAX_CLASSES) {
      continue;
    }
    classes.push(at);
    for (const base of at.node.bases) {
      for (const alternative of evaluator.evaluate(base, at.frame)) {
        if (alternative.kind === 'class') {
          waiting.push(alternative.cls);
        } else {
          isOpen ||= alternative.kind !== 'external' || !PLAIN_BASE.test(alternative.name);
        }
      }
    }
  }
  return { classes, isOpen };
}

function classAttribute(evaluator: Evaluator, receiver: Receiver, name: string, frame: Frame): Value {
  const { classes, isOpen } = lineage(evaluator, receiver.cls);
  const owner = classes.find(({ scope }) => scope.names.has(name));
  if (owner === undefined) {
    return UNKNOWN;
  }
  const bindings = owner.scope.names.get(name) ?? [];
  const value = boundValue(evaluator, name, owner.scope, bindings, frame);
  const { foreignAttributes } = evaluator.program;
  const bound = each(value, (alternative) =>
    alternative.kind !== 'function'
      ? [alternative]
      : alternative.fn.kind === 'property'
        ? receiver.kind === 'class'
          ? UNKNOWN
          : propertyValue(evaluator, alternative.fn, receiver, frame)
        : [
            receiver.kind === 'class' && alternative.fn.kind !== 'class'
              ? alternative
              : {
                  ...alternative,
                  receiver: alternative.fn.kind === 'class' ? { kind: 'class', cls: receiver.cls } : receiver,
                },
          ],
  );
  return isChanged(classes, name, foreignAttributes) || (isOpen && owner !== receiver.cls) || owner.isReplaced
    ? orUnknown(bound)
    : bound;
}

function isChanged(classes: readonly ClassInfo[], name: string, foreign: ReadonlySet<string>): boolean {
  return (
    foreign.has(name) ||
    foreign.has('*') ||
    classes.some(({ changedAttributes }) => changedAttributes.has(name))
  );
}

function instanceAttribute(
  evaluator: Evaluator,
  receiver: Extract<Receiver, { kind: 'instance' }>,
  name: string,
  frame: Frame,
): Value {
  const { classes } = lineage(evaluator, receiver.cls);
  const sites = classes.flatMap(({ attributes }) => attributes.get(name) ?? []);
  const isField = classes.some((cls) => cls.fields.includes(name) && isRecord(evaluator, cls));
  if (sites.length === 0) {
    return isField
      ? fieldValue(evaluator, receiver, name, frame)
      : classAttribute(evaluator, receiver, name, frame);
  }
  const initializers = classes.flatMap((cls) => initializerOf(cls) ?? []);
  const values = sites.map((site) => {
    const { fn } = site.frame.scope;
    const made = receiver.made;
    const context: CallContext | undefined =
      fn !== undefined && made !== undefined && fn === initializers[0] && contextDepth(made.frame) < MAX_DEPTH
        ? { fn, call: made.call, frame: made.frame, receiver, depth: contextDepth(made.frame) + 1 }
        : contextFor(site.frame.scope, frame.context);
    return evaluator.evaluate(site.node, within(site.frame, context));
  });
  const isSet = sites.some(
    ({ frame: { scope }, flow }) => flow.certain && scope.fn !== undefined && initializers.includes(scope.fn),
  );
  const fallback =
    isSet || !classes.some(({ scope }) => scope.names.has(name))
      ? []
      : [classAttribute(evaluator, receiver, name, frame)];
  const value = union([...values, ...fallback]);
  return isChanged(classes, name, evaluator.program.foreignAttributes) ? orUnknown(value) : value;
}

const MAX_DEPTH = 5;

/** How many calls deep a frame is. */
export function contextDepth(frame: Frame): number {
  return frame.context?.depth ?? 0;
}

/** Whether a class gets its constructor from its fields. */
function isRecord(evaluator: Evaluator, cls: ClassInfo): boolean {
  return (
    cls.node.decorator_list.some(
      (one) => lastName(one.nodeType === 'Call' ? one.func : one) === 'dataclass',
    ) ||
    cls.node.bases.some((base) =>
      evaluator
        .evaluate(base, cls.frame)
        .some((one) => one.kind === 'external' && one.name === 'typing.NamedTuple'),
    )
  );
}

/** What a field of a dataclass is: what its constructor got, or its default. */
function fieldValue(
  evaluator: Evaluator,
  receiver: Extract<Receiver, { kind: 'instance' }>,
  name: string,
  frame: Frame,
): Value {
  const { cls, made } = receiver;
  const fallback = classAttribute(evaluator, receiver, name, frame);
  const given = each(fallback, (one) => (one.kind === 'external' ? UNKNOWN : [one]));
  if (made === undefined) {
    return orUnknown(given);
  }
  const named = made.call.keywords.find(({ arg }) => arg === name);
  const index = cls.fields.indexOf(name);
  const positional = made.call.args[index];
  if (named !== undefined) {
    return evaluator.evaluate(named.value, made.frame);
  }
  if (
    positional !== undefined &&
    made.call.args.every(({ nodeType }) => nodeType !== 'Starred') &&
    index >= 0
  ) {
    return evaluator.evaluate(positional, made.frame);
  }
  const isSpread =
    made.call.keywords.some(({ arg }) => arg === undefined) ||
    made.call.args.some(({ nodeType }) => nodeType === 'Starred');
  return isSpread || index < 0 ? orUnknown(given) : given;
}

function propertyValue(evaluator: Evaluator, fn: FunctionInfo, receiver: Receiver, frame: Frame): Value {
  const depth = contextDepth(frame) + 1;
  if (depth > MAX_DEPTH || fn.isIndirect) {
    return UNKNOWN;
  }
  return returnsOf(evaluator, { fn, frame, receiver, depth });
}

/** What a function returns when it is called so. */
export function returnsOf(evaluator: Evaluator, context: CallContext): Value {
  const { fn } = context;
  if (fn.returns.length > 12) {
    return UNKNOWN;
  }
  return fn.returns.length === 0
    ? [{ kind: 'constant', value: null }]
    : union(fn.returns.map(({ node, frame }) => evaluator.evaluate(node, { ...frame, context })));
}

/** What calling a function of the script gives. */
export function callFunction(
  evaluator: Evaluator,
  fn: FunctionInfo,
  call: Extract<ExprNode, { nodeType: 'Call' }>,
  frame: Frame,
  receiver: Receiver | undefined,
): Value {
  const depth = contextDepth(frame) + 1;
  if (fn.isIndirect || depth > MAX_DEPTH || isOpen(fn, frame)) {
    return UNKNOWN;
  }
  return returnsOf(evaluator, { fn, call, frame, depth, ...(receiver === undefined ? {} : { receiver }) });
}

/** Whether a function calls itself. */
function isOpen(fn: FunctionInfo, frame: Frame): boolean {
  for (let at = frame.context; at !== undefined; at = at.frame.context) {
    if (at.fn === fn) {
      return true;
    }
  }
  return false;
}
