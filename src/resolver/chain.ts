import { compareNames } from '../graph/dag.js';
import { portsOf, type DependencyPort } from '../registry/ports.js';
import type { Registry } from '../registry/registry.js';
import type { AvailableOutput } from './bridge.js';
import { createNameMatcher } from './names.js';
import { createScorer, THRESHOLD_POINTS, type StepKind } from './score.js';

/** Step types that lead from what is there to what is wanted. */
export interface Chain<Available extends AvailableOutput> {
  /** An output that it begins with; absent if it begins with types that take nothing. */
  readonly from?: Available;
  /** The types to add, each after those that it takes something from. */
  readonly types: readonly string[];
}

/** Most steps of a chain: longer ones are another pipeline. */
const MAX_STEPS = 5;
/** Most chains that are told apart. */
const MAX_CHAINS = 3;
/** Points are fewer. */
const WORD_POINTS = 1000;

/**
 * Step types that would lead from the available outputs, or from nothing, to what a dependency needs: a search backward
 * from it, in which an input goes by the sources that its specification declares or, if it declares none, by strong
 * evidence. Available outputs come first; then the types that share most words with the consumer's, such as `XGBoost`;
 * then the best score. What is equal in it gives several chains: those that begin with what is there, if any do.
 */
export function chainsTo<Available extends AvailableOutput>(
  registry: Registry,
  available: readonly Available[],
  consumer: StepKind,
  dependency: DependencyPort,
): readonly Chain<Available>[] {
  const scorer = createScorer();
  const { words } = createNameMatcher();
  const asked = new Set(words(consumer.stepType));
  const present = [consumer.stepType, ...available.map(({ producer }) => producer.stepType)];
  const jobTypes = [...new Set(available.flatMap(({ producer }) => producer.jobType ?? []))].sort(
    compareNames,
  );
  const pointsOf = (taker: StepKind, input: DependencyPort, source: AvailableOutput): number => {
    const declared = input.compatible_sources;
    const isDeclared = declared.includes(source.producer.stepType);
    const { impossible, strong, points } = scorer({
      consumer: taker,
      dependency: input,
      ...source,
      jobTypes,
    });
    const fits = isDeclared || (declared.length === 0 && strong);
    return fits && impossible === undefined && points >= THRESHOLD_POINTS ? points : 0;
  };
  const chains = (
    taker: StepKind,
    input: DependencyPort,
    path: readonly string[],
  ): readonly Chain<Available>[] => {
    const [from] = available
      .map((source) => ({ source, points: pointsOf(taker, input, source) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    if (from !== undefined && path.length > 0) {
      return [{ from: from.source, types: [] }];
    }
    const candidates = [...registry.specs]
      .filter(([type]) => ![...present, ...path].includes(type) && !registry.broken.has(type))
      .map(([stepType, { document }]) => {
        const producer = { stepType, sagemakerType: document.value.sagemaker_step_type };
        const { dependencies, outputs } = portsOf(document, undefined);
        const points = [...outputs.values()].map((output) => pointsOf(taker, input, { producer, output }));
        const best = Math.max(0, ...points);
        const likeness = words(stepType).filter((word) => asked.has(word)).length;
        return {
          producer,
          inputs: [...dependencies.values()],
          rank: best === 0 ? 0 : best + WORD_POINTS * likeness,
        };
      })
      .filter(({ rank }) => rank > 0 && path.length < MAX_STEPS)
      .sort((a, b) => b.rank - a.rank || compareNames(a.producer.stepType, b.producer.stepType));
    let found: readonly Chain<Available>[] = [];
    let bestRank = 0;
    for (const { producer, inputs, rank } of candidates) {
      const required = inputs.filter((one) => one.required);
      // What takes nothing but could is no source.
      if (rank < bestRank || (required.length === 0 && inputs.length > 0)) {
        continue;
      }
      const before = required.reduce<readonly Chain<Available>[]>(
        (all, one) => {
          const others = all.length === 0 ? [] : chains(producer, one, [...path, producer.stepType]);
          return all.flatMap((chain) => others.map((other) => joined(chain, other)));
        },
        [{ types: [] }],
      );
      bestRank = before.length > 0 ? rank : bestRank;
      found = [...found, ...before.map((chain) => joined(chain, { types: [producer.stepType] }))];
    }
    const begun = found.filter((chain) => chain.from !== undefined);
    return (begun.length > 0 ? begun : found).slice(0, MAX_CHAINS);
  };
  return chains(consumer, dependency, []);
}

/** Two chains as one, which begins where the first does if it begins anywhere. */
function joined<Available extends AvailableOutput>(
  first: Chain<Available>,
  second: Chain<Available>,
): Chain<Available> {
  const from = first.from ?? second.from;
  return {
    ...(from === undefined ? {} : { from }),
    types: [...new Set([...first.types, ...second.types])],
  };
}
