import type { ASTNodeUnion, ExprNode } from 'py-ast';
import { methodIn, partIn, type Parser, type Part } from './argparse.js';
import { callersOf, initializerOf } from '../evaluate/callers.js';
import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Frame, FunctionInfo, Loop, ProgramModule, Site } from '../evaluate/program.js';
import { textsIn, type Alternative, type Value } from '../evaluate/values.js';
import type { UnknownUse } from '../facts.js';
import { isHarmless } from '../harmless.js';
import { dottedName, placeOf } from '../tree.js';
import type { Location } from '../../source/location.js';

/** A place that reads an argument of some parsers. */
export interface ArgumentRead {
  readonly parsers: readonly Parser[];
  readonly name: string;
  readonly at: Location;
  /** Where it is read as an attribute, which fails if it is not there: `args.label`. */
  readonly attribute?: Site<ExprNode>;
}

/** Where a script reads arguments, and where they go where they are not followed. */
export interface ArgumentReads {
  readonly reads: readonly ArgumentRead[];
  readonly unknown: readonly UnknownUse[];
}

/** Methods of `vars(args)` that read one argument, and those that read none. */
const READS_ONE = new Set(['get', 'pop', 'setdefault', '__getitem__']);
const READS_NONE = new Set(['copy', 'update', 'keys']);
/** Functions of which the result is followed, or is of no interest. */
const FOLLOWED =
  /^(builtins\.(vars|getattr|hasattr|setattr|delattr|dict)|copy\.(copy|deepcopy)|argparse\.(Namespace|ArgumentParser))$/;

/** The places where a script reads arguments that argparse parsed. */
export function argumentReads(evaluator: Evaluator): ArgumentReads {
  const reads: ArgumentRead[] = [];
  const unknown: UnknownUse[] = [];
  for (const module of evaluator.program.modules) {
    readsIn(evaluator, module, reads, unknown);
  }
  return { reads, unknown };
}

function readsIn(
  evaluator: Evaluator,
  module: ProgramModule,
  reads: ArgumentRead[],
  unknown: UnknownUse[],
): void {
  const { sites } = module;
  const part = (node: ExprNode, frame: Frame): ReturnType<typeof partIn> =>
    partIn(evaluator, evaluator.evaluate(node, frame));
  const cannotTell = (node: ASTNodeUnion, reason: string): void => {
    unknown.push({ kind: 'argument', at: placeOf(module, node), reason });
  };
  const read = (node: ASTNodeUnion, parsers: readonly Parser[], name: string): void => {
    reads.push({ parsers, name, at: placeOf(module, node) });
  };
  const readByName = (
    node: ASTNodeUnion,
    parsers: readonly Parser[],
    name: ExprNode | undefined,
    frame: Frame,
  ): void => {
    for (const text of name === undefined ? [] : textsIn(evaluator.evaluate(name, frame))) {
      if (text === undefined) {
        cannotTell(node, 'reads an argument whose name is computed');
      } else {
        read(node, parsers, text);
      }
    }
  };
  const lose = (node: ExprNode, lost: Part, to?: string): void => {
    cannotTell(node, lossOf(lost, to));
  };

  for (const { node, frame, flow } of sites.references) {
    const of = node.nodeType === 'Attribute' ? part(node.value, frame) : undefined;
    if (node.nodeType === 'Attribute' && of?.part === 'namespace' && node.attr !== '__dict__') {
      const attribute = { node, frame, flow };
      reads.push({ parsers: of.parsers, name: node.attr, at: placeOf(module, node), attribute });
    }
  }
  for (const { node, frame } of sites.subscripts) {
    const of = part(node.value, frame);
    if (of?.part === 'entries' && node.ctx.nodeType === 'Load') {
      readByName(node, of.parsers, node.slice, frame);
    } else if (of?.part === 'command line' && node.slice.nodeType !== 'Slice' && !isZero(node.slice)) {
      lose(node, of.part);
    }
  }
  for (const { node, frame } of sites.memberships) {
    const [container] = node.comparators;
    const op = node.ops[0]?.nodeType;
    const of =
      container === undefined || (op !== 'In' && op !== 'NotIn') ? undefined : part(container, frame);
    if (of?.part === 'namespace' || of?.part === 'entries') {
      readByName(node, of.parsers, node.left, frame);
    } else if (of?.part === 'command line') {
      lose(node, of.part);
    }
  }
  for (const site of sites.calls) {
    readByCall(site);
  }
  for (const { list, frame } of loopsOf(module)) {
    const of = part(list, frame);
    if (of?.part === 'command line') {
      lose(list, of.part);
    } else if (of?.part === 'namespace' || of?.part === 'entries') {
      cannotTell(list, 'goes through all its arguments');
    }
  }
  for (const { node, frame } of returnsToNobody(evaluator, module)) {
    const of = part(node, frame);
    if (of !== undefined) {
      lose(node, of.part);
    }
  }
  for (const all of [sites.references, sites.calls]) {
    for (const { node, frame } of all) {
      const of = sites.stored.has(node) ? part(node, frame) : undefined;
      if (of !== undefined) {
        lose(node, of.part);
      }
    }
  }

  function readByCall({ node, frame }: Site<Call>): void {
    const { func } = node;
    const callees = evaluator.evaluate(func, frame);
    const [callee] = callees;
    const name = callee?.kind === 'external' ? callee.name : undefined;
    const [first, second] = node.args;
    if ((name === 'builtins.getattr' || name === 'builtins.hasattr') && first !== undefined) {
      const of = part(first, frame);
      if (of?.part === 'namespace') {
        readByName(node, of.parsers, second, frame);
      }
      return;
    }
    const receiver = func.nodeType === 'Attribute' ? part(func.value, frame) : undefined;
    if (func.nodeType === 'Attribute' && receiver !== undefined) {
      if (receiver.part === 'namespace') {
        read(func, receiver.parsers, func.attr);
      } else if (receiver.part === 'command line') {
        lose(node, receiver.part);
      } else if (receiver.part === 'entries' && READS_ONE.has(func.attr)) {
        readByName(node, receiver.parsers, first, frame);
      } else if (receiver.part === 'entries' && !READS_NONE.has(func.attr)) {
        cannotTell(node, 'goes through all its arguments');
      }
    }
    const isParserMethod = methodIn(evaluator, callees) !== undefined || receiver?.part === 'subparsers';
    if (!isParserMethod) {
      loseArguments(node, frame, callees);
    }
  }

  /** Arguments of a call that are handed to something that is not followed. */
  function loseArguments(node: Call, frame: Frame, callees: Value): void {
    const { func } = node;
    const method = func.nodeType === 'Attribute' ? func.attr : undefined;
    const own = callees.filter((callee) => isOwn(evaluator, callee, node));
    // A function of the script that may be something else as well is followed all the same.
    const others = callees.filter(
      (callee) => !own.includes(callee) && (own.length === 0 || callee.kind !== 'unknown'),
    );
    const isFollowed = others.every((callee) => isHarmless(callee, method) || isFollowedLibrary(callee));
    const isForeign = callees.some(
      (callee) => callee.kind === 'external' && callee.name === 'argparse.Namespace',
    );
    const given: readonly (readonly [ExprNode, boolean])[] = [
      ...node.args.map((one): [ExprNode, boolean] =>
        one.nodeType === 'Starred' ? [one.value, isFollowed] : [one, isFollowed],
      ),
      ...node.keywords.map(({ arg, value }): [ExprNode, boolean] => [
        value,
        isFollowed && (arg !== undefined || isForeign),
      ]),
    ];
    for (const [argument, isKept] of given) {
      const lost = isKept ? undefined : partOrInside(evaluator, argument, frame);
      if (lost !== undefined) {
        lose(argument, lost, dottedName(func) ?? method);
      }
    }
  }
}

function lossOf(part: Part, to: string | undefined): string {
  switch (part) {
    case 'command line':
      return 'uses sys.argv';
    case 'namespace':
    case 'entries':
      return `gives all its arguments ${to === undefined ? 'away as one value' : `to ${to}`}`;
    case 'parser':
    case 'subparsers':
      return `gives its argument parser ${to === undefined ? 'away' : `to ${to}`}`;
  }
}

/** What a value is to the parsed arguments, or an element of a list or map that it is. */
function partOrInside(evaluator: Evaluator, node: ExprNode, frame: Frame): Part | undefined {
  const value = evaluator.evaluate(node, frame);
  const own = partIn(evaluator, value)?.part;
  if (own !== undefined) {
    return own;
  }
  for (const one of value) {
    const items =
      one.kind === 'list'
        ? one.items
        : one.kind === 'map'
          ? [...one.entries.values()].map(({ item }) => item)
          : [];
    for (const item of items) {
      const inside = partIn(evaluator, valueOf(evaluator, item))?.part;
      if (inside !== undefined) {
        return inside;
      }
    }
  }
  return undefined;
}

/** Whether what is called is a function of the script, and known to be called there, so that what it does with its arguments is seen. */
function isOwn(evaluator: Evaluator, callee: Alternative, call: Call): boolean {
  const fn =
    callee.kind === 'function' ? callee.fn : callee.kind === 'class' ? initializerOf(callee.cls) : undefined;
  return fn !== undefined && callersOf(evaluator, fn).callers.some(({ site }) => site.node === call);
}

function isFollowedLibrary(callee: Alternative): boolean {
  return callee.kind === 'external' && FOLLOWED.test(callee.name);
}

function isZero(node: ExprNode): boolean {
  return node.nodeType === 'Constant' && node.value === 0;
}

/** What functions return that nobody in the script calls, or that are wrapped by something that is not known. */
function returnsToNobody(evaluator: Evaluator, { sites }: ProgramModule): readonly Site<ExprNode>[] {
  const functions = new Set<FunctionInfo>();
  for (const all of [sites.calls, sites.references]) {
    for (const { frame } of all) {
      if (frame.scope.fn !== undefined) {
        functions.add(frame.scope.fn);
      }
    }
  }
  return [...functions]
    .filter((fn) => fn.isIndirect || callersOf(evaluator, fn).callers.length === 0)
    .flatMap(({ name, returns }) => (name === '' ? [] : returns));
}

/** The lists that the loops of a module run over. */
function loopsOf({ sites }: ProgramModule): Iterable<Loop> {
  const found = new Map<ExprNode, Loop>();
  for (const all of [sites.calls, sites.references, sites.subscripts]) {
    for (const { flow } of all) {
      flow.loops.forEach((loop) => found.set(loop.list, loop));
    }
  }
  return found.values();
}
