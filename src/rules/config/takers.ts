import { CONFIG_KEYS } from '../../project/config-keys.generated.js';
import { builderKeys, ownKeys } from '../../project/config-keys.js';
import type { ConfigParts } from '../../project/config.js';
import type { StepSpec } from '../../project/types.generated.js';
import type { Registry } from '../../registry/registry.js';
import type { Location } from '../../source/location.js';
import type { Traced } from '../../source/traced.js';
import type { Report } from '../rule.js';
import { listed } from '../wording.js';

/** A config key that a file or inline map gives, with its value. */
export interface WrittenKey {
  readonly key: string;
  readonly traced: Traced;
}

/** The config keys that the parts of a layer give, in order; a key that several give stands several times. */
export function writtenKeys({ parts }: ConfigParts): readonly WrittenKey[] {
  return parts.flatMap(({ values }) => [...values].map(([key, traced]) => ({ key, traced })));
}

/** All config keys that a step type takes, those that are computed among them. */
export function takenKeys(spec: StepSpec): ReadonlySet<string> {
  return new Set([...builderKeys(spec.sagemaker_step_type).keys(), ...ownKeys(spec).keys()]);
}

/** Whether a config key is computed and may not be given. */
export function isDerivedKey(key: string): boolean {
  return Object.hasOwn(CONFIG_KEYS, key) && CONFIG_KEYS[key]?.tier === 'derived';
}

/** A sentence on which steps take a config key; undefined if none does. */
export function takersOf(key: string, registry: Registry): string | undefined {
  const builders = Object.hasOwn(CONFIG_KEYS, key) ? CONFIG_KEYS[key]?.step_types : undefined;
  if (builders !== undefined) {
    return `It is a key of ${builders.join(', ')} steps.`;
  }
  const types = [...registry.specs.values()]
    .map(({ document }) => document.value)
    .filter((spec) => ownKeys(spec).has(key))
    .map((spec) => spec.step_type)
    .sort();
  return types.length === 0 ? undefined : `It is a key of ${listed(types)}.`;
}

/** What two places have alike if they are the same place of the same file. */
export function placeKey({ source, path }: Location): string {
  return JSON.stringify([source.file, path]);
}

/** Reports as `report` does, but at each place the first finding only: several steps may be given one config. */
export function oncePerPlace(report: Report): Report {
  const reported = new Set<string>();
  return (at, finding) => {
    const key = placeKey(at);
    if (!reported.has(key)) {
      reported.add(key);
      report(at, finding);
    }
  };
}
