import type { ExprNode, Module, StmtNode } from 'py-ast';
import type { PythonFile } from '../../source/python.js';
import { bind, bindPattern, bindTarget, emptyScope, scopeOfName } from './bind.js';
import { catchesKeyError, goesOn, returnsFailure, suppresses } from './exceptions.js';
import { indexClass, indexFunction, indexImport } from './index-definitions.js';
import { indexExpression, MAX_DEPTH, unsure, type Indexer } from './index-expressions.js';
import { changeOther, noteStored, outerScope } from './index-targets.js';
import { START, type Place } from './place.js';
import type { Block, Frame, ModuleHead, ProgramModule, Sites, Source, Use } from './program.js';
import {
  constantText,
  endOf,
  exitsOf,
  exitsOfStatement,
  leavesLoop,
  positionOf,
  staticTruth,
} from './syntax.js';

/** Reads a module's tree once: its names, and the places that facts can come from. Code that never runs is left out. */
export function indexModule(name: string, file: PythonFile, tree: Module, isEntry: boolean): ProgramModule {
  const sites: Sites = {
    calls: [],
    subscripts: [],
    memberships: [],
    texts: [],
    choices: [],
    references: [],
    imports: [],
    classes: [],
    functions: [],
    stored: new Set(),
    foreignAttributes: new Set(),
    changedKeys: new Set(),
    tooDeep: false,
    mayNamePaths: false,
  };
  const head: ModuleHead = { name, file, tree, isEntry, sites, imported: new Map(), certain: isEntry };
  const scope = emptyScope('module', head);
  const indexer: Indexer = { sites, isEntry, changes: [] };
  const frame: Frame = { scope, block: { isLoop: false } };
  indexBody(indexer, tree.body, { frame, flow: START, depth: 0 });
  for (const change of indexer.changes) {
    scopeOfName(change.scope, change.name)?.changed.add(change.name);
  }
  return Object.assign(head, { scope });
}

/** Statements one after another. In a `try` whose handlers go on, only the first is sure to run. */
function indexBody(indexer: Indexer, body: readonly StmtNode[], place: Place): void {
  if (place.depth > MAX_DEPTH) {
    indexer.sites.tooDeep = true;
    return;
  }
  let { flow } = place;
  for (const statement of body) {
    if (statement.nodeType === 'Comment') {
      continue;
    }
    indexStatement(indexer, statement, flow === place.flow ? place : { ...place, flow });
    const exits = exitsOfStatement(statement, indexer.isEntry);
    if (exits.always) {
      return;
    }
    if (exits.sometimes || flow.caught === true) {
      flow = unsure(flow);
    }
    if (exits.raises && flow.afterRaise !== true) {
      flow = { ...flow, afterRaise: true };
    }
  }
}

function indexStatement(indexer: Indexer, node: StmtNode, place: Place): void {
  const { frame, flow } = place;
  const { scope, block } = frame;
  const expression = (child: ExprNode | undefined, childFlow = flow, use?: Use): void => {
    if (child !== undefined) {
      indexExpression(indexer, child, frame, childFlow, use, place.depth);
    }
  };
  const body = (statements: readonly StmtNode[], childFlow = flow, inner: Block = block): void =>
    indexBody(indexer, statements, {
      ...place,
      frame: { ...frame, block: inner },
      flow: childFlow,
      depth: place.depth + 1,
    });
  const newBlock = (isLoop = false): Block => ({ parent: block, isLoop });
  const target = (to: ExprNode, source: Source, position: number, inner = block): void =>
    bindTarget(scope, to, source, { block: inner, position }, (other, value) =>
      changeOther(indexer, other, value, place),
    );
  switch (node.nodeType) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      indexFunction(indexer, node, place, indexBody);
      return;
    case 'ClassDef':
      indexClass(indexer, node, place, indexBody);
      return;
    case 'Import':
    case 'ImportFrom':
      indexImport(indexer, node, place);
      return;
    case 'Return':
      expression(node.value, flow, { kind: 'returned' });
      if (node.value !== undefined) {
        scope.fn?.returns.push({ node: node.value, frame, flow });
      }
      return;
    case 'Expr':
      if (constantText(node.value) === undefined) {
        expression(node.value);
      }
      return;
    case 'Assign':
      expression(node.value, flow, { kind: 'assigned' });
      noteStored(indexer.sites, node.targets, node.value);
      node.targets.forEach((to) => {
        target(to, { kind: 'value', node: node.value, frame, index: [] }, endOf(node));
      });
      return;
    case 'AnnAssign':
      if (node.value !== undefined) {
        expression(node.value, flow, { kind: 'assigned' });
        noteStored(indexer.sites, [node.target], node.value);
        target(node.target, { kind: 'value', node: node.value, frame, index: [] }, endOf(node));
      }
      return;
    case 'AugAssign':
      expression(node.value);
      target(
        node.target,
        { kind: 'added', node: node.value, target: node.target, frame, op: node.op.nodeType },
        endOf(node),
      );
      return;
    case 'Delete':
      node.targets.forEach((to) => {
        target(to, { kind: 'unknown' }, endOf(node));
      });
      return;
    case 'For':
    case 'AsyncFor': {
      expression(node.iter);
      const inner = newBlock(true);
      target(node.target, { kind: 'element', node: node.iter, frame, index: [] }, endOf(node.iter), inner);
      const isCut = leavesLoop(node.body);
      body(node.body, { ...flow, loops: [...flow.loops, { list: node.iter, frame, isCut }] }, inner);
      body(node.orelse, unsure(flow), newBlock());
      return;
    }
    case 'While': {
      const truth = staticTruth(node.test, indexer.isEntry);
      expression(node.test);
      if (truth !== false) {
        body(node.body, truth === true ? flow : unsure(flow), newBlock(true));
      }
      body(node.orelse, unsure(flow), newBlock());
      return;
    }
    case 'If': {
      const truth = staticTruth(node.test, indexer.isEntry);
      expression(node.test);
      if (truth !== false) {
        body(node.body, truth === true ? flow : unsure(flow), truth === true ? block : newBlock());
      }
      if (truth !== true) {
        body(node.orelse, truth === false ? flow : unsure(flow), truth === false ? block : newBlock());
      }
      return;
    }
    case 'With':
    case 'AsyncWith': {
      const swallows = node.items.some(({ context_expr: context }) => suppresses(context));
      node.items.forEach(({ context_expr: context, optional_vars: variables }) => {
        expression(context);
        if (variables !== undefined) {
          target(variables, { kind: 'value', node: context, frame, index: [-1] }, endOf(context));
        }
      });
      body(
        node.body,
        swallows ? { ...flow, guarded: true, caught: true } : flow,
        swallows ? newBlock() : block,
      );
      return;
    }
    case 'Try':
    case 'TryStar': {
      const swallowing = node.handlers.filter((handler) => goesOn(handler, indexer.isEntry));
      // A way out of `finally` drops the exception.
      const drops = exitsOf(node.finalbody, indexer.isEntry).sometimes;
      const guarded = flow.guarded || drops || swallowing.some(catchesKeyError);
      const swallows = drops || !swallowing.every(returnsFailure);
      body(node.body, { ...flow, guarded, ...(swallows ? { caught: true } : {}) }, newBlock());
      body(node.orelse, swallows ? unsure(flow) : flow, newBlock());
      for (const handler of node.handlers) {
        expression(handler.type, unsure(flow));
        const inner = newBlock();
        if (handler.name !== undefined) {
          bind(scope, handler.name, { kind: 'unknown' }, { block: inner, position: positionOf(handler) });
        }
        body(handler.body, unsure(flow), inner);
      }
      body(node.finalbody);
      return;
    }
    case 'Match':
      expression(node.subject);
      for (const { pattern, guard, body: statements } of node.cases) {
        const inner = newBlock();
        bindPattern(scope, pattern, inner);
        expression(guard, unsure(flow));
        body(statements, unsure(flow), inner);
      }
      return;
    case 'Raise':
      expression(node.exc);
      expression(node.cause);
      return;
    case 'Assert':
      expression(node.test);
      expression(node.msg, unsure(flow));
      return;
    case 'Global':
    case 'Nonlocal':
      node.names.forEach((name) => {
        const other = outerScope(node.nodeType, name, place);
        if (other !== undefined && other !== scope) {
          scope.elsewhere.set(name, other);
        }
      });
      return;
    default:
      return;
  }
}
