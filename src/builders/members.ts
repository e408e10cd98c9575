import type { EffectiveConfig } from '../project/config.js';
import { isTracedMap, Traced } from '../source/traced.js';
import { valueAt } from './values.js';

/** The name of an AWS member that a config key stands for: `content_type` is ContentType. */
export function pascalCase(key: string): string {
  return key
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

/** A config value whose keys, at every depth, are the names of AWS's members in snake_case, under those names. */
export function membersOf(traced: Traced): Traced {
  return isTracedMap(traced.value)
    ? new Traced(
        new Map([...traced.value].map(([key, value]) => [pascalCase(key), membersOf(value)])),
        traced.at,
      )
    : traced;
}

/** The same of a config key; undefined if the config has none. */
export function membersAt(config: EffectiveConfig, key: string): Traced | undefined {
  const given = valueAt(config, key);
  return given === undefined ? undefined : membersOf(given);
}
