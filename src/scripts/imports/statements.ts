import type { ASTNodeUnion, ExprNode, StmtNode } from 'py-ast';
import type { Call, Node } from '../evaluate/nodes.js';
import type { ProgramModule } from '../evaluate/program.js';
import { lastName, staticTruth } from '../evaluate/syntax.js';
import type { ImportUse } from '../facts.js';
import { bodiesOf, childrenOf, isStatement, nodesOf } from '../tree.js';

/** Under which conditions something is imported. */
export interface ImportConditions {
  readonly where: ImportUse['where'];
  /** Whether the script goes on if the module is not there. */
  readonly optional: boolean;
}

/** An import statement, or a call in another statement, with the conditions under which it runs. */
export interface ImportingNode {
  readonly node: Node<'Import' | 'ImportFrom'> | Call;
  readonly conditions: ImportConditions;
}

const TOP: ImportConditions = { where: 'top', optional: false };
const IMPORT_FAILURES = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException']);

/**
 * The import statements of a module and those calls that are asked for, in the order of the text. What only type
 * checkers see is left out, and so is what `if __name__ == "__main__":` keeps from running in a module that is imported.
 */
export function importingNodes(
  { tree, isEntry }: ProgramModule,
  calls: ReadonlyMap<Call, unknown>,
): readonly ImportingNode[] {
  const found: ImportingNode[] = [];
  const open: { readonly node: ASTNodeUnion; readonly conditions: ImportConditions }[] = [];
  const push = (nodes: readonly ASTNodeUnion[], conditions: ImportConditions): void => {
    for (const node of nodes.toReversed()) {
      open.push({ node, conditions });
    }
  };
  push(tree.body, TOP);
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { node, conditions } = entry;
    if (node.nodeType === 'Import' || node.nodeType === 'ImportFrom') {
      found.push({ node, conditions });
      continue;
    }
    if (!isStatement(node) && node.nodeType !== 'ExceptHandler' && node.nodeType !== 'MatchCase') {
      const inside = calls.size === 0 ? [] : nodesOf(node, 'Call').filter((call) => calls.has(call));
      inside.forEach((call) => found.push({ node: call, conditions }));
      continue;
    }
    if (calls.size === 0 && isStatement(node) && bodiesOf(node).length === 0) {
      continue;
    }
    for (const [nodes, inner] of partsOf(node, conditions, isEntry).toReversed()) {
      push(nodes, inner);
    }
  }
  return found;
}

type Part = readonly [nodes: readonly ASTNodeUnion[], conditions: ImportConditions];

/** What is inside a statement, with the conditions under which each part of it runs. */
function partsOf(
  node: StmtNode | Node<'ExceptHandler' | 'MatchCase'>,
  conditions: ImportConditions,
  isEntry: boolean,
): readonly Part[] {
  const sometimes: ImportConditions =
    conditions.where === 'top' ? { ...conditions, where: 'conditional' } : conditions;
  switch (node.nodeType) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return [
        [node.decorator_list, conditions],
        [node.body, { where: 'function', optional: false }],
      ];
    case 'Try':
    case 'TryStar':
      return [
        [node.body, node.handlers.some(goesOnWithout) ? { ...conditions, optional: true } : conditions],
        [node.handlers, sometimes],
        [node.orelse, conditions],
        [node.finalbody, conditions],
      ];
    case 'With':
    case 'AsyncWith':
      return [
        [node.items, conditions],
        [node.body, node.items.some(suppressesImport) ? { ...conditions, optional: true } : conditions],
      ];
    case 'If': {
      const truth = staticTruth(node.test, isEntry);
      const inner = truth === undefined ? sometimes : conditions;
      return [
        [[node.test], conditions],
        ...(truth === false ? [] : [[node.body, inner] satisfies Part]),
        ...(truth === true ? [] : [[node.orelse, inner] satisfies Part]),
      ];
    }
    case 'For':
    case 'AsyncFor':
    case 'While':
    case 'Match':
      return [[childrenOf(node), sometimes]];
    default:
      return [[childrenOf(node), conditions]];
  }
}

/** Whether a handler takes the failure of an import, and neither raises nor ends the script. */
function goesOnWithout({ type, body }: Node<'ExceptHandler'>): boolean {
  const ends = body.some(
    (statement) =>
      statement.nodeType === 'Raise' ||
      (statement.nodeType === 'Expr' &&
        statement.value.nodeType === 'Call' &&
        /^(exit|quit|_exit)$/.test(lastName(statement.value.func) ?? '')),
  );
  return !ends && (type === undefined || isImportFailure(type));
}

function suppressesImport({ context_expr: context }: Node<'WithItem'>): boolean {
  return (
    context.nodeType === 'Call' && lastName(context.func) === 'suppress' && context.args.some(isImportFailure)
  );
}

function isImportFailure(type: ExprNode): boolean {
  return type.nodeType === 'Tuple'
    ? type.elts.some(isImportFailure)
    : IMPORT_FAILURES.has(lastName(type) ?? '');
}
