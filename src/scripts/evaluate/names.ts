import type { ExprNode } from 'py-ast';
import { scopeOfName } from './bind.js';
import { isBuiltin } from './builtins.js';
import { argumentOf, parameterValue } from './arguments.js';
import { contextFor, valueOf, within, type Evaluator } from './evaluator.js';
import { addedValue } from './operators.js';
import type { Binding, Block, Frame, ProgramModule, Scope, Source } from './program.js';
import { positionOf } from './syntax.js';
import { textOf } from './text.js';
import {
  each,
  ELSEWHERE,
  external,
  orUnknown,
  union,
  UNKNOWN,
  type Alternative,
  type Value,
} from './values.js';

/** What a name can be at the place where it is used. */
export function nameValue(evaluator: Evaluator, name: string, at: ExprNode, frame: Frame): Value {
  const scope = scopeOfName(frame.scope, name);
  if (scope === undefined) {
    return unboundValue(evaluator, name, frame.scope);
  }
  const bindings = scope.names.get(name) ?? [];
  const isHere = runsInside(frame.scope, scope);
  const selected = isHere ? reaching(bindings, frame.block, positionOf(at)) : bindings;
  const value = boundValue(evaluator, name, scope, selected, frame);
  // `from module import *` after it may give the name another value.
  const other =
    scope.kind === 'module' && scope.stars.length > 0 ? starValue(evaluator, name, scope, true) : undefined;
  return other === undefined ? value : union([value, other]);
}

/** What a name of a module can be, seen from another module. */
export function exportedValue(evaluator: Evaluator, module: ProgramModule, name: string): Value {
  const bindings = module.scope.names.get(name);
  const frame: Frame = { scope: module.scope, block: { isLoop: false } };
  if (bindings === undefined) {
    const submodule = module.imported.get(`.${name}`);
    return submodule === undefined
      ? (starValue(evaluator, name, module.scope) ?? UNKNOWN)
      : [{ kind: 'module', module: submodule }];
  }
  return boundValue(evaluator, name, module.scope, bindings, frame);
}

/** A name with more values than these is not followed. */
const MAX_BINDINGS = 60;

/** What the bindings of a name give. */
export function boundValue(
  evaluator: Evaluator,
  name: string,
  scope: Scope,
  bindings: readonly Binding[],
  frame: Frame,
): Value {
  if (bindings.length > MAX_BINDINGS) {
    return UNKNOWN;
  }
  const value = union(bindings.map(({ source }) => sourceValue(evaluator, source, frame)));
  const changed = scope.changed.has(name) ? value.map(opened) : value;
  const { foreignAttributes } = evaluator.program;
  return scope.kind === 'module' && (foreignAttributes.has(name) || foreignAttributes.has('*'))
    ? orUnknown(changed)
    : changed;
}

/** A list or map that is changed in place may hold something else than what it was made with. */
function opened(alternative: Alternative): Alternative {
  return alternative.kind === 'list'
    ? { ...alternative, size: 'open' }
    : alternative.kind === 'map'
      ? { ...alternative, isWhole: false }
      : alternative;
}

/** Whether the code of a scope runs where it stands in another one, which is so for comprehensions. */
function runsInside(scope: Scope, outer: Scope): boolean {
  let at = scope;
  while (at !== outer && at.kind === 'comprehension' && at.parent !== undefined) {
    at = at.parent;
  }
  return at === outer;
}

/** A name that is bound at more places than these is data in the shape of a script. */
const MAX_PLACES = 1000;

/**
 * The bindings that can have given a name its value at a place of the same scope: the last one before it that every
 * way to the place passes, what comes between the two, and what a loop around the place does after it.
 */
export function reaching(bindings: readonly Binding[], block: Block, position: number): readonly Binding[] {
  if (bindings.length < 2 || bindings.length > MAX_PLACES || bindings.some(({ foreign }) => foreign)) {
    return bindings;
  }
  const around = new Set<Block>();
  for (let at: Block | undefined = block; at !== undefined; at = at.parent) {
    around.add(at);
  }
  const before = bindings.filter((binding) => binding.position <= position);
  const last = before.findLast((binding) => around.has(binding.block) && !binding.skippable);
  const loops = [...around].filter((at) => at.isLoop && (last === undefined || !isInside(last.block, at)));
  const later = bindings.filter(
    (binding) => binding.position > position && loops.some((loop) => isInside(binding.block, loop)),
  );
  const found = [
    ...before.filter((binding) => last === undefined || binding.position >= last.position),
    ...later,
  ];
  return found.length === 0 ? bindings : found;
}

function isInside(block: Block, outer: Block): boolean {
  let at: Block | undefined = block;
  while (at !== undefined && at !== outer) {
    at = at.parent;
  }
  return at === outer;
}

function sourceValue(evaluator: Evaluator, source: Source, frame: Frame): Value {
  switch (source.kind) {
    case 'value':
    case 'element': {
      const value = evaluator.evaluate(source.node, within(source.frame, frame.context));
      const whole = source.kind === 'element' ? elementsOf(evaluator, value) : value;
      return source.index.reduce((part, index) => partOf(evaluator, part, index), whole);
    }
    case 'added': {
      const inside = within(source.frame, frame.context);
      const before = evaluator.evaluate(source.target, inside);
      return addedValue(source.op, before, evaluator.evaluate(source.node, inside), {
        node: source.node,
        module: inside.scope.module,
      });
    }
    case 'import': {
      const { imports } = evaluator.memory;
      const known = imports.get(source);
      if (known !== undefined) {
        return known;
      }
      imports.set(source, UNKNOWN);
      const value = importedValue(evaluator, source.target, source.name, frame.scope);
      imports.set(source, value);
      return value;
    }
    case 'function':
      return [{ kind: 'function', fn: source.fn }];
    case 'class':
      return [{ kind: 'class', cls: source.cls }];
    case 'parameter': {
      const context = contextFor(source.fn.scope, frame.context);
      return context === undefined
        ? parameterValue(evaluator, source.fn, source.parameter)
        : argumentOf(evaluator, context, source.parameter);
    }
    case 'unknown':
      return UNKNOWN;
  }
}

/** Each of the elements that a loop over a value gives. */
export function elementsOf(evaluator: Evaluator, value: Value): Value {
  return each(value, (alternative) => {
    if (alternative.kind === 'list') {
      if (alternative.items.length === 0 && alternative.size === 'whole') {
        return [];
      }
      const elements = union(alternative.items.map((item) => valueOf(evaluator, item)));
      return alternative.size === 'open' ? orUnknown(elements) : elements;
    }
    if (alternative.kind === 'map') {
      const keys = [...alternative.entries].map(([name, { key }]): Alternative => textOf([name], key));
      return keys.length === 0 || !alternative.isWhole ? orUnknown(keys) : keys;
    }
    return UNKNOWN;
  });
}

/** What unpacking a value gives at an index; at -1, what `with` gives. */
export function partOf(evaluator: Evaluator, value: Value, index: number): Value {
  return each(value, (alternative) => {
    if (alternative.kind === 'external') {
      return external(`${alternative.name}${index < 0 ? '.__enter__()' : `[${index}]`}`, alternative.made);
    }
    if (alternative.kind !== 'list' || index < 0) {
      return UNKNOWN;
    }
    if (alternative.size === 'sample') {
      return elementsOf(evaluator, [alternative]);
    }
    const item = alternative.items[index];
    const part = item === undefined ? UNKNOWN : valueOf(evaluator, item);
    return alternative.size === 'open' ? orUnknown(part) : part;
  });
}

/** What an import statement of a module binds a name to. */
function importedValue(evaluator: Evaluator, target: string, name: string | undefined, scope: Scope): Value {
  const { imported } = scope.module;
  const module = imported.get(target);
  if (name === undefined) {
    return module === undefined ? external(target) : [{ kind: 'module', module }];
  }
  const submodule = imported.get(target.endsWith('.') ? target + name : `${target}.${name}`);
  if (module?.scope.names.has(name) !== true && submodule !== undefined) {
    return [{ kind: 'module', module: submodule }];
  }
  if (module !== undefined) {
    return exportedValue(evaluator, module, name);
  }
  return target.startsWith('.') ? UNKNOWN : external(`${target}.${name}`);
}

function unboundValue(evaluator: Evaluator, name: string, scope: Scope): Value {
  if (name === '__file__') {
    return [textOf([ELSEWHERE])];
  }
  let at = scope;
  while (at.parent !== undefined) {
    at = at.parent;
  }
  return starValue(evaluator, name, at) ?? (isBuiltin(name) ? external(`builtins.${name}`) : UNKNOWN);
}

/** What `from module import *` may bind a name to, or does as far as is known; undefined if no such statement can. */
function starValue(evaluator: Evaluator, name: string, scope: Scope, onlyKnown = false): Value | undefined {
  const values = scope.stars.map((target) => {
    const module = scope.module.imported.get(target);
    if (module === undefined) {
      return onlyKnown ? undefined : UNKNOWN;
    }
    return module.scope.names.has(name) ? exportedValue(evaluator, module, name) : undefined;
  });
  const found = values.filter((value) => value !== undefined);
  return found.length === 0 ? undefined : union(found);
}
