import { compareNames } from '../graph/dag.js';
import { Traced } from '../source/traced.js';
import { argumentValues } from './arguments.js';
import type { Draft } from './draft.js';
import { distributionEntries } from './distribution.js';
import { isIsolated } from './network.js';
import { ownValues } from './own-values.js';
import { jsonText } from './python-text.js';
import type { BuildInput } from './step.js';
import { asHyperparameter } from './text.js';
import { mapAt, textAt, valueAt } from './values.js';

/** Where the code channel of an isolated training job is found in the container (SDK 2.257, estimator.py `CONTAINER_CODE_CHANNEL_SOURCEDIR_PATH`). */
const CODE_IN_CONTAINER = '/opt/ml/input/data/code/sourcedir.tar.gz';

/**
 * The hyperparameters of a Training step, all as text, sorted by name (botocore HyperParameters: at most 100, values
 * of at most 2500 characters); undefined if there are none. They come from the step type's own keys, the config's
 * `hyperparameters` and, if the contract declares the argument, the step's job type; where two give the same, the
 * later one counts, and SageMaker's own, those of the config's `distribution` among them, over all. With code of its
 * own the step is in script mode: values are encoded as JSON and SageMaker's own hyperparameters name the code (SDK
 * 2.257, estimator.py `Framework`, `_script_mode_hyperparam_update`).
 */
export function hyperparametersOf(input: BuildInput): Draft | undefined {
  const all = hyperparameterEntries(input);
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

/** The same by name, sorted; none if there are none. */
export function hyperparameterEntries(input: BuildInput): readonly (readonly [string, Draft])[] {
  const { job, code } = input;
  const declaresJobType = job.contract?.document.value.expected_arguments?.['job_type'] !== undefined;
  const jobType = declaresJobType ? argumentValues(job).get('job_type') : undefined;
  const values = new Map([
    ...ownValues(job, 'hyperparameter'),
    ...mapAt(job.config, 'hyperparameters'),
    ...(jobType === undefined ? [] : ([['job_type', jobType]] as const)),
  ]);
  const encoding = code === undefined ? 'plain' : 'json';
  const entries = [...values].map(([name, traced]): [string, Draft | undefined] => [
    name,
    asHyperparameter(traced, encoding),
  ]);
  const sagemakers = [...scriptModeEntries(input), ...distributionEntries(job.config)];
  const given = [...entries, ...sagemakers].flatMap(([name, value]): [string, Draft][] =>
    value === undefined ? [] : [[name, value]],
  );
  return [...new Map(given)].sort(([a], [b]) => compareNames(a, b));
}

function scriptModeEntries(input: BuildInput): readonly [string, Draft | undefined][] {
  const { job, code } = input;
  if (code === undefined) {
    return [];
  }
  const directory = isIsolated(job.config) ? CODE_IN_CONTAINER : `${code.uri}/sourcedir.tar.gz`;
  const region = textAt(job.config, 'region');
  const regionAt = valueAt(job.config, 'region')?.at;
  return [
    ['sagemaker_container_log_level', '20'],
    ['sagemaker_program', jsonText(code.entryPoint)],
    [
      'sagemaker_region',
      region === undefined || regionAt === undefined ? undefined : new Traced(jsonText(region), regionAt),
    ],
    ['sagemaker_submit_directory', jsonText(directory)],
  ];
}
