import { bind, innerScope } from './bind.js';
import { asFallback, bindParameters, indexExpression, type Indexer } from './index-expressions.js';
import type { FunctionNode, Node } from './nodes.js';
import { parametersOf } from './parameters.js';
import { START, type BodyIndexer, type Place } from './place.js';
import type { Block, ClassInfo, FunctionInfo } from './program.js';
import { endOf, lastName } from './syntax.js';

/** Decorators that leave a function what it is. */
const TRANSPARENT: ReadonlyMap<string, FunctionInfo['kind']> = new Map<string, FunctionInfo['kind']>([
  ['staticmethod', 'static'],
  ['classmethod', 'class'],
  ['property', 'property'],
  ['cached_property', 'property'],
  ['lru_cache', 'plain'],
  ['cache', 'plain'],
  ['no_grad', 'plain'],
  ['inference_mode', 'plain'],
  ['override', 'plain'],
  ['abstractmethod', 'plain'],
]);

/** Collects what the definition of a function says, with its body. */
export function indexFunction(
  indexer: Indexer,
  node: FunctionNode,
  place: Place,
  indexBody: BodyIndexer,
): void {
  const { frame, flow, depth } = place;
  const cls =
    frame.scope.kind === 'class'
      ? indexer.sites.classes.find(({ scope }) => scope === frame.scope)
      : undefined;
  const decorators = node.decorator_list.map((decorator) =>
    lastName(decorator.nodeType === 'Call' ? decorator.func : decorator),
  );
  const kinds = decorators.map((name) => (name === undefined ? undefined : TRANSPARENT.get(name)));
  const body: Block = { isLoop: false };
  const fn: FunctionInfo = {
    node,
    name: node.name,
    module: frame.scope.module,
    scope: innerScope(frame.scope, 'function'),
    body,
    frame,
    ...(cls === undefined ? {} : { cls }),
    parameters: parametersOf(node.args),
    returns: [],
    kind: kinds.find((kind) => kind !== undefined && kind !== 'plain') ?? 'plain',
    isIndirect: node.nodeType === 'AsyncFunctionDef' || kinds.includes(undefined),
  };
  fn.scope.fn = fn;
  indexer.sites.functions.push(fn);
  node.decorator_list.forEach((decorator) =>
    indexExpression(indexer, decorator, frame, flow, undefined, depth),
  );
  fn.parameters.forEach(({ default: value }) => {
    if (value !== undefined) {
      indexExpression(indexer, value, frame, asFallback(flow), { kind: 'assigned' }, depth);
    }
  });
  bindParameters(fn);
  bind(frame.scope, node.name, { kind: 'function', fn }, { block: frame.block, position: endOf(node) });
  const [first] = fn.parameters;
  const self =
    cls !== undefined && first !== undefined && (fn.kind === 'plain' || fn.kind === 'property')
      ? { name: first.name, cls }
      : place.self;
  indexBody(indexer, node.body, {
    frame: { scope: fn.scope, block: body },
    flow: START,
    depth: depth + 1,
    ...(self === undefined ? {} : { self }),
  });
}

/** Decorators that leave a class's attributes what they are. */
const PLAIN_CLASS = new Set(['dataclass', 'unique', 'total_ordering', 'final', 'runtime_checkable']);

/** Collects what the definition of a class says, with its body. */
export function indexClass(
  indexer: Indexer,
  node: Node<'ClassDef'>,
  place: Place,
  indexBody: BodyIndexer,
): void {
  const { frame, flow, depth } = place;
  const scope = innerScope(frame.scope, 'class');
  const cls: ClassInfo = {
    node,
    module: frame.scope.module,
    scope,
    frame,
    fields: node.body.flatMap((statement) =>
      statement.nodeType === 'AnnAssign' && statement.target.nodeType === 'Name' ? [statement.target.id] : [],
    ),
    isReplaced: node.decorator_list.some(
      (one) => !PLAIN_CLASS.has(lastName(one.nodeType === 'Call' ? one.func : one) ?? ''),
    ),
    attributes: new Map(),
    changedAttributes: new Set(),
  };
  indexer.sites.classes.push(cls);
  [...node.decorator_list, ...node.bases, ...node.keywords.map(({ value }) => value)].forEach((child) =>
    indexExpression(indexer, child, frame, flow, undefined, depth),
  );
  bind(frame.scope, node.name, { kind: 'class', cls }, { block: frame.block, position: endOf(node) });
  indexBody(indexer, node.body, { ...place, frame: { scope, block: { isLoop: false } }, depth: depth + 1 });
}

/** Collects what an import statement loads, and the names it binds. */
export function indexImport(
  indexer: Indexer,
  node: Node<'Import' | 'ImportFrom'>,
  { frame, flow }: Place,
): void {
  const { scope, block } = frame;
  const { imports } = indexer.sites;
  const at = { block, position: endOf(node) };
  if (node.nodeType === 'Import') {
    for (const { name, asname } of node.names) {
      const head = name.split('.')[0] ?? name;
      imports.push({ target: name, names: [], aliases: [], flow, scope });
      bind(scope, asname ?? head, { kind: 'import', target: asname === undefined ? head : name }, at);
    }
    return;
  }
  const target = '.'.repeat(node.level ?? 0) + (node.module ?? '');
  imports.push({
    target,
    names: node.names.map(({ name }) => name),
    aliases: node.names.flatMap(({ name, asname }) =>
      asname === undefined || asname === name ? [] : [[name, asname] as const],
    ),
    flow,
    scope,
  });
  for (const { name, asname } of node.names) {
    if (name === '*') {
      scope.stars.push(target);
    } else {
      bind(scope, asname ?? name, { kind: 'import', target, name }, at);
    }
  }
}
