import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import { mergeConfig } from '../project/config.js';
import { keyOf, type Location } from '../source/location.js';
import type { Traced } from '../source/traced.js';
import { entriesOf, listAt, mapAt } from './values.js';

/** A part of a job that has config of its own: a training definition of a tuning job, a container of a model. */
export interface JobPart {
  /** What the part is; undefined for a job that has no parts. A container's name is its number, from 1. */
  readonly part?: {
    readonly kind: 'training definition' | 'container';
    readonly name: string;
    readonly at: Location;
  };
  /** The job with the config that the part has. */
  readonly job: LinkedJob;
}

/** A part as the config writes it. */
interface WrittenPart extends NonNullable<JobPart['part']> {
  readonly values: Traced;
}

/** The config keys that hold the parts of a job, by SageMaker step type. */
const PART_KEYS: Readonly<Record<string, 'training_definitions' | 'containers'>> = {
  Tuning: 'training_definitions',
  Model: 'containers',
  RegisterModel: 'containers',
};

/** Config keys that are about one container: the containers of a model do not have them from the step. */
export const CONTAINER_KEYS: readonly string[] = [
  'container_hostname',
  'model_data',
  'model_package_name',
  'inference_specification_name',
];

/**
 * The parts of a job, each with the step's config under its own keys, or the job itself if it has none: the training
 * definitions of a Tuning step, sorted by name (SDK 2.257, tuner.py `HyperparameterTuner.create`), and the containers
 * of a Model or RegisterModel step in order (pipeline.py `PipelineModel`).
 */
export function partsOf(job: LinkedJob): readonly JobPart[] {
  const key = PART_KEYS[job.spec.document.value.sagemaker_step_type];
  const written = key === undefined ? [] : writtenParts(job, key);
  if (written.length === 0) {
    return [{ job }];
  }
  const shared = new Map(
    [...job.config].filter(
      ([name]) => name !== key && !(key === 'containers' && CONTAINER_KEYS.includes(name)),
    ),
  );
  return written.map(({ values, ...part }) => ({
    part,
    job: { ...job, config: mergeConfig([{ layer: 'step', values: entriesOf(values) }], shared) },
  }));
}

function writtenParts({ config }: LinkedJob, key: keyof typeof KINDS): readonly WrittenPart[] {
  const kind = KINDS[key];
  return key === 'containers'
    ? (listAt(config, key) ?? []).map((values, index) => ({
        kind,
        name: String(index + 1),
        at: values.at,
        values,
      }))
    : [...mapAt(config, key)]
        .sort(([a], [b]) => compareNames(a, b))
        .map(([name, values]) => ({ kind, name, at: keyOf(values.at), values }));
}

const KINDS = { training_definitions: 'training definition', containers: 'container' } as const;

/** A job as it is written, and each of its parts with all that is in force for it. */
export function jobAndParts(job: LinkedJob): readonly JobPart[] {
  return [{ job }, ...partsOf(job).filter(({ part }) => part !== undefined)];
}

/** The key under which the code of a part stands among a pipeline's packages: the step's name, and the part's. */
export function codeKeyOf({ part, job }: JobPart): string {
  return part === undefined ? job.name : `${job.name}/${part.name}`;
}
