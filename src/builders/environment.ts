import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import type { Traced } from '../source/traced.js';
import { ownValues } from './own-values.js';
import { asText } from './text.js';
import { mapAt } from './values.js';

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

/** The same, or undefined if there are none: most requests leave an empty map out. */
export function environmentIfAny(job: LinkedJob): Readonly<Record<string, Traced>> | undefined {
  const environment = environmentOf(job);
  return Object.keys(environment).length === 0 ? undefined : environment;
}
