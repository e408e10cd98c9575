import { Traced } from '../source/traced.js';
import { argumentsBody, requestPath } from './request.js';
import type { Builder } from './step.js';
import { valueAt } from './values.js';

/** Config keys and the arguments they become. */
const ARGUMENTS = [
  ['ClusterId', 'cluster_id'],
  ['ClusterConfig', 'cluster_config'],
  ['StepConfig', 'step_config'],
  ['ExecutionRoleArn', 'execution_role_arn'],
] as const;

/**
 * An EMR step: a step for a cluster that runs already, or for one that is started for it (SDK 2.257,
 * workflow/emr_step.py; `cluster_config` is a RunJobFlow request, `step_config` a StepConfig, EMR API Reference).
 */
export const buildEmr: Builder = (input) => {
  const { config, at } = input.job;
  const members = ARGUMENTS.flatMap(([member, key]): [string, Traced][] => {
    const value = valueAt(config, key);
    return value === undefined ? [] : [[member, value]];
  });
  return argumentsBody(input, new Traced(new Map(members), at), requestPath);
};
