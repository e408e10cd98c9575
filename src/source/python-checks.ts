import type { ASTNodeUnion, Located, Module } from 'py-ast';

/** Something that Python refuses when it compiles a script, and that the parser lets pass. */
export interface CompileFinding {
  readonly at: Located;
  readonly message: string;
  readonly help: string;
}

/** What is around a node. */
interface Around {
  readonly function: 'none' | 'plain' | 'async';
  readonly isLoop: boolean;
}

const TOP: Around = { function: 'none', isLoop: false };

/** What one walk through a syntax tree finds. */
export interface TreeFindings {
  /** How deep its nodes are inside each other; of a tree deeper than is looked at more than that, and then there may be more to refuse. */
  readonly depth: number;
  readonly refused?: CompileFinding;
}

/**
 * What Python refuses in a script although it fits the grammar that the parser knows, as far as people make the
 * mistake: the first in the order of the text. Source: Python/symtable.c, compile.c and the grammar of CPython 3.13.
 */
export function findingsIn(module: Module, maxDepth: number): TreeFindings {
  let refused: CompileFinding | undefined;
  let deepest = 0;
  const visit = (node: AnyNode, around: Around, depth: number): void => {
    // Operators have no place in the text and hold nothing.
    if (depth > deepest && 'lineno' in node) {
      deepest = depth;
    }
    if (deepest > maxDepth || node.nodeType === 'Name' || node.nodeType === 'Constant') {
      return;
    }
    const found = findingAt(node, around);
    if (found !== undefined && (refused === undefined || isBefore(found.at, refused.at))) {
      refused = found;
    }
    const inner = aroundChildren(node, around);
    const isGenerator = node.nodeType === 'GeneratorExp';
    // The fastest way through the properties of a node: there are millions.
    for (const key in node) {
      const value = node[key];
      const of = isGenerator || key === 'body' ? inner : around;
      if (Array.isArray(value)) {
        for (const child of value as readonly unknown[]) {
          if (isNode(child)) {
            visit(child, of, depth + 1);
          }
        }
      } else if (isNode(value)) {
        visit(value, of, depth + 1);
      }
    }
  };
  if (isNode(module)) {
    visit(module, TOP, 0);
  }
  return { depth: deepest, ...(refused === undefined ? {} : { refused }) };
}

/** A node whose properties can be gone through. */
type AnyNode = ASTNodeUnion & Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

function aroundChildren(node: ASTNodeUnion, around: Around): Around {
  switch (node.nodeType) {
    case 'FunctionDef':
    case 'Lambda':
      return { function: 'plain', isLoop: false };
    case 'AsyncFunctionDef':
      return { function: 'async', isLoop: false };
    // It may wait wherever it stands: it runs where it is gone through.
    case 'GeneratorExp':
      return { ...around, function: 'async' };
    case 'ClassDef':
      return TOP;
    case 'For':
    case 'AsyncFor':
    case 'While':
      return { ...around, isLoop: true };
    default:
      return around;
  }
}

function findingAt(node: ASTNodeUnion, around: Around): CompileFinding | undefined {
  switch (node.nodeType) {
    case 'Return':
    case 'Yield':
    case 'YieldFrom':
      return around.function === 'none'
        ? {
            at: node,
            message: `A "${node.nodeType === 'Return' ? 'return' : 'yield'}" stands outside of a function.`,
            help: 'Put it into a function; a script ends with sys.exit(…).',
          }
        : undefined;
    case 'Break':
    case 'Continue': {
      const word = node.nodeType.toLowerCase();
      return around.isLoop
        ? undefined
        : {
            at: node,
            message: `A "${word}" stands outside of a loop.`,
            help: 'Remove it, or correct its indentation.',
          };
    }
    case 'Await':
    case 'AsyncFor':
    case 'AsyncWith':
      return around.function === 'async'
        ? undefined
        : {
            at: node,
            message: `${node.nodeType === 'Await' ? '"await"' : '"async"'} stands outside of an "async def".`,
            help: 'Call asyncio.run(…) with an asynchronous function.',
          };
    case 'Try':
      return node.handlers.length === 0 && node.finalbody.length === 0
        ? {
            at: { ...node, end_lineno: node.lineno, end_col_offset: node.col_offset + 3 },
            message: 'A "try" has neither "except" nor "finally".',
            help: 'Add one of the two, or remove the "try".',
          }
        : undefined;
    case 'Arguments':
      return repeated(
        [
          ...node.posonlyargs,
          ...node.args,
          ...(node.vararg === undefined ? [] : [node.vararg]),
          ...node.kwonlyargs,
          ...(node.kwarg === undefined ? [] : [node.kwarg]),
        ].map((one) => ({ name: one.arg, at: one })),
        'parameter',
      );
    case 'Call':
      if (node.keywords.length < 2) {
        return undefined;
      }
      return repeated(
        node.keywords.flatMap((one) => (one.arg === undefined ? [] : [{ name: one.arg, at: one }])),
        'argument',
      );
    default:
      return undefined;
  }
}

function repeated(
  names: readonly { readonly name: string; readonly at: Located }[],
  noun: string,
): CompileFinding | undefined {
  const seen = new Set<string>();
  for (const { name, at } of names) {
    if (seen.has(name)) {
      return { at, message: `The ${noun} "${name}" stands twice.`, help: 'Remove or rename one of the two.' };
    }
    seen.add(name);
  }
  return undefined;
}

function isBefore(a: Located, b: Located): boolean {
  return a.lineno < b.lineno || (a.lineno === b.lineno && a.col_offset < b.col_offset);
}
