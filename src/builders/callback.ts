import { argumentsBody, requestPath } from './request.js';
import { outputParameters } from './output-parameters.js';
import type { Builder } from './step.js';
import { valueAt } from './values.js';

/**
 * A Callback step: its arguments are those of the message that SageMaker puts into the SQS queue, the config's
 * `inputs` and the wired dependencies under their own names (SDK 2.257, workflow/callback_step.py; SageMaker
 * Developer Guide, "Pipelines steps": Callback step).
 */
export const buildCallback: Builder = (input) => {
  const { job } = input;
  return {
    ...argumentsBody(input, valueAt(job.config, 'inputs'), (port) => requestPath(port) ?? [port.name]),
    members: {
      SqsQueueUrl: valueAt(job.config, 'sqs_queue_url'),
      OutputParameters: outputParameters(job),
    },
  };
};
