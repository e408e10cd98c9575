import type { Json } from '../source/traced.js';
import {
  wholePattern,
  type NumberShape,
  type PlainShape,
  type Shape,
  type StringShape,
} from './service-model.js';

/** A shape whose values are single: texts, numbers, booleans, points in time. */
export type ScalarShape = StringShape | NumberShape | PlainShape;

/** What a JSON value is; `integer` is any number without a fraction. */
export type JsonKind = 'string' | 'integer' | 'float' | 'boolean' | 'list' | 'object' | 'null';

/** What a shape has against a value. */
export type ValueProblem =
  | { readonly kind: 'wrong-type'; readonly expected: Shape['type']; readonly actual: JsonKind }
  | { readonly kind: 'not-in-enum'; readonly value: string; readonly allowed: readonly string[] }
  | { readonly kind: 'pattern'; readonly value: string; readonly pattern: string }
  | {
      /** A text, list or map has too few or too many characters (code points), items or entries. */
      readonly kind: 'length';
      readonly unit: 'character' | 'item' | 'entry';
      readonly actual: number;
      readonly min: number | undefined;
      readonly max: number | undefined;
    }
  | {
      readonly kind: 'range';
      readonly value: number;
      readonly min: number | undefined;
      readonly max: number | undefined;
    };

/** Longer texts are not compared with a pattern: it may take a time that grows with the square of their length. */
const MAX_PATTERN_LENGTH = 4096;

/** Whether the values of a shape are single. */
export function isScalarShape(shape: Shape): shape is ScalarShape {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
}

/** What a JSON value is. */
export function kindOf(value: Json): JsonKind {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'float';
  }
  if (typeof value === 'string' || typeof value === 'boolean') {
    return typeof value === 'string' ? 'string' : 'boolean';
  }
  return Array.isArray(value) ? 'list' : 'object';
}

/**
 * What a shape has against a single JSON value, at most one problem: its type first, then enum, length, pattern and
 * range. A number is never taken for a text nor a text for a number, as the service reads JSON; a point in time may be
 * either.
 */
export function scalarProblem(value: Json, shape: ScalarShape): ValueProblem | undefined {
  const actual = kindOf(value);
  if (!isOfType(actual, shape.type)) {
    return { kind: 'wrong-type', expected: shape.type, actual };
  }
  if (shape.type === 'string' && typeof value === 'string') {
    return textProblem(value, shape);
  }
  return (shape.type === 'integer' || shape.type === 'float') && typeof value === 'number'
    ? rangeProblem(value, shape)
    : undefined;
}

/** What a shape's bounds have against a count of characters, items or entries. */
export function lengthProblem(
  actual: number,
  unit: 'character' | 'item' | 'entry',
  { min, max }: { readonly min: number | undefined; readonly max: number | undefined },
): ValueProblem | undefined {
  return (min !== undefined && actual < min) || (max !== undefined && actual > max)
    ? { kind: 'length', unit, actual, min, max }
    : undefined;
}

function isOfType(actual: JsonKind, type: ScalarShape['type']): boolean {
  switch (type) {
    case 'float':
      return actual === 'integer' || actual === 'float';
    case 'timestamp':
      return actual === 'string' || actual === 'integer' || actual === 'float';
    default:
      return actual === type;
  }
}

function textProblem(value: string, shape: StringShape): ValueProblem | undefined {
  if (shape.enum !== undefined) {
    return shape.enum.includes(value) ? undefined : { kind: 'not-in-enum', value, allowed: shape.enum };
  }
  const tooLong = lengthProblem(codePoints(value, shape.max), 'character', shape);
  if (tooLong !== undefined) {
    return tooLong;
  }
  const { pattern = '' } = shape;
  return value.length > MAX_PATTERN_LENGTH || wholePattern(shape)?.test(value) !== false
    ? undefined
    : { kind: 'pattern', value, pattern };
}

/** Only a text that may be too long has to be counted; no code point is more than two units. */
function codePoints(value: string, max: number | undefined): number {
  return max !== undefined && value.length > max ? Array.from(value).length : value.length;
}

function rangeProblem(value: number, { min, max }: NumberShape): ValueProblem | undefined {
  return (min !== undefined && value < min) || (max !== undefined && value > max)
    ? { kind: 'range', value, min, max }
    : undefined;
}
