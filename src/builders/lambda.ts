import { argumentsBody, requestPath } from './request.js';
import { outputParameters } from './output-parameters.js';
import type { Builder } from './step.js';
import { valueAt } from './values.js';

/**
 * A Lambda step: its arguments are the event that the function gets, the config's `inputs` and the wired dependencies
 * under their own names (SDK 2.257, workflow/lambda_step.py; SageMaker Developer Guide, "Pipelines steps": Lambda step).
 */
export const buildLambda: Builder = (input) => {
  const { job } = input;
  return {
    ...argumentsBody(input, valueAt(job.config, 'inputs'), (port) => requestPath(port) ?? [port.name]),
    members: {
      FunctionArn: valueAt(job.config, 'function_arn'),
      OutputParameters: outputParameters(job),
    },
  };
};
