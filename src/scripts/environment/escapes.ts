import type { ExprNode } from 'py-ast';
import { pythonLocation } from '../../source/python.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import type { Reference } from '../evaluate/program.js';
import type { UnknownUse } from '../facts.js';
import { isEnvironment } from './os-environ.js';

/** Methods of os.environ that read none of its variables, or one that is looked at elsewhere. */
const HARMLESS = new Set(['get', 'pop', 'setdefault', '__getitem__', '__contains__', 'update', 'clear']);

/** Places where all environment variables are used together. */
export function escapes(
  evaluator: Evaluator,
  mayBeEnvironment: (node: ExprNode) => boolean,
): readonly UnknownUse[] {
  const found: UnknownUse[] = [];
  for (const { sites } of evaluator.program.modules) {
    for (const reference of sites.references) {
      if (
        isUsedWhole(reference) &&
        mayBeEnvironment(reference.node) &&
        isEnvironment(evaluator.evaluate(reference.node, reference.frame)) &&
        !isFollowed(evaluator, reference)
      ) {
        found.push({
          kind: 'environment',
          at: pythonLocation(reference.frame.scope.module.file.source, reference.node),
          reason: 'uses all environment variables together',
        });
      }
    }
    for (const { node, frame } of sites.classes) {
      const isSettings = node.bases.some((base) =>
        evaluator
          .evaluate(base, frame)
          .some((one) => one.kind === 'external' && /^pydantic(_settings)?\..*BaseSettings$/.test(one.name)),
      );
      if (isSettings) {
        found.push({
          kind: 'environment',
          at: pythonLocation(frame.scope.module.file.source, node),
          reason: 'reads environment variables through a settings class',
        });
      }
    }
  }
  return found;
}

function isUsedWhole({ use }: Reference): boolean {
  return !['subscripted', 'container', 'assigned', 'returned'].includes(use.kind);
}

/** Functions that only show what they get. */
const SHOWING = /^(builtins\.(print|len)|pprint\.pprint|logging\.)/;

/** Whether what is done with os.environ is seen elsewhere: one of its variables is asked for, or a function of the script gets it. */
function isFollowed(evaluator: Evaluator, { node, frame, use }: Reference): boolean {
  if (use.kind === 'receiver') {
    return HARMLESS.has(use.attr);
  }
  if (use.kind !== 'argument') {
    return false;
  }
  const { call } = use;
  const callees = evaluator.evaluate(call.func, frame);
  const isPlain = call.args.includes(node) || call.keywords.some(({ value }) => value === node);
  return (
    isPlain &&
    callees.every((one) => one.kind === 'function' || (one.kind === 'external' && SHOWING.test(one.name)))
  );
}
