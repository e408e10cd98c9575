import type { Json } from '../source/traced.js';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a JSON value is an object: no list, no scalar, not null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A JSON value as a list: its items, or none if it is no list. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : [];
}

/** The member of an object that is its own; undefined where the value is no object, or the member is absent or null. */
export function memberOf(value: Json | undefined, ...names: readonly string[]): Json | undefined {
  let current = value;
  for (const name of names) {
    current = isJsonObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  }
  return current ?? undefined;
}

/** The JSON pointer (RFC 6901) of a member or item below another one. */
export function pointerTo(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (parent, key) =>
      `${parent}/${typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    pointer,
  );
}

/** The keys of a JSON pointer, unescaped; none for the whole document. */
export function pointerKeys(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
