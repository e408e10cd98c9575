import { scopeOfName } from './bind.js';
import type { Caller, Callers, Evaluator, Reach } from './evaluator.js';
import type { ClassInfo, Frame, FunctionInfo, Parameter, Receiver, Reference, Site } from './program.js';
import type { Call } from './nodes.js';
import type { Alternative } from './values.js';
import type { ExprNode } from 'py-ast';
import { ALWAYS, inReach } from './reach.js';

const NOBODY: Callers = { callers: [], isComplete: false };
/** While its callers are looked for, nobody is known to call a function. */
const SEARCHED: Callers = { ...NOBODY };
/** A function with more callers is a tool whose arguments say nothing together. */
const MAX_CALLERS = 200;

/** The calls of a function in the script, and whether they are all. */
export function callersOf(evaluator: Evaluator, fn: FunctionInfo): Callers {
  const { memory } = evaluator;
  const found = memory.callers.get(fn);
  if (found === SEARCHED) {
    memory.circles += 1;
  }
  if (found !== undefined) {
    return found;
  }
  memory.callers.set(fn, SEARCHED);
  memory.searches += 1;
  const result = findCallers(evaluator, fn);
  memory.searches -= 1;
  memory.callers.set(fn, result);
  return result;
}

/** The frames in which a place is evaluated: one for each known call of its function. */
export function framesOf(evaluator: Evaluator, frame: Frame): readonly Frame[] {
  const { fn } = frame.scope;
  const callers = fn === undefined ? [] : callersOf(evaluator, fn).callers;
  return callers.length === 0 ? [frame] : callers.map(({ context }) => ({ ...frame, context }));
}

function findCallers(evaluator: Evaluator, fn: FunctionInfo): Callers {
  if (fn.name === '' || fn.kind === 'property') {
    return NOBODY;
  }
  const { program } = evaluator;
  const callers: Caller[] = [];
  let isComplete =
    !fn.isIndirect &&
    (fn.name === '__init__' || !fn.name.startsWith('__')) &&
    !isCalledByOthers(evaluator, fn);
  for (const name of namesOf(evaluator, fn)) {
    const sites = program.calls.get(name) ?? [];
    if (sites.length > MAX_CALLERS) {
      return NOBODY;
    }
    for (const site of sites) {
      const { node } = site;
      const alternatives = evaluator.evaluate(node.func, site.frame);
      const matching = alternatives.flatMap((alternative) => receiversOf(alternative, fn, site));
      for (const receiver of matching) {
        callers.push({
          site,
          context: {
            fn,
            call: node,
            frame: site.frame,
            depth: 1,
            ...(receiver === 'none' ? {} : { receiver }),
          },
          isSure: alternatives.length === 1,
        });
      }
      if (
        fn.cls !== undefined &&
        matching.length === 0 &&
        alternatives.some(({ kind }) => kind === 'unknown')
      ) {
        isComplete = false;
      }
    }
    for (const reference of program.references.get(name) ?? []) {
      if (
        evaluator
          .evaluate(reference.node, reference.frame)
          .some((one) => one.kind === 'function' && one.fn === fn)
      ) {
        const passed = passedOn(evaluator, fn, reference);
        callers.push(...passed.callers);
        isComplete &&= passed.isComplete;
      }
    }
  }
  return { callers, isComplete };
}

/** The last names of expressions that call a function. */
function namesOf({ program }: Evaluator, fn: FunctionInfo): readonly string[] {
  const own = fn.name === '__init__' && fn.cls !== undefined ? ['__init__', fn.cls.node.name] : [fn.name];
  return [...new Set(own.flatMap((name) => [name, ...(program.aliases.get(name) ?? [])]))];
}

/** Whether a class of another package, whose subclass a method belongs to, may call it. */
function isCalledByOthers(evaluator: Evaluator, { cls, name }: FunctionInfo): boolean {
  return (
    cls !== undefined &&
    name !== '__init__' &&
    cls.node.bases.some((base: ExprNode) =>
      evaluator.evaluate(base, cls.frame).some(({ kind }) => kind !== 'class'),
    )
  );
}

/** With what first argument a call of something is a call of a function; [] if it is none. */
function receiversOf(
  alternative: Alternative,
  fn: FunctionInfo,
  site: Site<Call>,
): readonly (Receiver | 'none')[] {
  if (alternative.kind === 'function') {
    return alternative.fn === fn ? [alternative.receiver ?? 'none'] : [];
  }
  return alternative.kind === 'class' && fn.name === '__init__' && initializerOf(alternative.cls) === fn
    ? [{ kind: 'instance', cls: alternative.cls, made: { call: site.node, frame: site.frame } }]
    : [];
}

/** The `__init__` that a class itself has. */
export function initializerOf(cls: ClassInfo): FunctionInfo | undefined {
  const bindings = cls.scope.names.get('__init__') ?? [];
  const [first] = bindings;
  return bindings.length === 1 && first?.source.kind === 'function' ? first.source.fn : undefined;
}

/** The calls of a function that another function of the script gets as an argument. */
function passedOn(evaluator: Evaluator, fn: FunctionInfo, reference: Reference): Callers {
  const { use, node } = reference;
  if (use.kind !== 'argument') {
    return NOBODY;
  }
  const { call } = use;
  const [callee, ...others] = evaluator.evaluate(call.func, reference.frame);
  if (callee?.kind !== 'function' || callee.receiver !== undefined || others.length > 0) {
    return NOBODY;
  }
  const index = call.args.indexOf(node);
  const keyword = call.keywords.find(({ value }) => value === node)?.arg;
  const parameter = callee.fn.parameters.find((one) =>
    index < 0 ? one.name === keyword : one.kind === 'positional' && one.index === index,
  );
  if (parameter === undefined || call.args.slice(0, index).some(({ nodeType }) => nodeType === 'Starred')) {
    return NOBODY;
  }
  return callsOfParameter(evaluator, fn, callee.fn, parameter);
}

function callsOfParameter(
  evaluator: Evaluator,
  fn: FunctionInfo,
  inside: FunctionInfo,
  { name }: Parameter,
): Callers {
  const isParameter = ({ frame }: { readonly frame: Site<Call>['frame'] }): boolean =>
    scopeOfName(frame.scope, name) === inside.scope;
  const sites = (evaluator.program.calls.get(name) ?? []).filter(
    (site) => site.node.func.nodeType === 'Name' && isParameter(site),
  );
  const isKept = (evaluator.program.references.get(name) ?? []).some(
    (reference) => reference.node.nodeType === 'Name' && isParameter(reference),
  );
  return {
    callers: sites.map((site) => ({
      site,
      context: { fn, call: site.node, frame: site.frame, depth: 1 },
      isSure: evaluator.evaluate(site.node.func, site.frame).length === 1,
    })),
    isComplete: !isKept,
  };
}

/** Longer chains of calls count as ones that may not run. */
const MAX_CHAIN = 100;

/** When a place runs. `depth` is how many calls have been followed back from the place that is asked for. */
export function reachOf(
  evaluator: Evaluator,
  { flow, frame }: Omit<Site<ExprNode>, 'node'>,
  depth = 0,
): Reach {
  const { fn, module } = frame.scope;
  const outer =
    fn === undefined ? { ...ALWAYS, certain: module.certain } : reachOfFunction(evaluator, fn, depth);
  return inReach(outer, reachInside(evaluator, { flow, frame }));
}

/** When a place runs, if its function or module does. */
export function reachInside(evaluator: Evaluator, { flow }: Omit<Site<ExprNode>, 'node'>): Reach {
  return {
    certain: flow.certain && flow.loops.every(({ list, frame }) => isFilled(evaluator, list, frame)),
    guarded: flow.guarded,
    caught: flow.caught === true,
    afterRaise: flow.afterRaise === true,
  };
}

/** Whether a loop over a list runs at least once. */
function isFilled(evaluator: Evaluator, list: ExprNode, frame: Site<ExprNode>['frame']): boolean {
  const [value, ...others] = evaluator.evaluate(list, frame);
  return (
    others.length === 0 &&
    ((value?.kind === 'list' && value.size === 'whole' && value.items.length > 0) ||
      (value?.kind === 'map' && value.entries.size > 0))
  );
}

const NEVER_SURE: Reach = { ...ALWAYS, certain: false };

function reachOfFunction(evaluator: Evaluator, fn: FunctionInfo, depth: number): Reach {
  const { reach: known } = evaluator.memory;
  const found = known.get(fn);
  if (found !== undefined || depth > MAX_CHAIN) {
    return found ?? NEVER_SURE;
  }
  known.set(fn, NEVER_SURE);
  const { callers } = callersOf(evaluator, fn);
  const places = callers.map(({ site, isSure }) => ({ isSure, ...reachOf(evaluator, site, depth + 1) }));
  const sure = places.filter(({ isSure, certain }) => isSure && certain);
  const decisive = sure.length > 0 ? sure : places;
  const result: Reach = {
    certain: !fn.isIndirect && sure.length > 0,
    guarded: places.length > 0 && decisive.every(({ guarded }) => guarded),
    caught: places.length > 0 && decisive.every(({ caught }) => caught),
    // What comes before the call has been looked at; what comes before a place is looked at there.
    afterRaise: false,
  };
  known.set(fn, result);
  return result;
}
