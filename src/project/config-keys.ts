import { CONFIG_KEYS } from './config-keys.generated.js';
import type { ConfigKey, Tier } from './config-key.js';
import type { StepSpec } from './types.generated.js';

/** A key of a step type's own, from its specification: where its value goes, beside its schema. */
export interface OwnKey {
  readonly description: string;
  readonly tier: Tier;
  readonly variable?: boolean;
  readonly env?: string;
  readonly argument?: string;
  readonly hyperparameter?: string;
  readonly [keyword: string]: unknown;
}

const KEYS_BY_STEP_TYPE = groupByStepType();

/** The builders' config keys that a SageMaker step type takes, by name. */
export function builderKeys(sagemakerStepType: string): ReadonlyMap<string, ConfigKey> {
  return KEYS_BY_STEP_TYPE.get(sagemakerStepType) ?? new Map<string, ConfigKey>();
}

function groupByStepType(): ReadonlyMap<string, ReadonlyMap<string, ConfigKey>> {
  const groups = new Map<string, Map<string, ConfigKey>>();
  for (const [name, key] of Object.entries(CONFIG_KEYS)) {
    for (const stepType of key.step_types) {
      const group = groups.get(stepType) ?? new Map<string, ConfigKey>();
      groups.set(stepType, group.set(name, key));
    }
  }
  return groups;
}

/** Whether any builder takes a config key of this name. */
export function isBuilderKey(name: string): boolean {
  return Object.hasOwn(CONFIG_KEYS, name);
}

// A look-up of constant data: the answer is the same whether or not it is remembered.
const ownKeysBySpec = new WeakMap<StepSpec, ReadonlyMap<string, OwnKey>>();

/** The config keys that only one step type has; a key without a tier is essential if it has no default. */
export function ownKeys(spec: StepSpec): ReadonlyMap<string, OwnKey> {
  const known = ownKeysBySpec.get(spec);
  if (known !== undefined) {
    return known;
  }
  const keys = new Map(
    Object.entries(spec.config?.properties ?? {}).map(([name, property]) => {
      const tier: Tier = property.tier ?? ('default' in property ? 'system' : 'essential');
      return [name, { ...property, tier }];
    }),
  );
  ownKeysBySpec.set(spec, keys);
  return keys;
}
