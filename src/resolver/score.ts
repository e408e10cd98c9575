import type { DependencyPort, OutputPort } from '../registry/ports.js';
import { dataTypeFit, typeFit, type Fit } from './compatibility.js';
import {
  jobTypeFactor,
  keywordFactor,
  nameEvidence,
  sourceFactor,
  splitFactor,
  sumOfPoints,
  typeFactor,
  type NameEvidence,
} from './factors.js';
import { wordHints, type WordHints } from './hints.js';
import { asksForSplit, isFitted, jobTypeEvidence, splitOf, type JobTypeEvidence } from './job-type.js';
import { createNameMatcher, type NameMatcher } from './names.js';
import type { Factor } from './wiring.js';

/** Points from which an output may feed a dependency: a score of 0.5. */
export const THRESHOLD_POINTS = 50;

/**
 * Points of name, declared source and keywords below which nothing but the types speaks for an output: every table
 * has the type of every other, so that would be a guess.
 */
export const EVIDENCE_POINTS = 5;

/** Likeness of names that differ only in words that most ports have. */
const SAME_BUT_GENERIC = 0.9;

/** Likeness of names that, with the exact type and a declared source, is strong evidence. */
const STRONG_SIMILARITY = 0.5;

/** What scoring knows of a step. */
export interface StepKind {
  readonly stepType: string;
  readonly sagemakerType: string;
  readonly jobType?: string | undefined;
}

/** Why an output cannot feed a dependency, whatever its score. The reason is a phrase without a full stop. */
export interface Impossibility {
  readonly kind: 'type' | 'job_type';
  readonly reason: string;
}

/** How well an output fits a dependency. */
export interface Score {
  /** 0 to 1: the points of the factors, added up, in hundredths. */
  readonly score: number;
  /** The same in whole points, 0 to 100. */
  readonly points: number;
  readonly factors: readonly Factor[];
  readonly impossible?: Impossibility;
  readonly exactness: NameEvidence['exactness'];
  /**
   * What settles a near tie, the more the better: above all job types (both steps have that of the data, or what was fitted comes
   * from the step's own type), then that all keywords are found, then what the names are of.
   */
  readonly agreement: number;
  /** Points of name, declared source and keywords. */
  readonly evidence: number;
  /** Whether all keywords of the dependency, of at least two, are found. */
  readonly described: boolean;
  /** Whether the output has the dependency's name, but for what its step's type says. */
  readonly isCore: boolean;
  /** Whether the step is of a type that the dependency declares as a source. */
  readonly isDeclared: boolean;
  /**
   * Whether the evidence is enough for an input that may stay open: the same name or alias; or a declared source, with
   * either the exact type and a name of half the words or more, or the job type that the input's name or type is about.
   */
  readonly strong: boolean;
  /**
   * Weaker than strong. by itself: the names differ only in words that most ports have or that the step's type says, or it is the
   * part of a split that the dependency asks for. if needed: the names are of the same thing, which counts for a step that is needed.
   */
  readonly likely: 'by itself' | 'if needed' | 'no';
}

/** An output that is weighed for a dependency. */
export interface Pairing {
  readonly consumer: StepKind;
  readonly dependency: DependencyPort;
  readonly producer: StepKind;
  readonly output: OutputPort;
  /** Job types of all steps that the consumer needs, each once, sorted. */
  readonly jobTypes: readonly string[];
}

/** Scores pairings; it remembers names and pairings it has seen, so make one for each run. */
export type Scorer = (pairing: Pairing) => Score;

/** A scorer with an empty memory. Ports are told apart by step type, job type and name, as in one registry. */
export function createScorer(): Scorer {
  const matcher = createNameMatcher();
  const known = new Map<string, Score>();
  return (pairing) => {
    const { consumer, dependency, producer, output, jobTypes } = pairing;
    const key = [
      ...[consumer.stepType, consumer.jobType, dependency.name],
      ...[producer.stepType, producer.jobType, output.name],
      ...jobTypes,
    ].join('\n');
    const score = known.get(key) ?? scoreCandidate(matcher, pairing);
    known.set(key, score);
    return score;
  };
}

/**
 * Scores one output for one dependency: type 40 or 20, data type 20 or 10, name up to 25, declared source 10,
 * keywords up to 5, less what job types say against it. The points of the factors add up to the score.
 */
export function scoreCandidate(matcher: NameMatcher, pairing: Pairing): Score {
  const { consumer, dependency, producer, output, jobTypes } = pairing;
  const about = producer.jobType === undefined ? splitOf(matcher, output, producer.stepType) : undefined;
  const type = typeFit(dependency.dependency_type, output.output_type);
  const isWantedSplit = about !== undefined && asksForSplit(matcher, dependency, about);
  const dataType = dataTypeFit(dependency.data_type, output.data_type);
  const typeFactors = [
    type === 'compatible' && isWantedSplit
      ? splitFactor(dependency.dependency_type, output.name)
      : typeFactor('dependency_type', dependency.dependency_type, output.output_type, type),
    typeFactor('data_type', dependency.data_type, output.data_type, dataType),
  ];
  const misfit = typeFactors.find((factor) => factor.points === 0);
  if (misfit !== undefined) {
    const impossible: Impossibility = { kind: 'type', reason: misfit.reason };
    return {
      score: 0,
      points: 0,
      factors: [misfit],
      impossible,
      exactness: 0,
      agreement: 0,
      evidence: 0,
      described: false,
      isCore: false,
      isDeclared: false,
      strong: false,
      likely: 'no',
    };
  }
  const name = nameEvidence(matcher, dependency, output);
  const source = sourceFactor(dependency, producer.stepType, producer.sagemakerType);
  const merits = [...typeFactors, name.factor, source, keywordFactor(matcher, dependency, output)];
  const evidence = jobTypeEvidence(matcher, dependency, {
    consumer: consumer.jobType,
    producer: producer.jobType,
    about,
    known: jobTypes,
  });
  const hints = wordHints(matcher, dependency, output, producer.stepType);
  const factors = [...merits, ...jobTypeFactor(evidence, sumOfPoints(merits))];
  const points = sumOfPoints(factors);
  const isSplit = isWantedSplit && evidence.kind === 'match';
  const sourceAgrees =
    (type === 'exact' && name.similarity >= STRONG_SIMILARITY) ||
    (evidence.kind === 'match' && evidence.named);
  return {
    score: points / 100,
    points,
    factors,
    ...(evidence.kind === 'excluded' ? { impossible: { kind: 'job_type', reason: evidence.reason } } : {}),
    exactness: name.exactness,
    agreement: JOB_TYPE_RANK * agreementOf(matcher, pairing, evidence) + rankOfHints(hints),
    evidence: sumOfPoints(merits) - sumOfPoints(typeFactors) + (isWantedSplit ? EVIDENCE_POINTS : 0),
    described: hints.described,
    isCore: hints.name === 'core',
    isDeclared: source.points > 0,
    strong: name.exactness > 0 || (source.points > 0 && sourceAgrees),
    likely: isSplit ? 'by itself' : likelihoodOf(matcher, pairing, type, name, hints),
  };
}

function likelihoodOf(
  matcher: NameMatcher,
  { dependency, output }: Pairing,
  type: Fit,
  { similarity }: NameEvidence,
  hints: WordHints,
): Score['likely'] {
  const isCore = type === 'exact' && hints.name === 'core';
  if (isCore || matcher.similarity(dependency.name, output.name) >= SAME_BUT_GENERIC) {
    return 'by itself';
  }
  const isRelated = type === 'exact' && hints.name === 'head';
  return isRelated || similarity >= SAME_BUT_GENERIC ? 'if needed' : 'no';
}

/** Ranks of what settles near ties, each above all that come after it together. */
const JOB_TYPE_RANK = 8;
const KEYWORDS_RANK = 4;
const NAME_RANKS: Readonly<Record<WordHints['name'], number>> = { core: 3, head: 2, kind: 1, none: 0 };

function rankOfHints({ name, keywords }: WordHints): number {
  return NAME_RANKS[name] + (keywords ? KEYWORDS_RANK : 0);
}

function agreementOf(
  matcher: NameMatcher,
  { consumer, dependency, producer }: Pairing,
  evidence: JobTypeEvidence,
): number {
  const ownType = consumer.stepType === producer.stepType && consumer.jobType !== producer.jobType;
  if (ownType && isFitted(matcher, dependency)) {
    return 2;
  }
  return evidence.kind === 'match' ? 1 : 0;
}
