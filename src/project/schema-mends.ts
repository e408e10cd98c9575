import { onlySlip } from '../diagnostics/slip.js';
import type { Change } from '../source/change.js';
import type { Location } from '../source/location.js';
import type { Mend } from '../source/mend.js';
import type { SchemaError } from './validators.js';

/** What mends a finding of a schema at its own place. */
export interface SchemaMend {
  readonly title: string;
  readonly change: Change;
}

/** The same at the place of the finding. */
export function mendAt(at: Location, { title, change }: SchemaMend): Mend {
  return { title, changes: [{ at, change }] };
}

/** The mend of a key that its map does not take: the only known one, and not there yet, that it can be a slip of. */
export function keyMend(key: string, map: unknown, known: readonly string[]): SchemaMend | undefined {
  const present = typeof map === 'object' && map !== null ? map : {};
  const name = onlySlip(
    key,
    known.filter((option) => !Object.hasOwn(present, option)),
  );
  return name === undefined
    ? undefined
    : { title: `Rename "${key}" to "${name}"`, change: { kind: 'rename', name } };
}

/** The mend of a text that is none of those allowed: the only one that it can be a slip of. */
export function choiceMend(value: unknown, allowed: readonly unknown[]): SchemaMend | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const name = onlySlip(
    value,
    allowed.filter((option) => typeof option === 'string'),
  );
  return name === undefined
    ? undefined
    : { title: `Write "${name}" for "${value}"`, change: { kind: 'set', was: value, value: name } };
}

/** The mend of a value whose type is wrong only by how YAML reads it: quotes that are missing or too many, a list of one without brackets. */
export function typeMend({ data, schema, parentSchema, instancePath }: SchemaError): SchemaMend | undefined {
  const types = (Array.isArray(schema) ? schema : [schema]).map(String).filter((type) => type !== 'null');
  const isList = types.join() === 'array';
  return typeof data === 'string' && isList && isOneWord(data) && takesText(parentSchema?.items, data)
    ? { title: `Make "${data}" a list of one`, change: { kind: 'enlist' } }
    : scalarMend(instancePath.split('/').at(-1) ?? '', data, types);
}

/** The same for the scalar of a key, where one of some types of JSON Schema is wanted. */
export function scalarMend(name: string, data: unknown, types: readonly string[]): SchemaMend | undefined {
  if (typeof data === 'number' || typeof data === 'boolean') {
    return types.join() === 'string'
      ? { title: `Put the value of "${name}" in quotes`, change: { kind: 'quote' } }
      : undefined;
  }
  const value = typeof data === 'string' && !types.includes('string') ? scalarIn(data, types) : undefined;
  return typeof data === 'string' && value !== undefined
    ? { title: `Write ${String(value)} for "${data}"`, change: { kind: 'set', was: data, value } }
    : undefined;
}

/** The number or boolean that a text is the usual form of; in YAML 1.1 `yes` and `no` are booleans too (yaml.org/type/bool.html). */
function scalarIn(text: string, types: readonly string[]): number | boolean | undefined {
  const number = Number(text);
  const isWanted = types.includes('number')
    ? Number.isFinite(number)
    : types.includes('integer') && Number.isSafeInteger(number);
  if (isWanted && String(number) === text) {
    return number;
  }
  if (types.includes('boolean') && /^(true|yes|on)$/i.test(text)) {
    return true;
  }
  return types.includes('boolean') && /^(false|no|off)$/i.test(text) ? false : undefined;
}

/** Characters that the title of a mend shows at most; the longest names of SageMaker's have 256. */
const MAX_WORD = 256;

/** Several words or names may be meant as several entries. */
function isOneWord(text: string): boolean {
  return text !== '' && text.length <= MAX_WORD && !/[\s,;|]/.test(text);
}

function takesText(items: unknown, text: string): boolean {
  if (typeof items !== 'object' || items === null) {
    return false;
  }
  const type = 'type' in items ? items.type : undefined;
  return type === 'string' || ('enum' in items && Array.isArray(items.enum) && items.enum.includes(text));
}
