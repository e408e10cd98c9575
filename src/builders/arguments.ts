import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import type { ScriptArgument } from '../project/types.generated.js';
import { child, locationOf } from '../source/location.js';
import { isTracedList, Traced } from '../source/traced.js';
import { ownValues } from './own-values.js';
import { asText } from './text.js';
import { mapAt } from './values.js';

/**
 * The values of a script's arguments by the contract's names: from the step type's own keys, from the config's
 * `arguments` and, for `job_type`, from the step. Where two give the same, the later one of these counts.
 */
export function argumentValues(job: LinkedJob): ReadonlyMap<string, Traced> {
  return new Map([
    ...ownValues(job, 'argument'),
    ...mapAt(job.config, 'arguments'),
    ...(job.jobType === undefined
      ? []
      : ([['job_type', new Traced(job.jobType, child(job.at, 'job_type'))]] as const)),
  ]);
}

/**
 * The command line of a Processing script (botocore ContainerArguments: 1 to 100 texts), by the names of the arguments,
 * sorted; a list gives one text for each item. Arguments without a value are left out; undefined if there are none.
 */
export function containerArguments(job: LinkedJob): readonly Traced[] | undefined {
  const contract = job.contract?.document;
  if (contract === undefined) {
    return undefined;
  }
  const values = argumentValues(job);
  const parts = Object.entries(contract.value.expected_arguments ?? {})
    .sort(([a], [b]) => compareNames(a, b))
    .flatMap(([name, argument]) => {
      const value = values.get(name);
      const at = locationOf(contract.source, 'expected_arguments', name, 'flag');
      return value === undefined ? [] : argumentTexts(argument, new Traced(argument.flag, at), value);
    });
  return parts.length === 0 ? undefined : parts;
}

function argumentTexts(argument: ScriptArgument, flag: Traced, traced: Traced): readonly Traced[] {
  if (argument.action === 'store_true') {
    return traced.value === true ? [flag] : [];
  }
  const texts = (isTracedList(traced.value) ? traced.value : [traced])
    .map(asText)
    .filter((text) => text !== undefined);
  return texts.length === 0 ? [] : [flag, ...texts];
}
