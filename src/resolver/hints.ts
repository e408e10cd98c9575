import type { DependencyPort, OutputPort } from '../registry/ports.js';
import { JOB_TYPE_WORDS } from './job-type.js';
import type { NameMatcher } from './names.js';

/** What else than their likeness the words of a dependency and of an output say. */
export interface WordHints {
  /**
   * core: without what its step's type says, the output has the dependency's name ("resampled_masks" of Resample and "masks").
   * head: both names are of the same thing, by their last word, of which the output's has no more to say than the dependency and the step's type.
   * kind: both names have the same last word.
   */
  readonly name: 'core' | 'head' | 'kind' | 'none';
  /** Whether the output has all keywords of the dependency that the dependency's own name lacks. */
  readonly keywords: boolean;
  /** Whether the output has all keywords of the dependency, of at least two. */
  readonly described: boolean;
}

/** Compares the words of a dependency with those of an output of a step of some type. */
export function wordHints(
  matcher: NameMatcher,
  dependency: DependencyPort,
  output: OutputPort,
  stepType: string,
): WordHints {
  const described = new Set(
    [output.name, ...output.aliases, ...output.semantic_keywords].flatMap((name) => matcher.stems(name)),
  );
  const has = (keyword: string): boolean => matcher.stems(keyword).every((stem) => described.has(stem));
  const own = new Set(matcher.stems(dependency.name));
  const keywords = dependency.semantic_keywords;
  const further = keywords.filter((keyword) => matcher.stems(keyword).some((stem) => !own.has(stem)));
  return {
    name: nameHint(matcher, dependency.name, output.name, stepType),
    keywords: further.length > 0 && further.every(has),
    described: keywords.length > 1 && keywords.every(has),
  };
}

function nameHint(matcher: NameMatcher, wanted: string, given: string, stepType: string): WordHints['name'] {
  const want = matcher.telling(wanted);
  const core = matcher.apartFrom(given, stepType, [...want, ...jobTypeStems(matcher, given)]);
  if (want.length === 0) {
    return 'none';
  }
  const isSame = want.length === core.length && want.every((stem, index) => stem === core[index]);
  if (isSame) {
    return 'core';
  }
  if (want.at(-1) !== core.at(-1)) {
    return 'none';
  }
  return core.every((stem) => want.includes(stem)) ? 'head' : 'kind';
}

/** The stems of words that say something whatever the step's type: metrics of training are not those of a model. */
function jobTypeStems(matcher: NameMatcher, name: string): readonly string[] {
  return matcher
    .words(name)
    .filter((word) => JOB_TYPE_WORDS.has(word))
    .flatMap((word) => matcher.stems(word));
}
