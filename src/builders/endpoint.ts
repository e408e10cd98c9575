import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * An Endpoint step: a CreateEndpoint request, with which SageMaker updates the endpoint if there is one of that name
 * (SDK 2.257, workflow/endpoint_step.py `EndpointStep`; botocore 1.43 sagemaker 2017-07-24 CreateEndpointInput).
 */
export const buildEndpoint: Builder = requestBody;
