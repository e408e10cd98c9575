import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * A BedrockProvisionedModelThroughput step: a CreateProvisionedModelThroughput request of Amazon Bedrock, its member
 * names in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py `BedrockProvisionedModelThroughputStep`; Amazon Bedrock API
 * Reference, CreateProvisionedModelThroughput).
 */
export const buildBedrockProvisionedModelThroughput: Builder = requestBody;
