import type { Location } from './location.js';

/** Plain JSON data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Types a pipeline variable can have; Any where only the execution knows. */
export type ValueType = 'String' | 'Integer' | 'Float' | 'Boolean' | 'Any';

/** A pipeline variable or a combination of some, in the JSON form of the definition, with the type of its result. */
export interface ExpressionValue {
  readonly expression: Json;
  readonly type: ValueType;
}

/** What stands at one place of a user's file once its ${...} are resolved. */
export type TracedValue =
  string | number | boolean | null | ExpressionValue | readonly Traced[] | ReadonlyMap<string, Traced>;

/** A value with the place it was written at. Parts of maps and lists have places of their own. */
export class Traced {
  constructor(
    readonly value: TracedValue,
    readonly at: Location,
  ) {}
}

/** Whether a value is a map of traced values. */
export function isTracedMap(value: TracedValue): value is ReadonlyMap<string, Traced> {
  return value instanceof Map;
}

/** Whether a value is a list of traced values. */
export function isTracedList(value: TracedValue): value is readonly Traced[] {
  return Array.isArray(value);
}

/** Whether a value is an expression. */
export function isExpressionValue(value: TracedValue): value is ExpressionValue {
  return typeof value === 'object' && value !== null && !isTracedMap(value) && !isTracedList(value);
}

/** The same value as plain JSON; expressions in the JSON form of the definition. */
export function toJson(traced: Traced): Json {
  const { value } = traced;
  if (isTracedMap(value)) {
    return Object.fromEntries([...value].map(([key, entry]) => [key, toJson(entry)]));
  }
  if (isTracedList(value)) {
    return value.map(toJson);
  }
  return isExpressionValue(value) ? value.expression : value;
}

/** Plain data as traced data, all of it below one place. Values that JSON does not have become null. */
export function trace(value: unknown, at: Location): Traced {
  const below = (key: string | number): Location => ({
    source: at.source,
    path: [...at.path, key],
    target: 'value',
  });
  if (Array.isArray(value)) {
    return new Traced(
      value.map((item: unknown, index) => trace(item, below(index))),
      at,
    );
  }
  if (typeof value === 'object' && value !== null) {
    return new Traced(
      new Map(Object.entries(value).map(([key, entry]) => [key, trace(entry, below(key))])),
      at,
    );
  }
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return new Traced(scalar ? value : null, at);
}
