import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { ownValues } from './own-values.js';
import { asText } from './text.js';
import { mapAt, valueAt } from './values.js';

/**
 * The environment variables of a job's container, all as text, sorted by name: from the step type's own keys and from
 * the config's `environment`, which wins. Variables that SageMaker sets itself are not among them.
 */
export function environmentOf(job: LinkedJob): Readonly<Record<string, Traced>> {
  const values = new Map([...ownValues(job, 'env'), ...mapAt(job.config, 'environment')]);
  const texts = [...values].flatMap(([name, traced]): [string, Traced][] => {
    const text = asText(traced);
    return text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(texts.sort(([a], [b]) => compareNames(a, b)));
}

/**
 * The same, or undefined if there are none: most requests leave an empty map out. Where a config has an `environment`,
 * the whole is from there, so that what is wrong with it as a whole has a place.
 */
export function environmentIfAny(job: LinkedJob): Draft | undefined {
  const environment = environmentOf(job);
  if (Object.keys(environment).length === 0) {
    return undefined;
  }
  const given = valueAt(job.config, 'environment');
  return given === undefined ? environment : new Traced(new Map(Object.entries(environment)), given.at);
}
