import { positionalArguments } from '../evaluate/arguments.js';
import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Site } from '../evaluate/program.js';
import type { Value } from '../evaluate/values.js';
import {
  functionAccesses,
  mayUsePath,
  methodAccesses,
  sparkAccesses,
  usesOfPathMethod,
  WRITES,
  type Access,
} from './access-table.js';

/** A path among the arguments of a call, and what the call does with it. */
export interface UsedValue {
  readonly value: Value;
  readonly uses: number;
}

/** The paths that a call uses. */
export function accessesOf(evaluator: Evaluator, { node, frame }: Site<Call>): readonly UsedValue[] {
  const { func } = node;
  if (
    func.nodeType === 'Attribute' &&
    !mayUsePath(func.attr) &&
    func.attr !== 'rename' &&
    func.attr !== 'replace'
  ) {
    return [];
  }
  const receiver = func.nodeType === 'Attribute' ? evaluator.evaluate(func.value, frame) : undefined;
  const uses = func.nodeType === 'Attribute' ? usesOfPathMethod(func.attr, node) : 0;
  const isPath = receiver?.some(({ kind }) => kind === 'text' || (kind === 'unknown' && uses !== 0)) === true;
  if (func.nodeType === 'Attribute' && receiver !== undefined && isPath) {
    return [
      ...(uses === 0
        ? []
        : [{ value: receiver.filter(({ kind }) => kind === 'text' || kind === 'unknown'), uses }]),
      ...(func.attr === 'rename' || func.attr === 'replace'
        ? argumentValues(evaluator, node, frame, { index: 0, names: ['target'], uses: WRITES })
        : []),
    ];
  }
  const callees = evaluator.evaluate(func, frame);
  if (callees.some(({ kind }) => kind === 'function' || kind === 'class')) {
    return [];
  }
  const byName = callees.flatMap((one) => (one.kind === 'external' ? functionAccesses(one.name, node) : []));
  const spark = sparkAccesses(node);
  const other = func.nodeType !== 'Attribute' || spark.length > 0 ? spark : methodAccesses(func.attr);
  const accesses = byName.length > 0 ? byName : other;
  return accesses.flatMap((access) => argumentValues(evaluator, node, frame, access));
}

/** Functions that do nothing with a path that they get as an argument. */
const HARMLESS = /^(os\.|pathlib\.|builtins\.|logging|argparse\.)/;

/** The arguments of a call of something that is not known. */
export function passedValues(evaluator: Evaluator, { node, frame }: Site<Call>): readonly Value[] {
  const callees = evaluator.evaluate(node.func, frame);
  const isKnown = callees.every(
    (one) =>
      one.kind === 'function' ||
      one.kind === 'class' ||
      (one.kind === 'external' && (HARMLESS.test(one.name) || functionAccesses(one.name, node).length > 0)),
  );
  return isKnown
    ? []
    : [...node.args, ...node.keywords.map(({ value }) => value)].map((one) => evaluator.evaluate(one, frame));
}

function argumentValues(
  evaluator: Evaluator,
  call: Call,
  frame: Site<Call>['frame'],
  { index, names, uses }: Access,
): readonly UsedValue[] {
  const named = call.keywords.find(({ arg }) => arg !== undefined && names.includes(arg));
  if (named !== undefined) {
    return [{ value: evaluator.evaluate(named.value, frame), uses }];
  }
  const item = positionalArguments(evaluator, call, frame).items[index];
  return item === undefined ? [] : [{ value: valueOf(evaluator, item), uses }];
}
