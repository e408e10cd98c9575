import type { DependencyPort, OutputPort } from '../registry/ports.js';
import type { Fit } from './compatibility.js';
import type { JobTypeEvidence } from './job-type.js';
import type { NameMatcher } from './names.js';
import type { Factor } from './wiring.js';

/** Points of each factor when it is met; together 100 when all are met fully. */
const POINTS = {
  dependency_type: { exact: 40, compatible: 20, impossible: 0 },
  data_type: { exact: 20, compatible: 10, impossible: 0 },
  name: 25,
  compatible_source: 10,
  keywords: 5,
} as const;

/** The points of a type, 40 or 20, or of a data type, 20 or 10; 0 if it does not fit. */
export function typeFactor(
  name: 'dependency_type' | 'data_type',
  wanted: string,
  given: string,
  fit: Fit,
): Factor {
  const reasons: Readonly<Record<Fit, string>> = {
    exact: `both are ${wanted}`,
    compatible: `${wanted} accepts ${given}`,
    impossible: `${wanted} does not accept ${given}`,
  };
  return { name, points: POINTS[name][fit], reason: reasons[fit] };
}

/** The points of an output that is one part of a split, for a dependency of the type of that part: all that an exact type has. */
export function splitFactor(wanted: string, output: string): Factor {
  return {
    name: 'dependency_type',
    points: POINTS.dependency_type.exact,
    reason: `"${output}" is what ${wanted} names`,
  };
}

/** What the name and aliases of an output say. */
export interface NameEvidence {
  /** Up to 25 points; all of them only for the same name. */
  readonly factor: Factor;
  /** Likeness of the best name, 0 to 1. */
  readonly similarity: number;
  /** 3: the name itself. 2: an alias, to the letter. 1: a name or alias that means the same. 0: none of them. */
  readonly exactness: 0 | 1 | 2 | 3;
}

/** Compares the name of a dependency with the name and aliases of an output; the best one counts. */
export function nameEvidence(
  matcher: NameMatcher,
  dependency: DependencyPort,
  output: OutputPort,
): NameEvidence {
  const names = [output.name, ...output.aliases].map((name, index) => {
    const similarity = matcher.similarity(dependency.name, name);
    const same = similarity === 1 ? 1 : 0;
    const exactness = name === dependency.name ? (index === 0 ? 3 : 2) : same;
    return { name, kind: index === 0 ? 'name' : 'alias', similarity, exactness } as const;
  });
  const best = names.reduce((top, entry) =>
    entry.exactness > top.exactness ||
    (entry.exactness === top.exactness && entry.similarity > top.similarity)
      ? entry
      : top,
  );
  const points = Math.floor(POINTS.name * best.similarity);
  const reason = nameReason(dependency.name, `the ${best.kind} "${best.name}"`, best);
  return {
    factor: { name: 'name', points, reason },
    similarity: best.similarity,
    exactness: best.exactness,
  };
}

function nameReason(
  wanted: string,
  other: string,
  { similarity, exactness }: Pick<NameEvidence, 'similarity' | 'exactness'>,
): string {
  if (exactness > 0) {
    return exactness > 1 ? `${other} is the input's` : `${other} means the same as "${wanted}"`;
  }
  return similarity === 0
    ? 'no name or alias shares a word with the input'
    : `${other} resembles "${wanted}" (${similarity.toFixed(2)})`;
}

/** Words for SageMaker's step types in compatible_sources: the SDK's step classes (sagemaker-python-sdk 2.257, workflow/steps.py, model_step.py, _utils.py). */
const SAGEMAKER_SOURCES: Readonly<Record<string, readonly string[]>> = {
  Processing: ['ProcessingStep'],
  Training: ['TrainingStep'],
  Transform: ['TransformStep'],
  Model: ['CreateModelStep', 'ModelStep'],
  RegisterModel: ['RegisterModelStep'],
};

/** The declared source that a step type is, by its name, with or without "Step", or by its SageMaker type; undefined if it is none. */
export function declaredSource(
  declared: readonly string[],
  stepType: string,
  sagemakerType: string,
): string | undefined {
  if (declared.length === 0 || declared.includes(stepType)) {
    return declared.length === 0 ? undefined : stepType;
  }
  const words = [`${stepType}Step`, ...(SAGEMAKER_SOURCES[sagemakerType] ?? [])];
  return words.find((word) => declared.includes(word));
}

/** 10 points if the dependency declares the producer's step type, with or without "Step", or its SageMaker type as a source. */
export function sourceFactor(dependency: DependencyPort, stepType: string, sagemakerType: string): Factor {
  const declared = dependency.compatible_sources;
  const match = declaredSource(declared, stepType, sagemakerType);
  if (match !== undefined) {
    return {
      name: 'compatible_source',
      points: POINTS.compatible_source,
      reason: `${match} is a declared source`,
    };
  }
  const reason =
    declared.length === 0 ? 'no sources are declared' : `${stepType} is not among the declared sources`;
  return { name: 'compatible_source', points: 0, reason };
}

/** Up to 5 points: the share of the dependency's keywords whose words are among those of the output's name, aliases and keywords. */
export function keywordFactor(matcher: NameMatcher, dependency: DependencyPort, output: OutputPort): Factor {
  const keywords = dependency.semantic_keywords;
  if (keywords.length === 0) {
    return { name: 'keywords', points: 0, reason: 'no keywords are declared' };
  }
  const described = new Set(
    [output.name, ...output.aliases, ...output.semantic_keywords].flatMap((name) => matcher.stems(name)),
  );
  const found = keywords.filter((keyword) => {
    const stems = matcher.stems(keyword);
    return stems.length > 0 && stems.every((stem) => described.has(stem));
  });
  const list = found.length === 0 ? '' : `: ${found.join(', ')}`;
  return {
    name: 'keywords',
    points: Math.round((POINTS.keywords * found.length) / keywords.length),
    reason: `${found.length} of ${keywords.length} keywords found${list}`,
  };
}

/** What job types take away, if they say anything: never more than the `merit` points there are. */
export function jobTypeFactor(evidence: JobTypeEvidence, merit: number): readonly Factor[] {
  if (evidence.kind === 'none') {
    return [];
  }
  const points = evidence.kind === 'mismatch' ? Math.max(evidence.points, -merit) : 0;
  return [{ name: 'job_type', points, reason: evidence.reason }];
}

/** The sum of the points of factors. */
export function sumOfPoints(factors: readonly Factor[]): number {
  return factors.reduce((sum, factor) => sum + factor.points, 0);
}
