import { compareNames } from '../graph/dag.js';
import type { EffectiveConfig } from '../project/config.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { mapAt } from './values.js';

/** The tags of a job or model as SageMaker's list of Key and Value, sorted by key; undefined if there are none. */
export function tagsOf(config: EffectiveConfig): readonly Draft[] | undefined {
  const tags = [...mapAt(config, 'tags')].sort(([a], [b]) => compareNames(a, b));
  return tags.length === 0
    ? undefined
    : tags.map(([key, value]) => ({ Key: new Traced(key, keyOf(value.at)), Value: value }));
}
