import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import { child, keyOf, locationOf, type Location } from '../source/location.js';

/** Where something is missing from a job's config: at its key `config`, or at the step's own key if it has no config. */
export function configPlace({ at, step }: LinkedJob): Location {
  return keyOf(step.config === undefined ? at : child(at, 'config'));
}

/** Where something is missing from every job's config: at the pipeline's key `config`, or at `steps` if it has none. */
export function pipelineConfigPlace({ manifest }: PipelineGraph): Location {
  return keyOf(locationOf(manifest.source, manifest.value.config === undefined ? 'steps' : 'config'));
}
