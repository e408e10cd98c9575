import type { LinkedJob } from '../graph/model.js';
import { child, keyOf, type Location } from '../source/location.js';

/** Where something is missing from a job's config: at its key `config`, or at the step's own key if it has no config. */
export function configPlace({ at, step }: LinkedJob): Location {
  return keyOf(step.config === undefined ? at : child(at, 'config'));
}
