import type { ExprNode } from 'py-ast';
import { bind, bindTarget, innerScope } from './bind.js';
import type { Call, Lambda, Node } from './nodes.js';
import { parametersOf } from './parameters.js';
import type { Flow, Frame, FunctionInfo, Loop, Scope, Sites, Source, Use } from './program.js';
import { constantText, endOf, innerExpressions, lastName, positionOf } from './syntax.js';

/** What the statements and expressions of a module are collected into. */
export interface Indexer {
  readonly sites: Sites;
  readonly isEntry: boolean;
  /** Names whose lists or maps are changed in place, with the scope that says so. */
  readonly changes: { readonly scope: Scope; readonly name: string }[];
}

const OTHER: Use = { kind: 'other' };
/** Deeper expressions and statements are not looked at; CPython's own parser stops at 200 brackets and 100 blocks. */
export const MAX_DEPTH = 250;

/** What is in a text of every path under /opt/ml, or of a variable whose path the training toolkit sets. */
const PART_OF_PATH = /\bopt\b|^SM_/;

/** Methods that change the list or map that they are called on. */
const CHANGING = new Set(
  'append extend insert remove pop clear sort reverse update setdefault popitem add discard'.split(' '),
);

/** Collects what an expression says, and the names it binds. */
export function indexExpression(
  indexer: Indexer,
  node: ExprNode,
  frame: Frame,
  flow: Flow,
  use: Use = OTHER,
  depth = 0,
): void {
  const { sites } = indexer;
  if (node.nodeType === 'Name') {
    sites.references.push({ node, frame, flow, use });
    return;
  }
  if (node.nodeType === 'Constant') {
    const text = constantText(node);
    sites.mayNamePaths ||= text !== undefined && PART_OF_PATH.test(text);
    if (text?.startsWith('/opt/ml') === true) {
      sites.texts.push({ node, frame, flow });
    }
    return;
  }
  if (depth > MAX_DEPTH) {
    sites.tooDeep = true;
    return;
  }
  const inside = (child: ExprNode, childFlow = flow, childUse = OTHER, childFrame = frame): void =>
    indexExpression(indexer, child, childFrame, childFlow, childUse, depth + 1);
  switch (node.nodeType) {
    case 'Attribute':
      sites.references.push({ node, frame, flow, use });
      inside(node.value, flow, { kind: 'receiver', attr: node.attr });
      return;
    case 'Subscript':
      sites.subscripts.push({ node, frame, flow });
      inside(node.value, flow, { kind: 'subscripted' });
      inside(node.slice);
      return;
    case 'Call':
      indexCall(indexer, node, frame, flow, inside);
      return;
    case 'Compare':
      sites.memberships.push({ node, frame, flow });
      inside(node.left);
      node.comparators.forEach((right, index) => {
        const op = node.ops[index]?.nodeType;
        inside(right, index === 0 ? flow : unsure(flow), {
          kind: op === 'In' || op === 'NotIn' ? 'container' : 'other',
        });
      });
      return;
    case 'BoolOp':
      if (node.op.nodeType === 'Or') {
        sites.choices.push({ node, frame, flow });
      }
      node.values.forEach((value, index) =>
        inside(value, index === 0 ? flow : unsure(flow), use.kind === 'assigned' ? use : OTHER),
      );
      return;
    case 'IfExp':
      inside(node.test);
      inside(node.body, unsure(flow), use.kind === 'assigned' ? use : OTHER);
      inside(node.orelse, unsure(flow), use.kind === 'assigned' ? use : OTHER);
      return;
    case 'NamedExpr':
      inside(node.value, flow, { kind: 'assigned' });
      bindTarget(
        functionScope(frame.scope),
        node.target,
        { kind: 'value', node: node.value, frame, index: [] },
        { block: frame.block, position: endOf(node), skippable: true },
        () => undefined,
      );
      return;
    case 'Lambda':
      indexLambda(indexer, node, frame, unsure(flow), depth);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp': {
      const kind = node.nodeType === 'GeneratorExp' ? 'generator' : 'comprehension';
      const inner = comprehensionFrame(indexer, node.generators, frame, flow, kind, depth);
      frame.scope.inner.set(node, inner.frame.scope);
      const elements = node.nodeType === 'DictComp' ? [node.key, node.value] : [node.elt];
      elements.forEach((element) => inside(element, inner.flow, OTHER, inner.frame));
      return;
    }
    case 'JoinedStr':
      sites.texts.push({ node, frame, flow });
      node.values.forEach((value) => {
        if (value.nodeType !== 'Constant') {
          inside(value);
        } else {
          const text: unknown = value.value;
          sites.mayNamePaths ||= typeof text === 'string' && PART_OF_PATH.test(text);
        }
      });
      return;
    case 'BinOp':
      if (['Add', 'Div', 'Mod'].includes(node.op.nodeType)) {
        sites.texts.push({ node, frame, flow });
      }
      inside(node.left);
      inside(node.right);
      return;
    case 'Dict':
      node.values.forEach((value, index) => node.keys[index] === null && sites.stored.add(value));
      innerExpressions(node).forEach((child) => inside(child));
      return;
    case 'Yield':
    case 'YieldFrom':
      if (frame.scope.fn !== undefined) {
        frame.scope.fn.isIndirect = true;
      }
      innerExpressions(node).forEach((child) => inside(child));
      return;
    default:
      innerExpressions(node).forEach((child) => inside(child));
  }
}

/** The same place, but not sure to run. */
export function unsure(flow: Flow): Flow {
  return flow.certain ? { ...flow, certain: false } : flow;
}

/** The same place, for a value that stands in for another one. */
export function asFallback(flow: Flow): Flow {
  return flow.fallback === true ? flow : { ...flow, fallback: true };
}

function indexCall(
  { sites, changes }: Indexer,
  node: Call,
  frame: Frame,
  flow: Flow,
  inside: (child: ExprNode, flow?: Flow, use?: Use) => void,
): void {
  const { func } = node;
  sites.calls.push({ node, frame, flow });
  if (func.nodeType === 'Attribute') {
    if (CHANGING.has(func.attr)) {
      indexChange({ sites, changes }, func.value, frame);
      changedKeysOf(node).forEach((key) => sites.changedKeys.add(key));
    }
    inside(func.value, flow, { kind: 'receiver', attr: func.attr });
  } else if (func.nodeType !== 'Name') {
    inside(func);
  } else if (func.id === 'setattr') {
    const name = node.args[1];
    sites.foreignAttributes.add(name === undefined ? ANY_NAME : (constantText(name) ?? ANY_NAME));
  } else if (func.id === 'exec' || func.id === 'globals') {
    sites.foreignAttributes.add(ANY_NAME);
  }
  const use: Use = { kind: 'argument', call: node };
  const fallback = func.nodeType === 'Attribute' ? FALLBACK_INDEX.get(func.attr) : undefined;
  const isFallback = (index: number): boolean =>
    index === fallback || (func.nodeType === 'Name' && index === FALLBACK_INDEX.get(func.id));
  node.args.forEach((argument, index) => inside(argument, isFallback(index) ? asFallback(flow) : flow, use));
  node.keywords.forEach(({ arg, value }) => inside(value, arg === 'default' ? asFallback(flow) : flow, use));
}

/** Stands for every name among those that may be changed from elsewhere. */
export const ANY_NAME = '*';

/** Notes that a list or map is changed in place. */
export function indexChange(
  { sites, changes }: Pick<Indexer, 'sites' | 'changes'>,
  changed: ExprNode,
  frame: Frame,
): void {
  if (changed.nodeType === 'Name') {
    changes.push({ scope: frame.scope, name: changed.id });
  } else if (changed.nodeType === 'Attribute') {
    const isSystem = changed.value.nodeType === 'Name' && /^(os|sys)$/.test(changed.value.id);
    if (!isSystem) {
      sites.foreignAttributes.add(changed.attr === '__dict__' ? ANY_NAME : changed.attr);
    }
  } else if (changed.nodeType === 'Call' && lastName(changed.func) === 'vars') {
    sites.foreignAttributes.add(ANY_NAME);
  }
}

/** The keys that `pop`, `setdefault` and `update` say they change. */
function changedKeysOf({ args, keywords }: Call): readonly string[] {
  const [first] = args;
  const key = first === undefined ? undefined : constantText(first);
  const keys =
    first?.nodeType === 'Dict'
      ? first.keys.flatMap((one) => (one === null ? [] : (constantText(one) ?? [])))
      : [];
  return [...(key === undefined ? keys : [key]), ...keywords.flatMap(({ arg }) => arg ?? [])];
}

/** Which argument of a function is used only if something else is not there. */
const FALLBACK_INDEX: ReadonlyMap<string, number> = new Map([
  ['get', 1],
  ['getenv', 1],
  ['pop', 1],
  ['setdefault', 1],
  ['getattr', 2],
]);

function indexLambda(indexer: Indexer, node: Lambda, frame: Frame, flow: Flow, depth: number): void {
  const body = { parent: frame.block, isLoop: false };
  const fn: FunctionInfo = {
    node,
    name: '',
    module: frame.scope.module,
    scope: innerScope(frame.scope, 'function'),
    body,
    frame,
    parameters: parametersOf(node.args),
    returns: [],
    kind: 'plain',
    isIndirect: false,
  };
  fn.scope.fn = fn;
  frame.scope.inner.set(node, fn.scope);
  bindParameters(fn);
  const bodyFrame: Frame = { scope: fn.scope, block: body };
  fn.returns.push({ node: node.body, frame: bodyFrame, flow });
  [...node.args.defaults, ...node.args.kw_defaults].forEach((value) => {
    if (value !== null) {
      indexExpression(indexer, value, frame, flow, OTHER, depth + 1);
    }
  });
  indexExpression(
    indexer,
    node.body,
    bodyFrame,
    { certain: false, loops: [], guarded: false },
    OTHER,
    depth + 1,
  );
}

/** Binds the parameters of a function in the scope of its body. */
export function bindParameters(fn: FunctionInfo): void {
  for (const parameter of fn.parameters) {
    bind(fn.scope, parameter.name, { kind: 'parameter', fn, parameter }, { block: fn.body, position: 0 });
  }
}

function comprehensionFrame(
  indexer: Indexer,
  generators: readonly Node<'Comprehension'>[],
  frame: Frame,
  flow: Flow,
  kind: Scope['kind'],
  depth: number,
): { readonly frame: Frame; readonly flow: Flow } {
  const scope = innerScope(frame.scope, kind);
  const inner: Frame = { ...frame, scope };
  const loops: Loop[] = [...flow.loops];
  let certain = flow.certain && kind === 'comprehension';
  generators.forEach((generator, index) => {
    const outer = index === 0 ? frame : inner;
    const here: Flow = { ...flow, certain, loops: [...loops] };
    indexExpression(indexer, generator.iter, outer, here, OTHER, depth + 1);
    const source: Source = { kind: 'element', node: generator.iter, frame: outer, index: [] };
    const place = { block: frame.block, position: positionOf(generator.iter) - 1 };
    bindTarget(scope, generator.target, source, place, () => undefined);
    loops.push({ list: generator.iter, frame: outer, isCut: false });
    generator.ifs.forEach((test) => {
      indexExpression(indexer, test, inner, { ...flow, certain, loops: [...loops] }, OTHER, depth + 1);
      certain = false;
    });
  });
  return { frame: inner, flow: { ...flow, certain, loops } };
}

/** The scope that `:=` in a comprehension binds its name in. */
function functionScope(scope: Scope): Scope {
  let at = scope;
  while ((at.kind === 'comprehension' || at.kind === 'generator') && at.parent !== undefined) {
    at = at.parent;
  }
  return at;
}
