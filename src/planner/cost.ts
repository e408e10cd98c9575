import type { DependencyPort } from '../registry/ports.js';
import type { Kind, Kinds } from './kinds.js';

/** How many steps it takes to run a kind of step, itself included; undefined if it cannot be run because of a circle. */
export type CostOf = (kind: Kind) => number | undefined;

/** The inputs of a kind that must be fed. */
export function requiredInputs({ ports }: Kind): readonly DependencyPort[] {
  return [...ports.dependencies.values()].filter(({ required }) => required);
}

/**
 * What each kind costs that some goals may need: one step, and for each required input what its cheapest feeder costs
 * (a step that feeds two inputs counts twice). An input that no kind feeds is given by hand, and costs nothing. What
 * cannot be run without one of the blocked kinds (by key) has no cost.
 */
export function costsFor(goals: readonly Kind[], kinds: Kinds, blocked: ReadonlySet<string>): CostOf {
  const reached = new Map<string, Kind>();
  const waiting = [...goals];
  for (let kind = waiting.pop(); kind !== undefined; kind = waiting.pop()) {
    const consumer = kind;
    if (!reached.has(consumer.key) && !blocked.has(consumer.key)) {
      reached.set(consumer.key, consumer);
      waiting.push(
        ...requiredInputs(consumer).flatMap((input) =>
          kinds.feeders(consumer, input).map((feeder) => feeder.kind),
        ),
      );
    }
  }
  const costs = new Map<string, number>();
  // Costs only fall, by whole steps, and are bounded below: it ends.
  for (let changed = true; changed;) {
    changed = false;
    for (const kind of reached.values()) {
      const cost = costOf(kind, kinds, costs);
      if (cost !== undefined && cost < (costs.get(kind.key) ?? Number.POSITIVE_INFINITY)) {
        costs.set(kind.key, cost);
        changed = true;
      }
    }
  }
  return ({ key }) => costs.get(key);
}

function costOf(kind: Kind, kinds: Kinds, costs: ReadonlyMap<string, number>): number | undefined {
  let sum = 1;
  for (const input of requiredInputs(kind)) {
    const feeders = kinds.feeders(kind, input);
    const cheapest = Math.min(
      ...feeders.map((feeder) => costs.get(feeder.kind.key) ?? Number.POSITIVE_INFINITY),
    );
    if (feeders.length > 0) {
      sum += cheapest;
    }
  }
  return Number.isFinite(sum) ? sum : undefined;
}
