import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * An AutoML step: a CreateAutoMLJob request without AutoMLJobName (SDK 2.257, workflow/automl_step.py; botocore 1.43
 * sagemaker 2017-07-24 CreateAutoMLJobRequest).
 */
export const buildAutoML: Builder = requestBody;
