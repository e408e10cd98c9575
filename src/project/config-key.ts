import type { Json } from '../source/traced.js';

/** essential: must be given. system: may be left out or has a default. derived: computed, an error if written. */
export type Tier = 'essential' | 'system' | 'derived';

/** A JSON Schema of a config value, with what pipectl notes beside it. */
export interface ConfigKey {
  readonly description: string;
  readonly tier: Tier;
  /** Whether a pipeline variable may stand here; true if absent. */
  readonly variable?: boolean;
  /** Whether the value is a path relative to the file that holds it. */
  readonly path?: boolean;
  /** The SageMaker step types that take the key. */
  readonly step_types: readonly string[];
  readonly default?: Json;
  /** Defaults by SageMaker step type, instead of `default`. */
  readonly defaults?: Readonly<Record<string, Json>>;
  readonly [keyword: string]: unknown;
}
