import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * A BedrockModelImport step: a CreateModelImportJob request of Amazon Bedrock, its member names in PascalCase
 * (SDK 2.257.6, workflow/bedrock_steps.py `BedrockModelImportStep`; Amazon Bedrock API Reference, CreateModelImportJob).
 */
export const buildBedrockModelImport: Builder = requestBody;
