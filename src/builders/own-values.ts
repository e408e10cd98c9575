import type { LinkedJob } from '../graph/model.js';
import type { Traced } from '../source/traced.js';

/** Where a specification can say that the value of one of its own config keys goes. */
export type Carrier = 'env' | 'argument' | 'hyperparameter';

/** The values of a step type's own config keys that go into one carrier, by the name they have there. */
export function ownValues(job: LinkedJob, carrier: Carrier): ReadonlyMap<string, Traced> {
  const values = new Map<string, Traced>();
  for (const [name, property] of Object.entries(job.spec.document.value.config?.properties ?? {})) {
    const target = property[carrier];
    const traced = job.config.get(name)?.traced;
    if (target !== undefined && traced !== undefined) {
      values.set(target, traced);
    }
  }
  return values;
}
