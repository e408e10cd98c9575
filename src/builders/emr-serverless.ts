import { requestBody } from './request.js';
import type { Builder } from './step.js';

/**
 * An EMRServerless step: ExecutionRoleArn, ApplicationId or ApplicationConfig, and JobConfig, a StartJobRun request of
 * EMR Serverless in its own camelCase (SDK 3.20, mlops/workflow/emr_serverless_step.py).
 */
export const buildEmrServerless: Builder = requestBody;
