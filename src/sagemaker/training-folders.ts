import { posix } from 'node:path';

/** Folder of a training job's channels (Developer Guide, page your-algorithms-training-algo-running-container). */
export const CHANNELS = '/opt/ml/input/data';

/**
 * Folders that SageMaker uploads from a training job, the model's and that of other output, by the variables in which
 * its images name them (sagemaker-training-toolkit, ENVIRONMENT_VARIABLES.md).
 */
export const OUTPUT_FOLDERS: Readonly<Record<'SM_MODEL_DIR' | 'SM_OUTPUT_DATA_DIR', string>> = {
  SM_MODEL_DIR: '/opt/ml/model',
  SM_OUTPUT_DATA_DIR: '/opt/ml/output/data',
};

/**
 * The variable in which SageMaker's training images name a folder: of a channel SM_CHANNEL_ and its name in capitals,
 * other characters as they are (sagemaker-training-toolkit, mapping.py `to_env_vars`). Undefined if none does.
 */
export function trainingVariable(folder: string): string | undefined {
  if (posix.dirname(folder) === CHANNELS) {
    return `SM_CHANNEL_${posix.basename(folder).toUpperCase()}`;
  }
  return Object.entries(OUTPUT_FOLDERS).find(([, path]) => path === folder)?.[0];
}
