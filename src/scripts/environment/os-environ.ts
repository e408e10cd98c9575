import type { ExprNode } from 'py-ast';
import type { Evaluator } from '../evaluate/evaluator.js';
import { lastName } from '../evaluate/syntax.js';
import type { Value } from '../evaluate/values.js';

/** Whether a value is os.environ, or may be. */
export function isEnvironment(value: Value): boolean {
  return value.some((one) => one.kind === 'external' && one.name === 'os.environ');
}

/** Tells the expressions that cannot be os.environ by their looks, so that only the others are evaluated. */
export function environmentLooks({ program }: Evaluator): (node: ExprNode) => boolean {
  const { aliases, references } = program;
  const names = new Set(['environ', 'environb', ...(aliases.get('environ') ?? [])]);
  // Only then can another name stand for it.
  const isPassedOn = [...names].some((name) =>
    references.get(name)?.some(({ use }) => !['receiver', 'subscripted', 'container'].includes(use.kind)),
  );
  return (node) => isPassedOn || names.has(lastName(node) ?? '');
}
