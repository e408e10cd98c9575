import type { ASTNodeUnion, ExprNode, Module, StmtNode } from 'py-ast';
import type { Location } from '../source/location.js';
import { pythonLocation } from '../source/python.js';
import type { Node } from './evaluate/nodes.js';
import type { ModuleHead } from './evaluate/program.js';
import { innerBodies } from './evaluate/syntax.js';

/** The place of a node of a module; that of the module as a whole for one without a place, such as an operator. */
export function placeOf({ file }: Pick<ModuleHead, 'file'>, node: ASTNodeUnion): Location {
  const { lineno = 1, col_offset = 0, end_lineno, end_col_offset } = node;
  return pythonLocation(file.source, { lineno, col_offset, end_lineno, end_col_offset });
}

/** The nodes right below a node, in the order of the text wherever the grammar has one; comments are none. */
export function childrenOf(node: ASTNodeUnion): readonly ASTNodeUnion[] {
  const children: ASTNodeUnion[] = [];
  // Comments, which have a kind of their own, stand in properties of their own.
  const add = (child: unknown): void => {
    if (isNode(child) && child.nodeType !== 'Comment') {
      children.push(child);
    }
  };
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      value.forEach(add);
    } else {
      add(value);
    }
  }
  return children;
}

/** A node and everything below it that is of one kind, in the order of the text. Without recursion: a tree can be deep. */
export function nodesOf<K extends ASTNodeUnion['nodeType']>(
  root: ASTNodeUnion,
  ...kinds: readonly K[]
): readonly Node<K>[] {
  const wanted = new Set<string>(kinds);
  const isWanted = (node: ASTNodeUnion): node is Node<K> => wanted.has(node.nodeType);
  const found: Node<K>[] = [];
  const open: ASTNodeUnion[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isWanted(node)) {
      found.push(node);
    }
    for (const child of childrenOf(node).toReversed()) {
      open.push(child);
    }
  }
  return found;
}

/** All statements of a module, those inside others too, in the order of the text. */
export function statementsOf({ body }: Module): readonly StmtNode[] {
  const found: StmtNode[] = [];
  const add = (statement: StmtNode): void => {
    found.push(statement);
    bodiesOf(statement).forEach((inner) => {
      inner.forEach(add);
    });
  };
  body.forEach(add);
  return found;
}

/** The lists of statements inside a statement. */
export function bodiesOf(node: StmtNode): readonly (readonly StmtNode[])[] {
  switch (node.nodeType) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return [node.body];
    default:
      return innerBodies(node);
  }
}

/** The dotted name that an expression is: `os.environ.get`; undefined for any other expression. */
export function dottedName(node: ExprNode): string | undefined {
  const parts: string[] = [];
  let left = node;
  while (left.nodeType === 'Attribute') {
    parts.push(left.attr);
    left = left.value;
  }
  return left.nodeType === 'Name' ? [left.id, ...parts.reverse()].join('.') : undefined;
}

function isNode(value: unknown): value is ASTNodeUnion {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

const STATEMENTS: ReadonlySet<string> = new Set<StmtNode['nodeType']>([
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
  'Return',
  'Delete',
  'Assign',
  'TypeAlias',
  'AugAssign',
  'AnnAssign',
  'For',
  'AsyncFor',
  'While',
  'If',
  'With',
  'AsyncWith',
  'Match',
  'Raise',
  'Try',
  'TryStar',
  'Assert',
  'Import',
  'ImportFrom',
  'Global',
  'Nonlocal',
  'Expr',
  'Pass',
  'Break',
  'Continue',
]);

/** Whether a node is a statement. */
export function isStatement(node: ASTNodeUnion): node is StmtNode {
  return STATEMENTS.has(node.nodeType);
}
