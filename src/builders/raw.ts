import { requestBody } from './request.js';
import type { Builder } from './step.js';
import { mapAt, valueAt } from './values.js';

/**
 * A step of any type, for those that SageMaker knows and pipectl does not yet: the config's `sagemaker_type`, its
 * `request` as Arguments, and its `members` beside them (SDK 2.257, workflow/steps.py `Step.to_request`).
 */
export const buildRaw: Builder = (input) => {
  const { config } = input.job;
  return {
    ...requestBody(input),
    type: valueAt(config, 'sagemaker_type') ?? '',
    members: Object.fromEntries(mapAt(config, 'members')),
  };
};
