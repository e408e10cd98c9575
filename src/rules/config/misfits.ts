import { isRecord } from '../../project/schema-problems.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  type ExpressionValue,
  type Traced,
  type ValueType,
} from '../../source/traced.js';

type Schema = Readonly<Record<string, unknown>>;

/** A pipeline variable whose type is none that its place takes. */
export interface Misfit {
  /** The key, with the way to the place below it. */
  readonly name: string;
  /** What the place takes, in words. */
  readonly wanted: string;
  readonly variable: ExpressionValue;
  readonly at: Traced['at'];
}

/** The variables in a value whose types its schema does not take. `isText`: the value becomes a text anyway, as all own keys do. */
export function misfits(
  name: string,
  { value, at }: Traced,
  schema: Schema,
  isText: boolean,
): readonly Misfit[] {
  if (isTracedMap(value)) {
    return [...value].flatMap(([key, entry]) => {
      const inner = memberSchema(schema, key);
      return inner === undefined ? [] : misfits(`${name}.${key}`, entry, inner, isText);
    });
  }
  if (isTracedList(value)) {
    const { items } = schema;
    return isRecord(items)
      ? value.flatMap((item, index) => misfits(`${name}[${index}]`, item, items, isText))
      : [];
  }
  if (!isExpressionValue(value)) {
    return [];
  }
  const types = typesOf(schema);
  const accepted = types === undefined || types.some((type) => accepts(type, value.type, isText));
  return accepted
    ? []
    : [{ name, wanted: types.map((type) => NOUNS[type] ?? type).join(' or '), variable: value, at }];
}

function memberSchema(schema: Schema, key: string): Schema | undefined {
  const { properties, additionalProperties } = schema;
  const named = isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  const found = named ?? additionalProperties;
  return isRecord(found) ? found : undefined;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

/** The JSON Schema types that a schema allows; undefined if it does not say. */
function typesOf({ type, enum: values }: Schema): readonly string[] | undefined {
  if (type !== undefined) {
    return (Array.isArray(type) ? type : [type]).map(String);
  }
  return Array.isArray(values) ? [...new Set(values.map((value: unknown) => typeof value))] : undefined;
}

function accepts(type: string, given: ValueType, isText: boolean): boolean {
  switch (given) {
    case 'Any':
      return true;
    case 'String':
      return type === 'string' || (isText && (type === 'array' || type === 'object'));
    case 'Integer':
      return type === 'integer' || type === 'number' || (isText && type === 'string');
    case 'Float':
      return type === 'number' || (isText && type === 'string');
    case 'Boolean':
      return type === 'boolean' || (isText && type === 'string');
  }
}
