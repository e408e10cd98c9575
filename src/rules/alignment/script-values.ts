import { ownValues } from '../../builders/own-values.js';
import { mapAt } from '../../builders/values.js';
import type { LinkedJob } from '../../graph/model.js';
import type { Traced } from '../../source/traced.js';
import { givenArguments } from './argument-values.js';
import { runsTraining } from './container-paths.js';

/** A value that a job puts on the command line of its script. */
export interface CommandLineValue {
  readonly flag: string;
  readonly value: Traced;
}

/**
 * What a job puts on the command line: in a Processing job the arguments of the contract that have a value, in a Training
 * job all hyperparameters under their names (sagemaker-training-toolkit, mapping.py `to_cmd_args`).
 */
export function commandLineValues(job: LinkedJob): readonly CommandLineValue[] {
  if (!runsTraining(job.spec.document.value.sagemaker_step_type)) {
    return givenArguments(job).flatMap(({ argument, value }) =>
      value === undefined ? [] : [{ flag: argument.flag, value }],
    );
  }
  const values = new Map([...ownValues(job, 'hyperparameter'), ...mapAt(job.config, 'hyperparameters')]);
  return [...values].map(([name, value]) => ({ flag: name.length === 1 ? `-${name}` : `--${name}`, value }));
}
