import type { EffectiveConfig } from '../project/config.js';
import { isTracedList, isTracedMap, type Traced } from '../source/traced.js';

/** The value of a config key, or undefined if the config has none. */
export function valueAt(config: EffectiveConfig, key: string): Traced | undefined {
  return config.get(key)?.traced;
}

/** The text of a config key; undefined if it has none or holds anything but a plain text. */
export function textAt(config: EffectiveConfig, key: string): string | undefined {
  const value = valueAt(config, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The entries of a config key that holds a map, none if it does not. */
export function mapAt(config: EffectiveConfig, key: string): ReadonlyMap<string, Traced> {
  return entriesOf(valueAt(config, key));
}

/** The entries of a map, none of anything else. */
export function entriesOf(traced: Traced | undefined): ReadonlyMap<string, Traced> {
  return traced !== undefined && isTracedMap(traced.value) ? traced.value : new Map<string, Traced>();
}

/** The items of a config key that holds a list; undefined if it does not. */
export function listAt(config: EffectiveConfig, key: string): readonly Traced[] | undefined {
  const value = valueAt(config, key)?.value;
  return value !== undefined && isTracedList(value) ? value : undefined;
}

/**
 * The value of a switch that SageMaker takes only when it is on: undefined for `false`, since the SDK leaves that out,
 * and for a missing key. A pipeline variable stays: its value is not known yet (SDK 2.257, session.py
 * `_get_train_request`, `_create_model_request`).
 */
export function switchAt(config: EffectiveConfig, key: string): Traced | undefined {
  const traced = valueAt(config, key);
  return traced === undefined || traced.value === false ? undefined : traced;
}
