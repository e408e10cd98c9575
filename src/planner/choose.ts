import type { Registry } from '../registry/registry.js';
import { MARGIN_POINTS } from '../resolver/assign.js';
import type { NameMatcher } from '../resolver/names.js';
import { essentialKeys } from './essential-keys.js';
import type { CostOf } from './cost.js';
import type { Feeder } from './kinds.js';

/** What a choice between feeders goes by. */
export interface Preferences {
  readonly registry: Registry;
  readonly matcher: NameMatcher;
  readonly costOf: CostOf;
  /** Step types that the user has asked for. */
  readonly using: ReadonlySet<string>;
  /** Step types that the plan has or will have anyway. */
  readonly planned: ReadonlySet<string>;
  /** Step types the plan is for. */
  readonly goals: readonly string[];
}

/** What came of a choice: one feeder, or several of which only the user can say which is meant. */
export type Choice =
  | { readonly kind: 'chosen'; readonly feeder: Feeder; readonly others: readonly string[] }
  | { readonly kind: 'undecided'; readonly options: readonly string[] }
  | { readonly kind: 'nothing' };

/**
 * Chooses the feeder of an input, given best first: what fits best, and of what does within the resolver's margin, what
 * the user asks for; then what the plan has anyway; then what shares most words with what is asked for, such as
 * `XGBoost`; then, of types that run the same script, the one with the fewest essential config keys. What is equal in
 * all of it is left to the user, the shortest way first.
 */
export function chooseFeeder(all: readonly Feeder[], preferences: Preferences): Choice {
  const { using, planned, goals, matcher, costOf } = preferences;
  const feeders = bestOfEachType(all.filter(({ kind }) => costOf(kind) !== undefined));
  const [best] = feeders;
  if (best === undefined) {
    return { kind: 'nothing' };
  }
  const tied = feeders.filter(({ score }) => score.points >= best.score.points - MARGIN_POINTS);
  const narrowings: readonly Narrow[] = [
    onlyIfAny(({ kind }) => using.has(kind.stepType)),
    onlyIfAny(({ kind }) => planned.has(kind.stepType)),
    onlyIfAny(({ score }) => score.exactness === best.score.exactness),
    (left) => mostAlike(left, matcher, new Set([...goals, ...using].flatMap(matcher.words))),
    (left) => simplestOfEachScript(left, preferences.registry),
  ];
  const narrowed = narrowings.reduce<readonly Feeder[]>((left, narrow) => narrow(left), tied);
  const [only, ...rivals] = narrowed;
  const types = (some: readonly Feeder[]) => some.map(({ kind }) => kind.stepType);
  return only === undefined
    ? { kind: 'nothing' }
    : rivals.length > 0
      ? { kind: 'undecided', options: types(shortestFirst(narrowed, costOf)) }
      : { kind: 'chosen', feeder: only, others: types(feeders.filter((feeder) => feeder !== only)) };
}

/** The best job type of each step type: the feeders come best first. */
function bestOfEachType(feeders: readonly Feeder[]): readonly Feeder[] {
  const seen = new Set<string>();
  return feeders.filter(({ kind: { stepType } }) => !seen.has(stepType) && seen.add(stepType));
}

type Narrow = (left: readonly Feeder[]) => readonly Feeder[];

function onlyIfAny(wanted: (feeder: Feeder) => boolean): Narrow {
  return (left) => {
    const found = left.filter(wanted);
    return found.length > 0 ? found : left;
  };
}

/** Those that share the most words with what is asked for. */
function mostAlike(
  feeders: readonly Feeder[],
  { words }: NameMatcher,
  asked: ReadonlySet<string>,
): readonly Feeder[] {
  const shared = ({ kind }: Feeder) => words(kind.stepType).filter((word) => asked.has(word)).length;
  const most = Math.max(...feeders.map(shared));
  return feeders.filter((feeder) => shared(feeder) === most);
}

function simplestOfEachScript(feeders: readonly Feeder[], registry: Registry): readonly Feeder[] {
  const scriptOf = ({ kind }: Feeder) => registry.specs.get(kind.stepType)?.document.value.contract;
  const keysOf = ({ kind }: Feeder) => essentialKeys(registry, kind.stepType).length;
  return feeders.filter((feeder) => {
    const script = scriptOf(feeder);
    return (
      script === undefined ||
      feeders.every((other) => scriptOf(other) !== script || keysOf(feeder) <= keysOf(other))
    );
  });
}

function shortestFirst(feeders: readonly Feeder[], costOf: CostOf): readonly Feeder[] {
  const cost = ({ kind }: Feeder) => costOf(kind) ?? 0;
  return [...feeders].sort((a, b) => cost(a) - cost(b));
}
