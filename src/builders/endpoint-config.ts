import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * An EndpointConfig step: a CreateEndpointConfig request (SDK 2.257, workflow/endpoint_step.py `EndpointConfigStep`;
 * botocore 1.43 sagemaker 2017-07-24 CreateEndpointConfigInput).
 */
export const buildEndpointConfig: Builder = requestBody;
