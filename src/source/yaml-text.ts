import { Scalar, stringify } from 'yaml';
import type { Written } from './change.js';

/** `compat`: a text that YAML 1.1 takes for something else, such as `yes`, is quoted too. */
const OPTIONS = { lineWidth: 0, compat: 'yaml-1.1', flowCollectionPadding: true } as const;

/** How a scalar is written in a text. */
export type ScalarStyle = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE';

/**
 * A scalar as YAML on one line. A text is written in the style given; one that would not stay the same text without
 * quotes, in a flow collection or outside of it, gets some.
 */
export function scalarText(value: string | number | boolean, style: ScalarStyle, inFlow: boolean): string {
  const scalar = new Scalar(value);
  if (typeof value === 'string') {
    scalar.type = value.includes('\n') ? 'QUOTE_DOUBLE' : style;
  }
  return inFlow
    ? stringify([scalar], { ...OPTIONS, collectionStyle: 'flow', flowCollectionPadding: false }).slice(1, -2)
    : stringify(scalar, OPTIONS).trimEnd();
}

/** A value as YAML on one line, as it can stand in a flow collection. */
export function flowText(value: Written): string {
  if (Array.isArray(value)) {
    return `[${value.map(flowText).join(', ')}]`;
  }
  if (typeof value !== 'object') {
    return scalarText(value, 'PLAIN', true);
  }
  const entries = Object.entries(value).map(([key, entry]) => entryText(key, entry));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A key and its value as YAML on one line, as an entry of a flow map. */
export function entryText(key: string, value: Written): string {
  return `${scalarText(key, 'PLAIN', true)}: ${flowText(value)}`;
}

/** A key and its value as lines of a block map, each with its indentation. Lists are written on one line. */
export function blockLines(key: string, value: Written, indent: string, step: string): readonly string[] {
  const start = `${indent}${scalarText(key, 'PLAIN', false)}:`;
  if (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0) {
    return [
      start,
      ...Object.entries(value).flatMap(([name, entry]) => blockLines(name, entry, `${indent}${step}`, step)),
    ];
  }
  return [`${start} ${typeof value === 'object' ? flowText(value) : scalarText(value, 'PLAIN', false)}`];
}
