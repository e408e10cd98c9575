import type { ExprNode } from 'py-ast';
import { callersOf } from './callers.js';
import { valueOf, within, type Evaluator } from './evaluator.js';
import type { Call } from './nodes.js';
import type { CallContext, ClassInfo, Frame, FunctionInfo, Parameter } from './program.js';
import { orUnknown, union, UNKNOWN, type Entry, type Item, type Value } from './values.js';

/** The positional arguments of a call; `isWhole` says that no unknown list is among them. */
export interface PositionalArguments {
  readonly items: readonly Item[];
  readonly isWhole: boolean;
}

/** The positional arguments of a call, those of `*lists` one by one. */
export function positionalArguments(evaluator: Evaluator, call: Call, frame: Frame): PositionalArguments {
  const items: Item[] = [];
  for (const node of call.args) {
    if (node.nodeType !== 'Starred') {
      items.push({ node, frame });
      continue;
    }
    const [list, ...others] = evaluator.evaluate(node.value, frame);
    if (list?.kind !== 'list' || list.size !== 'whole' || others.length > 0) {
      return { items, isWhole: false };
    }
    items.push(...list.items);
  }
  return { items, isWhole: true };
}

/** What a call gives a parameter of its function. */
export function argumentOf(evaluator: Evaluator, context: CallContext, parameter: Parameter): Value {
  const { fn, call, frame, receiver } = context;
  const shift = receiver !== undefined && fn.kind !== 'static' ? 1 : 0;
  if (shift === 1 && receiver !== undefined && parameter.kind === 'positional' && parameter.index === 0) {
    return [receiver];
  }
  if (call === undefined) {
    return defaultOf(evaluator, fn, parameter);
  }
  if (parameter.kind === 'keywords') {
    return keywordsOf(fn, call, frame);
  }
  const named =
    parameter.kind === 'rest' ? undefined : call.keywords.find(({ arg }) => arg === parameter.name);
  if (named !== undefined) {
    return evaluator.evaluate(named.value, frame);
  }
  const positional = positionalArguments(evaluator, call, frame);
  if (parameter.kind === 'rest') {
    const items = positional.items.slice(Math.max(0, parameter.index - shift));
    return [{ kind: 'list', items, size: positional.isWhole ? 'whole' : 'open' }];
  }
  const item = parameter.kind === 'positional' ? positional.items[parameter.index - shift] : undefined;
  if (item !== undefined) {
    return valueOf(evaluator, item);
  }
  if (parameter.kind === 'positional' && !positional.isWhole) {
    return UNKNOWN;
  }
  return spreadOf(evaluator, call, frame, parameter) ?? defaultOf(evaluator, fn, parameter);
}

/** What `**map` gives a parameter; undefined if there is none, or it has no such entry. */
function spreadOf(evaluator: Evaluator, call: Call, frame: Frame, parameter: Parameter): Value | undefined {
  const spreads = call.keywords.filter(({ arg }) => arg === undefined);
  for (const { value } of spreads) {
    const [map, ...others] = evaluator.evaluate(value, frame);
    if (map?.kind !== 'map' || !map.isWhole || others.length > 0) {
      return UNKNOWN;
    }
    const entry = map.entries.get(parameter.name);
    if (entry !== undefined) {
      return valueOf(evaluator, entry.item);
    }
  }
  return undefined;
}

function keywordsOf(fn: FunctionInfo, call: Call, frame: Frame): Value {
  const own = new Set(
    fn.parameters.filter(({ kind }) => kind === 'positional' || kind === 'keyword').map(({ name }) => name),
  );
  const entries = new Map<string, Entry>();
  for (const { arg, value } of call.keywords) {
    if (arg !== undefined && !own.has(arg)) {
      entries.set(arg, { item: { node: value, frame } });
    }
  }
  return [{ kind: 'map', entries, isWhole: call.keywords.every(({ arg }) => arg !== undefined) }];
}

function defaultOf(evaluator: Evaluator, fn: FunctionInfo, parameter: Parameter): Value {
  return parameter.default === undefined
    ? UNKNOWN
    : evaluator.evaluate(parameter.default, within(fn.frame, undefined));
}

/** What a parameter can be, whoever calls its function. */
export function parameterValue(evaluator: Evaluator, fn: FunctionInfo, parameter: Parameter): Value {
  if (
    fn.cls !== undefined &&
    parameter.kind === 'positional' &&
    parameter.index === 0 &&
    fn.kind !== 'static'
  ) {
    const kind = fn.kind === 'class' ? 'class' : 'instance';
    return [fn.cls, ...subclassesOf(evaluator, fn.cls)].map((cls) => ({ kind, cls }));
  }
  const { callers, isComplete } = callersOf(evaluator, fn);
  const given = callers.map(({ context }) => argumentOf(evaluator, context, parameter));
  if (callers.length === 0) {
    return orUnknown(defaultOf(evaluator, fn, parameter));
  }
  return isComplete
    ? union(given)
    : orUnknown(
        union([...given, ...(parameter.default === undefined ? [] : [defaultOf(evaluator, fn, parameter)])]),
      );
}

/** Classes of the script whose bases name a class. */
function subclassesOf(evaluator: Evaluator, cls: ClassInfo): readonly ClassInfo[] {
  return evaluator.program.modules
    .flatMap(({ sites }) => sites.classes)
    .filter(
      (other) =>
        other !== cls &&
        other.node.bases.some((base: ExprNode) =>
          evaluator.evaluate(base, other.frame).some((one) => one.kind === 'class' && one.cls === cls),
        ),
    );
}
