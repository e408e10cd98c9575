import type { Json } from '../source/traced.js';
import { isTracedMap, Traced, trace } from '../source/traced.js';
import type { Location, Source } from '../source/location.js';
import type { ConfigKey } from './config-key.js';

/** Where a config value came from, weakest first. */
export const LAYERS = ['built-in', 'specification', 'pipeline', 'step', 'environment'] as const;
export type Layer = (typeof LAYERS)[number];

/** A config value in force, with the layer that gave it. */
export interface ConfigValue {
  readonly traced: Traced;
  readonly layer: Layer;
}

/** The values in force for one step, by config key. */
export type EffectiveConfig = ReadonlyMap<string, ConfigValue>;

/** Config keys that one file or inline map gives. */
export interface ConfigPart {
  readonly layer: Layer;
  readonly values: ReadonlyMap<string, Traced>;
}

/** The parts of one layer in order; not complete when one of them could not be read. */
export interface ConfigParts {
  readonly parts: readonly ConfigPart[];
  readonly complete: boolean;
}

/** The text that built-in defaults stand in, for `config show`: they have no line. */
export const BUILT_IN: Source = {
  file: '<built-in>',
  span: () => ({ file: '<built-in>', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
};

/** The built-in defaults of a SageMaker step type's keys. */
export function builtInDefaults(keys: ReadonlyMap<string, ConfigKey>, sagemakerStepType: string): ConfigPart {
  const values = new Map<string, Traced>();
  for (const [name, key] of keys) {
    const value: Json | undefined = key.defaults?.[sagemakerStepType] ?? key.default;
    if (value !== undefined) {
      values.set(name, trace(value, { source: BUILT_IN, path: [name], target: 'value' }));
    }
  }
  return { layer: 'built-in', values };
}

/** Config keys of a map at a place; anything but a map has none. */
export function configPart(layer: Layer, value: unknown, at: Location): ConfigPart {
  const traced = trace(value, at);
  return { layer, values: isTracedMap(traced.value) ? traced.value : new Map<string, Traced>() };
}

/** Merges parts, in order, over what is in force: later ones win, maps are merged key by key, lists are replaced, an empty value removes. */
export function mergeConfig(
  parts: readonly ConfigPart[],
  inForce: EffectiveConfig = new Map(),
): EffectiveConfig {
  if (parts.length === 0) {
    return inForce;
  }
  const merged = new Map(inForce);
  for (const { layer, values } of parts) {
    for (const [key, traced] of values) {
      const below = merged.get(key);
      if (traced.value === null) {
        merged.delete(key);
      } else {
        merged.set(key, { layer, traced: below === undefined ? traced : mergeValue(below.traced, traced) });
      }
    }
  }
  return merged;
}

function mergeValue(below: Traced, above: Traced): Traced {
  if (!isTracedMap(below.value) || !isTracedMap(above.value)) {
    return above;
  }
  const merged = new Map(below.value);
  for (const [key, traced] of above.value) {
    const under = merged.get(key);
    if (traced.value === null) {
      merged.delete(key);
    } else {
      merged.set(key, under === undefined ? traced : mergeValue(under, traced));
    }
  }
  return new Traced(merged, above.at);
}
