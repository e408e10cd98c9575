import { argumentValues } from '../../builders/arguments.js';
import { ownValues } from '../../builders/own-values.js';
import { mapAt, valueAt } from '../../builders/values.js';
import type { LinkedJob } from '../../graph/model.js';
import { isTemplate } from '../../project/interpolation.js';
import type { ScriptArgument } from '../../project/types.generated.js';
import { keyOf, locationOf, type Location } from '../../source/location.js';
import { isTracedMap, type Traced } from '../../source/traced.js';

/** One argument of a job's contract, with what the job gives for it. */
export interface GivenArgument {
  readonly name: string;
  readonly argument: ScriptArgument;
  /** Where the contract declares it. */
  readonly at: Location;
  /** Undefined if the job gives it no value. */
  readonly value: Traced | undefined;
}

/**
 * The arguments of a job's contract in order; none if it has no contract, is no Processing or Training step or its
 * config holds no map where it should. The
 * script of a Training step gets its hyperparameters as arguments (sagemaker-training-toolkit, SM_USER_ARGS).
 */
export function givenArguments(job: LinkedJob): readonly GivenArgument[] {
  const contract = job.contract?.document;
  const values = valuesOf(job);
  if (contract === undefined || values === undefined) {
    return [];
  }
  return Object.entries(contract.value.expected_arguments ?? {}).map(([name, argument]) => ({
    name,
    argument,
    at: keyOf(locationOf(contract.source, 'expected_arguments', name)),
    value: valueOf(values, name, argument.flag.replace(/^-+/, '')),
  }));
}

/** A value under an argument's name or flag, in which hyphens and underscores are the same. */
function valueOf(values: ReadonlyMap<string, Traced>, name: string, flag: string): Traced | undefined {
  const underscored = (text: string) => text.replaceAll('-', '_');
  const names = [underscored(name), underscored(flag)];
  return (
    values.get(name) ??
    values.get(flag) ??
    [...values].find(([given]) => names.includes(underscored(given)))?.[1]
  );
}

function valuesOf(job: LinkedJob): ReadonlyMap<string, Traced> | undefined {
  if (job.config.has('training_definitions')) {
    return undefined; // Each algorithm has hyperparameters of its own.
  }
  const maps = ['arguments', 'hyperparameters'].map((key) => valueAt(job.config, key)?.value);
  if (maps.some((map) => map !== undefined && !isTracedMap(map))) {
    return undefined;
  }
  switch (job.spec.document.value.sagemaker_step_type) {
    case 'Processing':
      return argumentValues(job);
    case 'Training':
    case 'Tuning': {
      const jobType = argumentValues(job).get('job_type');
      return new Map([
        ...ownValues(job, 'hyperparameter'),
        ...mapAt(job.config, 'hyperparameters'),
        ...mapAt(job.config, 'hyperparameter_ranges'),
        ...(jobType === undefined ? [] : ([['job_type', jobType]] as const)),
      ]);
    }
    default:
      return undefined;
  }
}

/** A value as the command line has it; undefined for what only the run knows, and for lists and maps. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return isTemplate(value) ? undefined : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
