import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import { mergeConfig } from '../project/config.js';
import { keyOf, type Location } from '../source/location.js';
import { entriesOf, mapAt } from './values.js';

const TRAINING_DEFINITIONS = 'training_definitions';

/** One algorithm of a job: the job with the config that the algorithm runs with. */
export interface Algorithm {
  /** The training definition; undefined for a job that has only one algorithm. */
  readonly definition?: { readonly name: string; readonly at: Location };
  readonly job: LinkedJob;
}

/**
 * The algorithms that a job runs, sorted by name: one for each of a Tuning step's `training_definitions`, with the
 * step's config under its own keys, or the job itself if it has none (SDK 2.257, tuner.py `HyperparameterTuner.create`).
 */
export function algorithmsOf(job: LinkedJob): readonly Algorithm[] {
  const definitions =
    job.spec.document.value.sagemaker_step_type === 'Tuning'
      ? [...mapAt(job.config, TRAINING_DEFINITIONS)].sort(([a], [b]) => compareNames(a, b))
      : [];
  if (definitions.length === 0) {
    return [{ job }];
  }
  const shared = new Map([...job.config].filter(([key]) => key !== TRAINING_DEFINITIONS));
  return definitions.map(([name, definition]) => ({
    definition: { name, at: keyOf(definition.at) },
    job: { ...job, config: mergeConfig([{ layer: 'step', values: entriesOf(definition) }], shared) },
  }));
}

/** A job as it is written, and each of a tuning job's training definitions with all that is in force for it. */
export function jobAndAlgorithms(job: LinkedJob): readonly Algorithm[] {
  return [{ job }, ...algorithmsOf(job).filter((algorithm) => algorithm.definition !== undefined)];
}

/** The key under which the code of an algorithm stands among a pipeline's packages: the step's name, and the definition's. */
export function codeKeyOf({ definition, job }: Algorithm): string {
  return definition === undefined ? job.name : `${job.name}/${definition.name}`;
}
