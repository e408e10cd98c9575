import type { Json } from '../source/traced.js';

/**
 * A number as Python writes it (`repr`), so that the same config gives the same text as with the SDK: JavaScript
 * writes small fractions without an exponent down to 1e-6, Python down to 1e-4, and with two digits of exponent.
 */
export function numberText(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 1e-4
    ? String(value)
    : value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

/** JSON as Python's `json.dumps` writes it: a blank after each comma and colon, and ASCII only. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(/[^\x20-\x7e]/g, escapeUnit);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  return isList(value)
    ? `[${value.map(jsonText).join(', ')}]`
    : `{${Object.entries(value)
        .map(([key, entry]) => `${jsonText(key)}: ${jsonText(entry)}`)
        .join(', ')}}`;
}

/** A value as Python's `str` writes it: a text as it is, `True`, `None`, lists and maps as Python literals. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : literalText(value);
}

/** A value as Python's `repr` writes it. */
function literalText(value: Json): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  if (value === null) {
    return 'None';
  }
  return isList(value)
    ? `[${value.map(literalText).join(', ')}]`
    : `{${Object.entries(value)
        .map(([key, entry]) => `${quoted(key)}: ${literalText(entry)}`)
        .join(', ')}}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Python prefers single quotes, and takes double ones for a text with single quotes only. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replace(/[\n\r\t\\]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\x00-\x1f\x7f]/g, (character) => `\\x${hexadecimal(character, 2)}`)
    .replaceAll(quote, `\\${quote}`);
  return quote + inner + quote;
}

function escapeUnit(unit: string): string {
  return `\\u${hexadecimal(unit, 4)}`;
}

function hexadecimal(unit: string, digits: number): string {
  return unit.charCodeAt(0).toString(16).padStart(digits, '0');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
