import { createHash } from 'node:crypto';
import type { Json } from '../source/traced.js';

/** The text of a JSON value with the keys of every map sorted by UTF-16 code units: equal exactly for equal values. */
export function canonicalJson(value: Json): string {
  if (isJsonList(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (!isJsonMap(value)) {
    return JSON.stringify(value);
  }
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Whether a JSON value is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a JSON value is a map. */
export function isJsonMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is plain JSON data, as JSON.parse gives it. */
export function isJson(value: unknown): value is Json {
  if (Array.isArray(value)) {
    return value.every(isJson);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every(isJson);
  }
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** SHA-256 of a text's UTF-8 or of bytes, in 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
