import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * A BedrockCustomModelDeployment step: a CreateCustomModelDeployment request of Amazon Bedrock, its member names in
 * PascalCase (SDK 2.257.6, workflow/bedrock_steps.py `BedrockCustomModelDeploymentStep`; Amazon Bedrock API Reference,
 * CreateCustomModelDeployment).
 */
export const buildBedrockCustomModelDeployment: Builder = requestBody;
