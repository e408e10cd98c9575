import type { DependencyType } from '../project/types.generated.js';
import type { DependencyPort, OutputPort } from '../registry/ports.js';
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
export const JOB_TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['train', 'training'],
  ['retrain', 'training'],
  ['training', 'training'],
  ['validation', 'validation'],
  ['dev', 'validation'],
  ['test', 'testing'],
  ['holdout', 'testing'],
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
  /** The part of a split that the output is, where the producer has no job type. */
  readonly about?: string | undefined;
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
  const { consumer, about } = jobTypes;
  const producer = jobTypes.producer ?? about;
  const isSplit = jobTypes.producer === undefined;
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
    const what = isSplit ? 'as the output is' : 'the job type of the step';
    return { kind: 'match', named: !isSplit, reason: `the input is about ${given}, ${what}` };
  }
  if (consumer !== undefined && canonical(matcher, consumer) === given) {
    return { kind: 'match', named: false, reason: `both steps have the job type ${producer}` };
  }
  if (consumer !== undefined && !isSplit) {
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
    return mismatch(NAMED_MISMATCH, named, producer, isSplit);
  }
  const hinted = jobTypesIn(
    dependency.semantic_keywords.flatMap((keyword) => matcher.words(keyword)),
    known,
  );
  if (hinted.includes(given) || !contradicts(hinted)) {
    return { kind: 'none' };
  }
  return mismatch(HINTED_MISMATCH, hinted, producer, isSplit);
}

/** Whether a dependency is one for the data of a job type by its type, and its name does not speak of other things. */
export function asksForSplit(
  matcher: NameMatcher,
  { name, dependency_type: type }: DependencyPort,
  about: string,
): boolean {
  const isSplit = (word: string): boolean => word === 'evaluation' || JOB_TYPE_WORDS.get(word) === about;
  return TYPES_ABOUT[type] === about && matcher.words(name).some(isSplit);
}

/**
 * The job type that an output is the data of by its own name, as one part of a split: "val_data", or "sft_train" of
 * SftDataset. Undefined for any other output, "training_metrics" among them.
 */
export function splitOf(
  matcher: NameMatcher,
  { name, output_type: type }: OutputPort,
  stepType: string,
): string | undefined {
  if (!DATA_TYPES.includes(type)) {
    return undefined;
  }
  const said = new Set(matcher.stems(stepType));
  const words = matcher
    .words(name)
    .filter((word) => matcher.telling(name).includes(matcher.stems(word)[0] ?? ''));
  const about = words.flatMap((word) => JOB_TYPE_WORDS.get(word) ?? []);
  const rest = words.filter((word) => !JOB_TYPE_WORDS.has(word) && !said.has(matcher.stems(word)[0] ?? ''));
  return about.length === 1 && rest.length === 0 ? about[0] : undefined;
}

/** Whether an input is about what one job type fits for all, by its name. */
export function isFitted(matcher: NameMatcher, { name }: DependencyPort): boolean {
  return matcher.words(name).some((word) => FITTED_WORDS.has(word));
}

function mismatch(
  points: number,
  about: readonly string[],
  producer: string,
  isSplit: boolean,
): JobTypeEvidence {
  const other = isSplit ? `the output about ${producer}` : `the step has the job type ${producer}`;
  return { kind: 'mismatch', points, reason: `the input is about ${about.join(', ')}, ${other}` };
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
