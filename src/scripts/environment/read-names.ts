import type { ExprNode } from 'py-ast';
import { scopeOfName } from '../evaluate/bind.js';
import { callersOf, reachInside, reachOf } from '../evaluate/callers.js';
import { valueOf, within, type Evaluator, type Reach } from '../evaluate/evaluator.js';
import { ALWAYS, inReach } from '../evaluate/reach.js';
import type { CallContext, Frame, ModuleHead, Site } from '../evaluate/program.js';
import { innerExpressions } from '../evaluate/syntax.js';
import { textIn, wholeText, type Maker, type Value } from '../evaluate/values.js';
import type { Read } from './reads.js';

/** A name that a place reads, and the call through which it gets there. */
export interface FoundName {
  readonly text: string;
  readonly at: { readonly node: ExprNode; readonly module: ModuleHead };
  readonly certain: boolean;
  readonly guarded: boolean;
  readonly context?: CallContext;
}

/** The names that a place reads; `isComplete` says that they are all. */
export interface FoundNames {
  readonly found: readonly FoundName[];
  readonly isComplete: boolean;
}

/** How many calls are followed back from a function to those who give it the name of a variable, one by one and all together. */
const MAX_CALLS = 3;
const MAX_WAYS = 500;
/** How deep an expression is looked into for the parameters of its function. */
const MAX_DEPTH = 5;

/** The names that a place can read: those of each call of its function, or of each round of its loop, by themselves. */
export function namesOf(evaluator: Evaluator, { site, name }: Read): FoundNames {
  const reach = reachOf(evaluator, site);
  const { fn, module } = site.frame.scope;
  if (fn !== undefined && dependsOnCaller(name, site.frame)) {
    return namesByCall(
      evaluator,
      { name, site, ways: { left: MAX_WAYS } },
      { outside: site, inside: ALWAYS },
      MAX_CALLS,
    );
  }
  const value = evaluator.evaluate(name, site.frame);
  const text = textIn(value);
  return text === undefined
    ? namesIn(value, name, site, { ...reach, certain: reach.certain && isEachRound(evaluator, name, site) })
    : { found: [{ text, at: { node: name, module }, ...reach }], isComplete: true };
}

/** Whether an expression has a name that is a parameter of its function, or that is made of one. */
function dependsOnCaller(node: ExprNode, frame: Frame, depth = 0): boolean {
  const { fn } = frame.scope;
  if (node.nodeType !== 'Name') {
    return depth < MAX_DEPTH && partsOf(node).some((child) => dependsOnCaller(child, frame, depth + 1));
  }
  const scope = scopeOfName(frame.scope, node.id);
  const bindings = scope?.fn === fn ? (scope?.names.get(node.id) ?? []) : [];
  return bindings.some(
    ({ source }) =>
      source.kind === 'parameter' ||
      (depth < MAX_DEPTH &&
        (source.kind === 'value' || source.kind === 'element') &&
        dependsOnCaller(source.node, source.frame, depth + 1)),
  );
}

function partsOf(node: ExprNode): readonly ExprNode[] {
  switch (node.nodeType) {
    case 'Call':
      return [node.func, ...node.args, ...node.keywords.map(({ value }) => value)];
    case 'Attribute':
      return [node.value];
    case 'Subscript':
      return [node.value, node.slice];
    case 'BoolOp':
      return node.values;
    case 'IfExp':
      return [node.body, node.orelse];
    default:
      return innerExpressions(node);
  }
}

/** A name whose ways back to its callers are looked for. */
interface Search {
  readonly name: ExprNode;
  readonly site: Site<ExprNode>;
  readonly ways: { left: number };
}

/** How far back a search has come: the outermost call, the calls inside it, and whether the way from there is sure. */
interface Way {
  readonly outside: Omit<Site<ExprNode>, 'node'>;
  readonly context?: CallContext;
  readonly inside: Reach;
}

function namesByCall(evaluator: Evaluator, search: Search, way: Way, left: number): FoundNames {
  const { name, site, ways } = search;
  const { outside, context, inside } = way;
  ways.left -= 1;
  const { fn } = outside.frame.scope;
  const value = evaluator.evaluate(name, within(site.frame, context));
  const isFound = context !== undefined && textIn(value) !== undefined;
  const { callers, isComplete } =
    left === 0 || ways.left < 0 || fn === undefined || isFound
      ? { callers: [], isComplete: true }
      : callersOf(evaluator, fn);
  if (fn === undefined || callers.length === 0) {
    const isOne = value.length === 1 || isEachRound(evaluator, name, site, context);
    return namesIn(
      value,
      name,
      site,
      inReach(reachOf(evaluator, outside), { ...inside, certain: inside.certain && isOne }),
      context,
    );
  }
  const here = inReach(reachInside(evaluator, outside), inside);
  const results = callers.map((caller) =>
    namesByCall(
      evaluator,
      search,
      {
        outside: caller.site,
        context: context === undefined ? caller.context : extended(context, caller.context),
        inside: { ...here, certain: here.certain && caller.isSure && !fn.isIndirect },
      },
      left - 1,
    ),
  );
  return {
    found: results.flatMap(({ found }) => found),
    isComplete: isComplete && results.every((result) => result.isComplete),
  };
}

/** The outermost call of a chain. */
function outermost(context: CallContext | undefined): CallContext | undefined {
  let at = context;
  while (at?.frame.context !== undefined) {
    at = at.frame.context;
  }
  return at;
}

/** A chain of calls with one more around it. */
function extended(context: CallContext, outer: CallContext): CallContext {
  const inside = context.frame.context === undefined ? outer : extended(context.frame.context, outer);
  return { ...context, frame: { ...context.frame, context: inside } };
}

function namesIn(
  value: Value,
  name: ExprNode,
  site: Site<ExprNode>,
  reach: Reach,
  context?: CallContext,
): FoundNames {
  const module = site.frame.scope.module;
  const call = outermost(context);
  const found = value.flatMap((one): readonly FoundName[] => {
    const text = one.kind === 'text' ? wholeText(one) : undefined;
    if (one.kind !== 'text' || text === undefined) {
      return [];
    }
    return [
      {
        text,
        at: placeOfName(one.maker, call, value.length === 1) ?? { node: name, module },
        ...reach,
        ...(context === undefined ? {} : { context }),
      },
    ];
  });
  return { found, isComplete: found.length === value.length };
}

/** Where a name is said: where it is written, if that is in the call that gives it, or in a list. */
function placeOfName(
  maker: Maker | undefined,
  call: CallContext | undefined,
  isOnly: boolean,
): FoundName['at'] | undefined {
  if (call?.call === undefined) {
    return maker;
  }
  const node =
    call.call.args.find((argument) => argument === maker?.node) ??
    call.call.keywords.find(({ value }) => value === maker?.node)?.value;
  return node === undefined && isOnly ? { node: call.call, module: call.frame.scope.module } : maker;
}

/** Whether a name is that of a loop, so that each of its values is read in a round of its own. */
function isEachRound(
  evaluator: Evaluator,
  name: ExprNode,
  site: Site<ExprNode>,
  context?: CallContext,
): boolean {
  const scope = name.nodeType === 'Name' ? scopeOfName(site.frame.scope, name.id) : undefined;
  const [only, ...others] = name.nodeType === 'Name' ? (scope?.names.get(name.id) ?? []) : [];
  const source = only?.source;
  if (source?.kind !== 'element' || source.index.length > 0 || others.length > 0) {
    return false;
  }
  const [list, ...lists] = evaluator.evaluate(source.node, within(source.frame, context));
  return (
    site.flow.loops.some((loop) => loop.list === source.node && !loop.isCut) &&
    lists.length === 0 &&
    ((list?.kind === 'list' && list.items.every((item) => valueOf(evaluator, item).length === 1)) ||
      list?.kind === 'map')
  );
}
