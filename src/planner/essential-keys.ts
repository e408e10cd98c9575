import { builderKeys, ownKeys } from '../project/config-keys.js';
import type { Parameter } from '../project/types.generated.js';
import type { Registry } from '../registry/registry.js';

/** A config key that a step cannot do without. */
export interface EssentialKey {
  readonly name: string;
  readonly description: string;
  /** The type of a parameter that may stand there, so that the value can be given when an execution starts; absent if none may. */
  readonly parameter?: Parameter['type'];
  /** Whether it is the place of the data that a step type without inputs loads. */
  readonly data: boolean;
}

/** Keys of the Tuning builder without which no tuning job starts, though each may stand in one of two places. */
const TUNING_KEYS = ['objective', 'hyperparameter_ranges', 'max_jobs'];

/** The parameters that can stand for values of a JSON Schema's types. */
const PARAMETER_TYPES: ReadonlyMap<unknown, Parameter['type']> = new Map([
  ['string', 'String'],
  ['integer', 'Integer'],
  ['number', 'Float'],
  ['boolean', 'Boolean'],
]);

/** The config keys of a step type that must be given: essential ones to which its specification gives no default. */
export function essentialKeys(registry: Registry, stepType: string): readonly EssentialKey[] {
  const spec = registry.specs.get(stepType)?.document.value;
  if (spec === undefined) {
    return [];
  }
  const defaults = spec.config?.defaults ?? {};
  const loads = Object.keys(spec.dependencies ?? {}).length === 0;
  const own = ownKeys(spec);
  const all = [...builderKeys(spec.sagemaker_step_type), ...own];
  const tuning = spec.sagemaker_step_type === 'Tuning' ? TUNING_KEYS : [];
  return all
    .filter(
      ([name, { tier }]) => (tier === 'essential' || tuning.includes(name)) && !Object.hasOwn(defaults, name),
    )
    .map(([name, key]) => {
      const parameter = key.variable === false ? undefined : PARAMETER_TYPES.get(key['type']);
      return {
        name,
        description: key.description,
        ...(parameter === undefined ? {} : { parameter }),
        data: loads && own.has(name) && isPlaceInS3(key['examples']),
      };
    });
}

function isPlaceInS3(examples: unknown): boolean {
  return (
    Array.isArray(examples) &&
    examples.some((example: unknown) => typeof example === 'string' && example.startsWith('s3://'))
  );
}
