import type { ExprNode } from 'py-ast';
import { reachOf } from '../evaluate/callers.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import { ENVIRONMENT_GETTERS } from '../evaluate/library.js';
import type { Site } from '../evaluate/program.js';
import { constantText } from '../evaluate/syntax.js';
import { containerPath } from '../evaluate/text.js';
import type { Maker, Value } from '../evaluate/values.js';
import { recordOf, type PathRecord, type Records } from './records.js';

/** Notes the paths that an expression itself writes or puts together. Those of idle ones are not sure to matter. */
export function nameTexts(
  evaluator: Evaluator,
  records: Records,
  site: Site<ExprNode>,
  idle: ReadonlySet<ExprNode>,
): void {
  if (!canName(evaluator, site)) {
    return;
  }
  const value = evaluator.evaluate(site.node, site.frame);
  for (const one of value) {
    if (one.kind !== 'text' || one.maker?.node !== site.node) {
      continue;
    }
    const record = recordOf(records, one.maker, one);
    if (record !== undefined && isSaidBefore(value, record, one.maker)) {
      record.isPart = true;
    } else if (record !== undefined) {
      record.isNamed = true;
      record.certain =
        value.length === 1 &&
        !one.isLoose &&
        site.flow.fallback !== true &&
        !idle.has(site.node) &&
        reachOf(evaluator, site).certain;
    }
  }
}

/** Whether the default of an environment variable says the path that the training toolkit gives it. */
function isSaidBefore(value: Value, { path }: PathRecord, maker: Maker): boolean {
  return value.some(
    (one) => one.kind === 'text' && one.maker?.node !== maker.node && containerPath(one)?.path === path,
  );
}

/** Calls that can put a path together. */
const JOINING = new Set([
  'join',
  'joinpath',
  'format',
  'Path',
  'PurePath',
  'PosixPath',
  'PurePosixPath',
  'with_name',
]);
const ENVIRONMENT_NAMES = new Set(
  [...ENVIRONMENT_GETTERS].map((name) => name.slice(name.lastIndexOf('.') + 1)),
);

/** Whether an expression is one that can put a path under /opt/ml together. */
function canName(evaluator: Evaluator, { node, frame }: Site<ExprNode>): boolean {
  const beginning = beginningOf(node);
  if (beginning !== undefined) {
    return '/opt/ml'.startsWith(beginning.slice(0, '/opt/ml'.length));
  }
  if (isMessage(node)) {
    return false;
  }
  const isExternal = (of: ExprNode, names: (name: string) => boolean): boolean =>
    evaluator.evaluate(of, frame).some((one) => one.kind === 'external' && names(one.name));
  if (node.nodeType === 'Call') {
    const { func } = node;
    const name = func.nodeType === 'Attribute' ? func.attr : '';
    return (
      JOINING.has(name) ||
      (ENVIRONMENT_NAMES.has(name) && isExternal(func, (full) => ENVIRONMENT_GETTERS.has(full))) ||
      (func.nodeType === 'Name' &&
        isExternal(
          func,
          (full) => ENVIRONMENT_GETTERS.has(full) || JOINING.has(full.slice(full.lastIndexOf('.') + 1)),
        ))
    );
  }
  // Only variables of the training toolkit hold a path.
  return (
    node.nodeType !== 'Subscript' ||
    (constantText(node.slice)?.startsWith('SM_') !== false &&
      isExternal(node.value, (full) => full === 'os.environ'))
  );
}

/** Whether a text has parts that only messages have: ` has no rows`, `: `. */
function isMessage(node: ExprNode): boolean {
  const parts = node.nodeType === 'JoinedStr' ? node.values : node.nodeType === 'BinOp' ? [node.right] : [];
  return parts.some((part) => {
    const text: unknown = part.nodeType === 'Constant' ? part.value : undefined;
    return typeof text === 'string' && /^[\s:;,()]|[:;,()]\s/.test(text);
  });
}

/** The characters with which a text begins, where they are written; undefined where they are not. */
function beginningOf(node: ExprNode): string | undefined {
  let at = node;
  while (at.nodeType === 'BinOp') {
    at = at.left;
  }
  if (at.nodeType === 'Call' && at.func.nodeType === 'Attribute') {
    const { attr, value } = at.func;
    const separator = attr === 'join' ? constantText(value) : undefined;
    if (attr === 'format' || (separator !== undefined && separator !== '' && separator !== '/')) {
      at = value;
    }
  }
  const first = at.nodeType === 'JoinedStr' ? at.values[0] : at;
  const value: unknown = first?.nodeType === 'Constant' ? first.value : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
