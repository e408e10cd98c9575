import type { YamlData } from '../scaffold/yaml-text.js';
import type { Json, Traced } from '../source/traced.js';
import { plain, type Fields } from './peer-config.js';

/** A config value of a step: where it goes, what it is, and what of the peer's it was made of. */
export interface Setting {
  /** A config key, or one and a name in it. */
  readonly path: readonly [key: string, name?: string];
  readonly value: YamlData;
  readonly from: readonly Traced[];
  /** What has to be filled in, if the value only keeps its place. */
  readonly wanted?: string;
  /** Whether the value is pipectl's own language, so that a ${...} in it is one. */
  readonly isExpression?: boolean;
}

/** A text, number or truth value as the peer means it; undefined for anything else. */
export function scalar(traced: Traced | undefined): string | number | boolean | undefined {
  const value = traced === undefined ? undefined : plain(traced);
  return typeof value === 'object' ? undefined : value;
}

/** Settings that are fields of the peer's under other names. */
export function same(fields: Fields, keys: Readonly<Record<string, string>>): readonly Setting[] {
  return Object.entries(keys).flatMap(([field, key]): Setting[] => {
    const traced = fields.get(field);
    const value = scalar(traced);
    return traced === undefined || value === undefined ? [] : [{ path: [key], value, from: [traced] }];
  });
}

/** What a setting was made of, where there is a value. */
export function unlessEmpty(value: unknown, traced: Traced | undefined): readonly Traced[] {
  return value === undefined || traced === undefined ? [] : [traced];
}

/** The same data without empty values, which YAML files of pipectl's take for "remove"; undefined for one alone. */
export function yamlData(value: Json): YamlData | undefined {
  if (value === null) {
    return undefined;
  }
  if (typeof value !== 'object') {
    return value;
  }
  const isList = (data: Json): data is readonly Json[] => Array.isArray(data);
  return isList(value)
    ? value.flatMap((item) => yamlData(item) ?? [])
    : Object.fromEntries(
        Object.entries(value).flatMap(([key, entry]) => {
          const data = yamlData(entry);
          return data === undefined ? [] : [[key, data]];
        }),
      );
}
