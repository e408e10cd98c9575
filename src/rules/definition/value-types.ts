import type { ExpressionType } from '../../sagemaker/check-shape.js';
import { isExpression } from '../../sagemaker/expression.js';
import { memberOf } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionContext } from './context.js';
import type { DefinitionParameter } from './parameters.js';
import { referenceOf } from './references.js';
import { textOf } from './steps.js';
import { quoted, quotedExpression } from './words.js';

/** What kind of single value stands in a condition; undefined where that is not certain. */
export type ValueKind = 'text' | 'number' | 'boolean';

const KINDS: Partial<Record<ExpressionType, ValueKind>> = {
  string: 'text',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
};

/** Which kind of single value a value of a condition is, or an expression in it gives. */
export function valueKind(value: Json, { typeOf }: DefinitionContext): ValueKind | undefined {
  if (isExpression(value)) {
    return KINDS[typeOf(value)];
  }
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return undefined;
  }
}

/** A value of a condition in words: what it gets, or itself. */
export function valueNoun(value: Json): string {
  return isExpression(value)
    ? quotedExpression(value)
    : typeof value === 'string'
      ? quoted(value)
      : JSON.stringify(value);
}

/** The parameter that a value of a condition refers to. */
export function parameterIn(
  value: Json | undefined,
  { parameterByName }: DefinitionContext,
): DefinitionParameter | undefined {
  const text = isExpression(value) ? textOf(memberOf(value, 'Get')) : undefined;
  const reference = text === undefined ? undefined : referenceOf(text);
  return reference?.kind === 'parameter' ? parameterByName.get(reference.name) : undefined;
}
