import type { Reach } from './evaluator.js';

/** A place that runs whenever what is around it does. */
export const ALWAYS: Reach = { certain: true, guarded: false, caught: false, afterRaise: false };

/** When a place runs, from when it does in what is around it and when that does. */
export function inReach(outer: Reach, inner: Reach): Reach {
  return {
    certain: outer.certain && inner.certain && !(outer.caught && inner.afterRaise),
    guarded: outer.guarded || inner.guarded,
    caught: outer.caught || inner.caught,
    afterRaise: outer.afterRaise || inner.afterRaise,
  };
}
