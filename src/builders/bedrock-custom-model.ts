import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * A BedrockCustomModel step: a CreateCustomModel request of Amazon Bedrock, its member names in PascalCase (SDK 2.257.6,
 * workflow/bedrock_steps.py `BedrockCustomModelStep`; Amazon Bedrock API Reference, CreateCustomModel).
 */
export const buildBedrockCustomModel: Builder = requestBody;
