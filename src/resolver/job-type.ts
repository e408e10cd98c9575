import type { DependencyType } from '../project/types.generated.js';
import type { DependencyPort } from '../registry/ports.js';
import type { NameMatcher } from './names.js';

/** What the job types of two steps say of an output of one feeding a dependency of the other. Reasons are phrases without a full stop. */
export type JobTypeEvidence =
  | { readonly kind: 'none' }
  /** named: the dependency's own name or type says so, not only that both steps have the job type. */
  | { readonly kind: 'match'; readonly named: boolean; readonly reason: string }
  | { readonly kind: 'mismatch'; readonly points: number; readonly reason: string }
  | { readonly kind: 'excluded'; readonly reason: string };

/** Points for data of another job type than the one the dependency's name or type is about: more than a name can outweigh. */
const NAMED_MISMATCH = -40;

/** Points for data of a job type that is not among those the keywords mention: keywords only hint. */
const HINTED_MISMATCH = -10;

/** Words of the job types that the library uses, and what they are called. */
const JOB_TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['train', 'training'],
  ['training', 'training'],
  ['validation', 'validation'],
  ['test', 'testing'],
  ['testing', 'testing'],
  ['calibration', 'calibration'],
]);

const LIBRARY_JOB_TYPES = new Set(JOB_TYPE_WORDS.values());

/** Dependency types that carry the data of one job type. */
const DATA_TYPES: readonly DependencyType[] = ['processing_output', 'training_data', 'validation_data'];

const TYPES_ABOUT: Readonly<Partial<Record<DependencyType, string>>> = {
  training_data: 'training',
  validation_data: 'validation',
};

/** Words of inputs that one job type produces for all: what was fitted in training is applied in calibration. */
const FITTED_WORDS = new Set(['artifact', 'artifacts', 'config', 'hyperparameters', 'model', 'parameters']);

/** The job types of two steps, and all those that matter for the consumer. */
export interface JobTypes {
  readonly consumer: string | undefined;
  readonly producer: string | undefined;
  /** Job types of every step the consumer needs. */
  readonly known: readonly string[];
}

/**
 * Weighs job types. Data of one job type never feeds a step of another, unless the dependency's name or type is about
 * the producer's. Where the consumer has none, data of another job type than the dependency is about counts less.
 */
export function jobTypeEvidence(
  matcher: NameMatcher,
  dependency: DependencyPort,
  jobTypes: JobTypes,
): JobTypeEvidence {
  const { consumer, producer } = jobTypes;
  const nameWords = matcher.words(dependency.name);
  if (
    producer === undefined ||
    !DATA_TYPES.includes(dependency.dependency_type) ||
    isFitted(matcher, dependency)
  ) {
    return { kind: 'none' };
  }
  const given = canonical(matcher, producer);
  const known = new Set(jobTypes.known.map((jobType) => canonical(matcher, jobType)));
  const typeAbout = TYPES_ABOUT[dependency.dependency_type];
  const inName = jobTypesIn(nameWords, known);
  const named = inName.length > 0 || typeAbout === undefined ? inName : [typeAbout];
  if (named.includes(given)) {
    return { kind: 'match', named: true, reason: `the input is about ${given}, the job type of the step` };
  }
  if (consumer !== undefined && canonical(matcher, consumer) === given) {
    return { kind: 'match', named: false, reason: `both steps have the job type ${producer}` };
  }
  if (consumer !== undefined) {
    return {
      kind: 'excluded',
      reason: `data of the job type ${producer} does not feed a step of the job type ${consumer}`,
    };
  }
  // A job type of a project's own, such as nightly, says nothing against data about training.
  const isLibraryJobType = LIBRARY_JOB_TYPES.has(given);
  const contradicts = (about: readonly string[]): boolean =>
    about.length > 0 && (isLibraryJobType || about.some((jobType) => known.has(jobType)));
  if (contradicts(named)) {
    return mismatch(NAMED_MISMATCH, named, producer);
  }
  const hinted = jobTypesIn(
    dependency.semantic_keywords.flatMap((keyword) => matcher.words(keyword)),
    known,
  );
  if (hinted.includes(given) || !contradicts(hinted)) {
    return { kind: 'none' };
  }
  return mismatch(HINTED_MISMATCH, hinted, producer);
}

/** Whether an input is about what one job type fits for all, by its name. */
export function isFitted(matcher: NameMatcher, { name }: DependencyPort): boolean {
  return matcher.words(name).some((word) => FITTED_WORDS.has(word));
}

function mismatch(points: number, about: readonly string[], producer: string): JobTypeEvidence {
  return {
    kind: 'mismatch',
    points,
    reason: `the input is about ${about.join(', ')}, the step has the job type ${producer}`,
  };
}

function canonical(matcher: NameMatcher, jobType: string): string {
  const words = matcher.words(jobType);
  const [only] = words;
  return (words.length === 1 && only !== undefined ? JOB_TYPE_WORDS.get(only) : undefined) ?? words.join(' ');
}

function jobTypesIn(words: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const text = ` ${words.join(' ')} `;
  return [
    ...new Set([
      ...words.flatMap((word) => JOB_TYPE_WORDS.get(word) ?? []),
      ...[...known].filter((jobType) => jobType !== '' && text.includes(` ${jobType} `)).sort(),
    ]),
  ];
}
