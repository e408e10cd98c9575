import type { ExprNode } from 'py-ast';
import type { Pattern } from './nodes.js';
import type { Binding, Block, Scope, Source } from './program.js';
import { positionOf } from './syntax.js';

/** Where a binding takes effect. */
export interface BindingPlace {
  readonly block: Block;
  readonly position: number;
  readonly skippable?: boolean;
}

/** Gives a name of a scope, or of the scope that `global` or `nonlocal` names, one more value. */
export function bind(scope: Scope, name: string, source: Source, place: BindingPlace): void {
  const other = scope.elsewhere.get(name);
  const binding: Binding = {
    source,
    position: place.position,
    block: place.block,
    foreign: other !== undefined,
    skippable: place.skippable ?? false,
  };
  const { names } = other ?? scope;
  const bindings = names.get(name);
  if (bindings === undefined) {
    names.set(name, [binding]);
  } else {
    bindings.push(binding);
  }
}

/** Binds the names of a target; other targets are given to `others`. */
export function bindTarget(
  scope: Scope,
  target: ExprNode,
  source: Source,
  place: BindingPlace,
  others: (target: ExprNode, source: Source) => void,
): void {
  switch (target.nodeType) {
    case 'Name':
      bind(scope, target.id, source, place);
      return;
    case 'Starred':
      bindTarget(scope, target.value, { kind: 'unknown' }, place, others);
      return;
    case 'Tuple':
    case 'List': {
      const star = target.elts.findIndex(({ nodeType }) => nodeType === 'Starred');
      target.elts.forEach((element, index) => {
        const known = star < 0 || index < star;
        bindTarget(scope, element, known ? elementOf(source, index) : { kind: 'unknown' }, place, others);
      });
      return;
    }
    default:
      others(target, source);
  }
}

function elementOf(source: Source, index: number): Source {
  return source.kind === 'value' || source.kind === 'element'
    ? { ...source, index: [...source.index, index] }
    : { kind: 'unknown' };
}

/** Binds the names of a pattern of `match`: what they are is not known. */
export function bindPattern(scope: Scope, pattern: Pattern, block: Block, depth = 0): void {
  const place: BindingPlace = { block, position: positionOf(pattern), skippable: true };
  const name =
    pattern.nodeType === 'MatchAs' || pattern.nodeType === 'MatchStar'
      ? pattern.name
      : pattern.nodeType === 'MatchMapping'
        ? pattern.rest
        : undefined;
  if (name !== undefined) {
    bind(scope, name, { kind: 'unknown' }, place);
  }
  if (depth < 40) {
    innerPatterns(pattern).forEach((inner) => bindPattern(scope, inner, block, depth + 1));
  }
}

function innerPatterns(pattern: Pattern): readonly Pattern[] {
  switch (pattern.nodeType) {
    case 'MatchSequence':
    case 'MatchMapping':
    case 'MatchOr':
      return pattern.patterns;
    case 'MatchClass':
      return [...pattern.patterns, ...pattern.kwd_patterns];
    case 'MatchAs':
      return pattern.pattern === undefined ? [] : [pattern.pattern];
    default:
      return [];
  }
}

/** A scope inside another one. */
export function innerScope(parent: Scope, kind: Scope['kind']): Scope {
  return { ...emptyScope(kind, parent.module), parent, fn: parent.fn };
}

/** A scope without names. */
export function emptyScope(kind: Scope['kind'], module: Scope['module']): Scope {
  return {
    kind,
    module,
    fn: undefined,
    names: new Map(),
    elsewhere: new Map(),
    changed: new Set(),
    stars: [],
    inner: new Map(),
  };
}

/** The scope whose name a name is when it is used in a scope: functions do not see the names of the classes around them. */
export function scopeOfName(scope: Scope, name: string): Scope | undefined {
  let isStart = true;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const other = at.elsewhere.get(name);
    if (other !== undefined) {
      return other.names.has(name) ? other : undefined;
    }
    if ((isStart || at.kind !== 'class') && at.names.has(name)) {
      return at;
    }
    isStart = false;
  }
  return undefined;
}
