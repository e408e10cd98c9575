import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * A Lineage step: Actions, Artifacts and Contexts, each a list of requests that create one, and the Associations between
 * them (SDK 2.257, workflow/lineage_step.py `LineageStep.arguments`).
 */
export const buildLineage: Builder = requestBody;
