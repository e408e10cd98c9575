import type { ExprNode, StmtNode } from 'py-ast';

/** A number that grows along the text: where a node begins. Columns over 2^20 count as one. */
export function positionOf(node: { readonly lineno: number; readonly col_offset: number }): number {
  return place(node.lineno, node.col_offset);
}

/** The same for where a node ends. */
export function endOf(node: {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno?: number | undefined;
  readonly end_col_offset?: number | undefined;
}): number {
  return place(node.end_lineno ?? node.lineno, node.end_col_offset ?? node.col_offset);
}

function place(line: number, column: number): number {
  return line * 2 ** 20 + Math.min(column, 2 ** 20 - 1);
}

/** The text that a constant is; undefined for bytes, for the ellipsis (a text without quotes in the tree) and for any other node. */
export function constantText(node: ExprNode): string | undefined {
  if (node.nodeType !== 'Constant' || node.quote_style === undefined || /^[a-z]*b/i.test(node.quote_style)) {
    return undefined;
  }
  const value: unknown = node.value;
  return typeof value === 'string' ? value : undefined;
}

/** The number, boolean or None that a constant is; undefined for any other node. */
export function constantValue(node: ExprNode): number | boolean | null | undefined {
  if (node.nodeType !== 'Constant') {
    return undefined;
  }
  const value: unknown = node.value;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}

/** The last name of a name or of an attribute: `get` for `os.environ.get`. */
export function lastName(node: ExprNode): string | undefined {
  return node.nodeType === 'Name' ? node.id : node.nodeType === 'Attribute' ? node.attr : undefined;
}

/** The expressions right inside one that opens no scope and binds no name. */
export function innerExpressions(node: ExprNode): readonly ExprNode[] {
  switch (node.nodeType) {
    case 'BinOp':
      return [node.left, node.right];
    case 'UnaryOp':
      return [node.operand];
    case 'Dict':
      return node.keys.flatMap((key, index) => {
        const value = node.values[index];
        return [...(key === null ? [] : [key]), ...(value === undefined ? [] : [value])];
      });
    case 'Set':
    case 'List':
    case 'Tuple':
      return node.elts;
    case 'Yield':
      return node.value === undefined ? [] : [node.value];
    case 'Await':
    case 'YieldFrom':
    case 'Starred':
      return [node.value];
    case 'FormattedValue':
    case 'Interpolation':
      return node.format_spec === undefined ? [node.value] : [node.value, node.format_spec];
    case 'JoinedStr':
    case 'TemplateStr':
      return node.values;
    case 'Slice':
      return [node.lower, node.upper, node.step].filter((part) => part !== undefined);
    default:
      return [];
  }
}

/** The truth of a test that is the same in every run; undefined for any other. */
export function staticTruth(test: ExprNode, isEntry: boolean): boolean | undefined {
  switch (test.nodeType) {
    case 'Constant': {
      const value: unknown = test.value;
      return typeof value === 'boolean' ||
        typeof value === 'number' ||
        typeof value === 'string' ||
        value === null
        ? Boolean(value)
        : undefined;
    }
    case 'Name':
      return test.id === 'TYPE_CHECKING' ? false : undefined;
    case 'Attribute':
      return test.attr === 'TYPE_CHECKING' ? false : undefined;
    case 'UnaryOp': {
      const truth = test.op.nodeType === 'Not' ? staticTruth(test.operand, isEntry) : undefined;
      return truth === undefined ? undefined : !truth;
    }
    case 'BoolOp': {
      const truths = test.values.map((value) => staticTruth(value, isEntry));
      const decisive = test.op.nodeType === 'Or';
      return truths.includes(decisive)
        ? decisive
        : truths.every((truth) => truth === !decisive)
          ? !decisive
          : undefined;
    }
    case 'Compare': {
      const [op, more] = test.ops;
      const [right] = test.comparators;
      const names = right === undefined ? [] : [test.left, right];
      const isOfName =
        more === undefined && names.some((name) => name.nodeType === 'Name' && name.id === '__name__');
      const asked = isOfName ? names.map(constantText).find((text) => text !== undefined) : undefined;
      // What the name of an imported module is, depends on how it is imported.
      const isSame = asked === '__main__' ? isEntry : isEntry && asked !== undefined ? false : undefined;
      return isSame === undefined || (op?.nodeType !== 'Eq' && op?.nodeType !== 'NotEq')
        ? undefined
        : op.nodeType === 'Eq'
          ? isSame
          : !isSame;
    }
    default:
      return undefined;
  }
}

/** How a statement hands over to the next one. */
export interface Exits {
  /** Whether the statement after it never runs. */
  readonly always: boolean;
  /** Whether it may end its function, or a round of its loop, with the script going on or ending well. */
  readonly sometimes: boolean;
  /** Whether it may raise an exception by a statement `raise`, or end the script as failed. */
  readonly raises: boolean;
}

const STAYS: Exits = { always: false, sometimes: false, raises: false };

/** The exits of a list of statements. */
export function exitsOf(body: readonly StmtNode[], isEntry: boolean, depth = 0): Exits {
  let sometimes = false;
  let raises = false;
  for (const statement of body) {
    const exits = exitsOfStatement(statement, isEntry, depth);
    sometimes ||= exits.sometimes;
    raises ||= exits.raises;
    if (exits.always) {
      return { always: true, sometimes, raises };
    }
  }
  return { always: false, sometimes, raises };
}

/** The exits of one statement. */
export function exitsOfStatement(node: StmtNode, isEntry: boolean, depth = 0): Exits {
  if (depth > 60) {
    return { always: false, sometimes: true, raises: true };
  }
  const inside = (body: readonly StmtNode[]): Exits => exitsOf(body, isEntry, depth + 1);
  switch (node.nodeType) {
    case 'Return':
    case 'Break':
    case 'Continue':
      return { always: true, sometimes: true, raises: false };
    case 'Raise':
      return { always: true, sometimes: false, raises: true };
    case 'Expr':
      return exitsOfCall(node.value);
    case 'If': {
      const truth = staticTruth(node.test, isEntry);
      if (truth !== undefined) {
        return inside(truth ? node.body : node.orelse);
      }
      return either([inside(node.body), inside(node.orelse)]);
    }
    case 'With':
    case 'AsyncWith': {
      const exits = inside(node.body);
      // A context manager may swallow what is raised inside.
      return { always: false, sometimes: exits.sometimes || exits.always, raises: exits.raises };
    }
    case 'Try':
    case 'TryStar': {
      const last = inside(node.finalbody);
      const handlers = node.handlers.map(({ body }) => inside(body));
      const normal = inside([...node.body, ...node.orelse]);
      const all = either([normal, ...handlers]);
      return {
        always: last.always || all.always,
        sometimes: last.sometimes || all.sometimes,
        raises: last.raises || all.raises,
      };
    }
    case 'While': {
      const isEndless = staticTruth(node.test, isEntry) === true && !breaks(node.body, 0);
      return { always: isEndless, ...loopExits([inside(node.body), inside(node.orelse)], node) };
    }
    case 'For':
    case 'AsyncFor':
      return { always: false, ...loopExits([inside(node.body), inside(node.orelse)], node) };
    case 'Match':
      return { ...either(node.cases.map(({ body }) => inside(body))), always: false };
    default:
      return STAYS;
  }
}

function either(ways: readonly Exits[]): Exits {
  return {
    always: ways.every(({ always }) => always),
    sometimes: ways.some(({ sometimes }) => sometimes),
    raises: ways.some(({ raises }) => raises),
  };
}

/** `sys.exit()` and its like; with an argument other than 0 and None the script fails, as if it raised. */
function exitsOfCall(node: ExprNode): Exits {
  if (node.nodeType !== 'Call' || !isExit(node.func)) {
    return STAYS;
  }
  const [status] = node.args;
  const code = status === undefined ? 0 : constantValue(status);
  const fails =
    status !== undefined &&
    (constantText(status) !== undefined || (code !== undefined && Number(code) !== 0));
  return { always: true, sometimes: !fails, raises: fails };
}

/** What a loop's body does to what comes after the loop: a `break` or `continue` in it ends no more than the loop. */
function loopExits(
  parts: readonly Exits[],
  { body, orelse }: { readonly body: readonly StmtNode[]; readonly orelse: readonly StmtNode[] },
): Omit<Exits, 'always'> {
  return { sometimes: returns([...body, ...orelse], 0), raises: either(parts).raises };
}

function isExit(func: ExprNode): boolean {
  return func.nodeType === 'Name'
    ? func.id === 'exit' || func.id === 'quit'
    : func.nodeType === 'Attribute' &&
        func.value.nodeType === 'Name' &&
        ['sys.exit', 'os._exit'].includes(`${func.value.id}.${func.attr}`);
}

/** Whether a loop with such a body can end before it has gone through its list. */
export function leavesLoop(body: readonly StmtNode[]): boolean {
  return breaks(body, 0) || returns(body, 0);
}

/** Whether a loop's body has a `break` of that loop. */
function breaks(body: readonly StmtNode[], depth: number): boolean {
  return body.some(
    (statement) =>
      statement.nodeType === 'Break' ||
      depth > 60 ||
      (statement.nodeType !== 'While' && statement.nodeType !== 'For' && statement.nodeType !== 'AsyncFor'
        ? innerBodies(statement).some((inner) => breaks(inner, depth + 1))
        : breaks(statement.orelse, depth + 1)),
  );
}

/** Whether a loop's body may end the function, or the script well. */
function returns(body: readonly StmtNode[], depth: number): boolean {
  return body.some(
    (statement) =>
      statement.nodeType === 'Return' ||
      depth > 60 ||
      (statement.nodeType === 'Expr' && exitsOfCall(statement.value).sometimes) ||
      innerBodies(statement).some((inner) => returns(inner, depth + 1)),
  );
}

/** The lists of statements inside one that run as part of it. */
export function innerBodies(node: StmtNode): readonly (readonly StmtNode[])[] {
  switch (node.nodeType) {
    case 'If':
    case 'While':
    case 'For':
    case 'AsyncFor':
      return [node.body, node.orelse];
    case 'With':
    case 'AsyncWith':
      return [node.body];
    case 'Try':
    case 'TryStar':
      return [node.body, ...node.handlers.map(({ body }) => body), node.orelse, node.finalbody];
    case 'Match':
      return node.cases.map(({ body }) => body);
    default:
      return [];
  }
}
