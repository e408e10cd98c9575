import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * An InferenceComponent step: a CreateInferenceComponent request, with which SageMaker updates the component if there
 * is one of that name (SDK 2.257, workflow/inference_component_step.py; botocore 1.43 sagemaker 2017-07-24
 * CreateInferenceComponentInput). Its floats are written as such by `emitDefinition`.
 */
export const buildInferenceComponent: Builder = requestBody;
