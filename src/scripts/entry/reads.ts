import type { ASTNodeUnion, ExprNode } from 'py-ast';
import { textsIn } from '../evaluate/values.js';
import { scopeOfName } from '../evaluate/bind.js';
import { initializerOf } from '../evaluate/callers.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import type { Call, Node } from '../evaluate/nodes.js';
import type { Frame, FunctionInfo, Reference, Site } from '../evaluate/program.js';
import type { MainFunction, UnknownUse } from '../facts.js';
import { isHarmless } from '../harmless.js';
import { dottedName, placeOf } from '../tree.js';

/** A map that a script gives its main function. */
export type MapParameter = MainFunction['reads'][number]['parameter'];
type Read = MainFunction['reads'][number];

/** Where the maps of a main function are read, and where they go where they are not followed. */
export interface EntryReads {
  readonly reads: readonly Read[];
  readonly unknown: readonly UnknownUse[];
}

/** What is looked up by node to see how a name is used. */
interface Sites {
  readonly subscripts: ReadonlyMap<ASTNodeUnion, Site<Node<'Subscript'>>>;
  readonly methods: ReadonlyMap<ASTNodeUnion, Site<Call>>;
  readonly memberships: ReadonlyMap<ASTNodeUnion, Site<Node<'Compare'>>>;
}

/** The entries that a main function, and the functions of the script that it hands a map to, read from its maps. */
export function entryReads(
  evaluator: Evaluator,
  main: FunctionInfo,
  parameters: readonly MapParameter[],
): EntryReads {
  const sites = sitesOf(evaluator);
  const found = parameters.map((parameter) => readsOfMap(evaluator, sites, main, parameter));
  return {
    reads: found.flatMap(({ reads }) => reads),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

function readsOfMap(
  evaluator: Evaluator,
  sites: Sites,
  main: FunctionInfo,
  parameter: MapParameter,
): EntryReads {
  const reads: Read[] = [];
  const unknown: UnknownUse[] = [];
  const seen = new Map<FunctionInfo, Set<string>>();

  function follow(fn: FunctionInfo, name: string): void {
    const names = seen.get(fn) ?? new Set<string>();
    if (names.has(name)) {
      return;
    }
    seen.set(fn, names.add(name));
    for (const reference of evaluator.program.references.get(name) ?? []) {
      if (reference.node.nodeType === 'Name' && scopeOfName(reference.frame.scope, name) === fn.scope) {
        useName(reference);
      }
    }
  }

  function cannotTell({ frame }: Reference, node: ASTNodeUnion, reason: string): void {
    unknown.push({
      kind: parameter === 'environ_vars' ? 'environment' : 'path',
      at: placeOf(frame.scope.module, node),
      reason,
    });
  }

  function read(
    reference: Reference,
    node: ASTNodeUnion,
    key: ExprNode,
    frame: Frame,
    required: boolean,
  ): void {
    for (const name of textsIn(evaluator.evaluate(key, frame))) {
      if (name === undefined) {
        cannotTell(reference, node, `uses a computed name in ${parameter}`);
      } else {
        reads.push({ parameter, name, at: placeOf(frame.scope.module, node), required });
      }
    }
  }

  function useName(reference: Reference): void {
    const { node, use } = reference;
    switch (use.kind) {
      case 'subscripted': {
        const site = sites.subscripts.get(node);
        if (site?.node.ctx.nodeType === 'Load') {
          read(reference, site.node, site.node.slice, site.frame, true);
        }
        return;
      }
      case 'receiver': {
        const site = sites.methods.get(node);
        const [key] = site?.node.args ?? [];
        if (site !== undefined && key !== undefined && /^(get|pop|setdefault|__getitem__)$/.test(use.attr)) {
          const isNeeded = use.attr === '__getitem__' || (use.attr === 'pop' && site.node.args.length === 1);
          read(reference, site.node, key, site.frame, isNeeded);
        } else if (use.attr !== 'update') {
          cannotTell(reference, node, `goes through all of ${parameter}`);
        }
        return;
      }
      case 'container': {
        const site = sites.memberships.get(node);
        if (site !== undefined) {
          read(reference, site.node, site.node.left, site.frame, false);
        }
        return;
      }
      case 'argument':
        handOn(reference, use.call);
        return;
      default:
        cannotTell(reference, node, `uses all of ${parameter} as one value`);
    }
  }

  function handOn(reference: Reference, call: Call): void {
    const { node, frame } = reference;
    const { func } = call;
    const index = call.args.findIndex((argument) => argument === node);
    const keyword = call.keywords.find(({ value }) => value === node)?.arg;
    const isSpread = call.args.slice(0, index + 1).some(({ nodeType }) => nodeType === 'Starred');
    const callees = evaluator.evaluate(func, frame);
    const isOwn = callees.some(({ kind }) => kind === 'function');
    // A function of the script that may be something else as well is followed all the same.
    for (const callee of callees.filter(({ kind }) => !isOwn || kind !== 'unknown')) {
      const isMethod =
        callee.kind === 'class' || (callee.kind === 'function' && callee.receiver !== undefined);
      const fn =
        callee.kind === 'function'
          ? callee.fn
          : callee.kind === 'class'
            ? initializerOf(callee.cls)
            : undefined;
      const shift = isMethod && fn?.kind !== 'static' ? 1 : 0;
      const parameters = isSpread ? undefined : fn?.parameters;
      const to = parameters?.find((one) =>
        keyword === undefined
          ? index >= 0 && one.kind === 'positional' && one.index === index + shift
          : one.kind !== 'rest' && one.kind !== 'keywords' && one.name === keyword,
      );
      if (fn !== undefined && to !== undefined) {
        follow(fn, to.name);
      } else if (!isHarmless(callee, func.nodeType === 'Attribute' ? func.attr : undefined)) {
        cannotTell(
          reference,
          node,
          `gives ${parameter} to ${dottedName(func) ?? 'something that is not known'}`,
        );
      }
    }
  }

  follow(main, parameter);
  return { reads, unknown };
}

function sitesOf({ program }: Evaluator): Sites {
  const all = program.modules.map(({ sites }) => sites);
  return {
    subscripts: new Map(
      all.flatMap(({ subscripts }) => subscripts.map((site) => [site.node.value, site] as const)),
    ),
    methods: new Map(
      all.flatMap(({ calls }) =>
        calls.flatMap((site) =>
          site.node.func.nodeType === 'Attribute' ? [[site.node.func.value, site] as const] : [],
        ),
      ),
    ),
    memberships: new Map(
      all.flatMap(({ memberships }) =>
        memberships.flatMap((site) => site.node.comparators.map((node) => [node, site] as const)),
      ),
    ),
  };
}
