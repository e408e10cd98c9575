import type { ExprNode } from 'py-ast';
import { pythonLocation } from '../source/python.js';
import { reachOf } from './evaluate/callers.js';
import type { Evaluator } from './evaluate/evaluator.js';
import type { Call } from './evaluate/nodes.js';
import type { Reference, Site } from './evaluate/program.js';
import { wholeText, type Alternative, type Value } from './evaluate/values.js';
import type { RuntimeUse, UnknownUse } from './facts.js';
import { RUNTIME_MODULE } from './runtime-module.js';

/** A runtime is what its class gives, or a method of the class such as `load`. */
const RUNTIME = `${RUNTIME_MODULE}\\.ScriptRuntime(\\.\\w+)?\\(\\)`;
const METHODS: ReadonlyMap<string, RuntimeUse['kind']> = new Map([
  [`get_input_path`, 'input'],
  [`get_output_path`, 'output'],
  [`env`, 'env'],
] as const);
const MAPS: ReadonlyMap<string, RuntimeUse['kind']> = new Map([
  ['input_paths', 'input'],
  ['output_paths', 'output'],
  ['environ', 'env'],
] as const);
const IS_RUNTIME = new RegExp(`^${RUNTIME}$`);
const ARGUMENTS = new RegExp(`^${RUNTIME}\\.arguments\\(\\)$`);
const IN_MAP = new RegExp(`^${RUNTIME}\\.(\\w+)$`);

/** What was found so far. */
interface Found {
  readonly evaluator: Evaluator;
  readonly runtime: RuntimeUse[];
  readonly unknown: UnknownUse[];
}

/** The names of the contract that a script asks the runtime module for. */
export function runtimeFacts(evaluator: Evaluator): {
  readonly runtime: readonly RuntimeUse[];
  readonly unknown: readonly UnknownUse[];
} {
  const found: Found = { evaluator, runtime: [], unknown: [] };
  const { modules } = evaluator.program;
  const usesRuntime = modules.some(({ sites }) =>
    sites.imports.some(({ target }) => target.split('.')[0] === RUNTIME_MODULE),
  );
  for (const { sites } of usesRuntime ? modules : []) {
    for (const site of sites.calls) {
      lookAtCall(found, site);
    }
    for (const site of sites.subscripts) {
      askMap(found, site, site.node.value, site.node.slice);
    }
    for (const site of sites.memberships) {
      askMap(found, site, site.node.comparators[0], site.node.left);
    }
    for (const reference of sites.references) {
      lookAtReference(found, reference);
    }
  }
  return found;
}

/** `runtime.env("LABEL")`, `input_paths.get("DATA")`, `getattr(args, "label")` */
function lookAtCall(found: Found, site: Site<Call>): void {
  const { func, args, keywords } = site.node;
  if (func.nodeType === 'Attribute') {
    const kind = METHODS.get(func.attr);
    if (kind !== undefined) {
      const receiver = found.evaluator.evaluate(func.value, site.frame);
      ask(
        found,
        site,
        kind,
        receiver,
        IS_RUNTIME,
        args[0] ?? keywords.find(({ arg }) => arg === 'name')?.value,
      );
    } else if (func.attr === 'get') {
      askMap(found, site, func.value, args[0]);
    }
  } else if (func.nodeType === 'Name' && func.id === 'getattr' && args[0] !== undefined) {
    const asked = argumentsIn(found.evaluator, found.evaluator.evaluate(args[0], site.frame));
    ask(found, site, 'argument', asked, ARGUMENTS, args[1]);
  }
}

/** Notes the name under which a map of the runtime is asked, if it is one. */
function askMap(
  found: Found,
  site: Site<ExprNode>,
  map: ExprNode | undefined,
  name: ExprNode | undefined,
): void {
  const value = map === undefined ? [] : found.evaluator.evaluate(map, site.frame);
  const kind = value.map(mapKind).find((one) => one !== undefined);
  if (kind !== undefined) {
    ask(found, site, kind, value, IN_MAP, name);
  }
}

/** Notes a name that something of the runtime is asked for; `is` tells what is asked. */
function ask(
  { evaluator, runtime, unknown }: Found,
  site: Site<ExprNode>,
  kind: RuntimeUse['kind'],
  asked: Value,
  is: RegExp,
  name: ExprNode | undefined,
): void {
  if (name === undefined || !asked.some((one) => isExternal(one, is))) {
    return;
  }
  const value = evaluator.evaluate(name, site.frame);
  const certain = asked.length === 1 && value.length === 1 && reachOf(evaluator, site).certain;
  for (const one of value) {
    const text = one.kind === 'text' ? wholeText(one) : undefined;
    if (one.kind !== 'text' || text === undefined) {
      unknown.push(unknownOf(site, kind, 'asks the runtime for a name that is computed'));
      continue;
    }
    // One of several names is said where it is written.
    const { node, module } =
      value.length === 1 ? { node: name, module: site.frame.scope.module } : (one.maker ?? placeOf(site));
    runtime.push({
      kind,
      name: text,
      at: pythonLocation(module.file.source, node),
      certainty: certain ? 'certain' : 'possible',
    });
  }
}

/** `args.label`, and maps that are used as a whole. */
function lookAtReference(found: Found, reference: Reference): void {
  const { evaluator, runtime, unknown } = found;
  const { node, frame } = reference;
  if (node.nodeType === 'Attribute') {
    const owner = evaluator.evaluate(node.value, frame);
    if (argumentsIn(evaluator, owner).some((one) => isExternal(one, ARGUMENTS))) {
      const isSure = owner.length === 1 && owner.every((one) => isExternal(one, ARGUMENTS));
      runtime.push({
        kind: 'argument',
        name: node.attr,
        at: pythonLocation(frame.scope.module.file.source, node),
        certainty: isSure && reachOf(evaluator, reference).certain ? 'certain' : 'possible',
      });
      return;
    }
  }
  const value = evaluator.evaluate(node, frame);
  const kind = value.some((one) => isExternal(one, ARGUMENTS))
    ? 'argument'
    : value.map(mapKind).find((one) => one !== undefined);
  if (kind !== undefined && !isFollowed(evaluator, reference)) {
    unknown.push(unknownOf(reference, kind, 'uses all names of the contract together'));
  }
}

/** What a value is of the runtime's arguments, also where they were taken apart and put together again: `Namespace(**vars(args))`. */
function argumentsIn(evaluator: Evaluator, value: Value, depth = 0): Value {
  return value.flatMap((one): Value => {
    if (one.kind !== 'external' || one.made === undefined || depth > MAX_REBUILT || !REBUILT.test(one.name)) {
      return [one];
    }
    const { call, frame } = one.made;
    const given = call.args[0] ?? call.keywords.find(({ arg }) => arg === undefined)?.value;
    return given === undefined ? [one] : argumentsIn(evaluator, evaluator.evaluate(given, frame), depth + 1);
  });
}

/** What takes arguments apart, and puts them together again. */
const REBUILT = /^(builtins\.vars|argparse\.Namespace|types\.SimpleNamespace)\(\)$/;
/** Scripts do this once. */
const MAX_REBUILT = 4;

/** Functions that only show what they get, or whose use is looked at elsewhere. */
const HARMLESS = /^(builtins\.(print|len|getattr|isinstance|str|repr)|pprint\.pprint|logging\.)/;

/** Whether what is done with a map or with the arguments is seen elsewhere. */
function isFollowed(evaluator: Evaluator, { node, frame, use }: Reference): boolean {
  switch (use.kind) {
    case 'receiver':
      return !/^(items|values|keys|copy|pop|popitem|__dict__)$/.test(use.attr);
    case 'argument': {
      const { call } = use;
      const isPlain =
        call.args.includes(node) ||
        call.keywords.some(({ arg, value }) => value === node && arg !== undefined);
      return (
        isPlain &&
        evaluator
          .evaluate(call.func, frame)
          .every((one) => one.kind === 'function' || one.kind === 'class' || isExternal(one, HARMLESS))
      );
    }
    default:
      return use.kind !== 'other';
  }
}

function mapKind(one: Alternative): RuntimeUse['kind'] | undefined {
  const name = one.kind === 'external' ? IN_MAP.exec(one.name)?.at(-1) : undefined;
  return name === undefined ? undefined : MAPS.get(name);
}

function isExternal(one: Alternative, name: RegExp): boolean {
  return one.kind === 'external' && name.test(one.name);
}

function placeOf({ node, frame }: Site<ExprNode>): {
  readonly node: ExprNode;
  readonly module: Site<ExprNode>['frame']['scope']['module'];
} {
  return { node, module: frame.scope.module };
}

function unknownOf(site: Site<ExprNode>, kind: RuntimeUse['kind'], reason: string): UnknownUse {
  const { node, module } = placeOf(site);
  return {
    kind: kind === 'argument' ? kind : 'runtime',
    at: pythonLocation(module.file.source, node),
    reason,
  };
}
