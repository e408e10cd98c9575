import { posix } from 'node:path';
import { CHANNELS, OUTPUT_FOLDERS } from '../../sagemaker/training-folders.js';

/** Whether a path of a contract is read or written. */
export type PathUse = 'input' | 'output';

/** What is wrong with a path of a contract. */
export interface PathProblem {
  /** The end of a sentence that begins with the path. */
  readonly problem: string;
  readonly help: string;
}

/** Folder of everything that a processing job downloads and uploads (SageMaker API reference, ProcessingS3Input LocalPath). */
const PROCESSING = '/opt/ml/processing';

/** Where the builder puts a processing step's code, as the SDK does (SDK 2.257, processing.py `ScriptProcessor`, `FrameworkProcessor`). */
const PROCESSING_CODE = ['/opt/ml/processing/input/code', '/opt/ml/processing/input/entrypoint'];

/** Folder of the files by which a training job is configured (Developer Guide, page your-algorithms-training-algo-running-container). */
const TRAINING_CONFIG = '/opt/ml/input/config';

/** A channel's name (botocore 1.43 sagemaker 2017-07-24 ChannelName: at most 64 characters). */
const CHANNEL = /^[A-Za-z0-9.\-_]{1,64}$/;

/**
 * Folders that SageMaker uploads from a training job: the model, other output (Developer Guide, page
 * your-algorithms-training-algo-output) and checkpoints (API reference, CheckpointConfig LocalPath).
 */
const TRAINING_OUTPUTS = [...Object.values(OUTPUT_FOLDERS), '/opt/ml/checkpoints'];

/** A path without a slash at its end and without `//`, `.` and `..` in it. */
export function normalPath(path: string): string {
  const normal = posix.normalize(path);
  return normal === '/' ? normal : normal.replace(/\/$/, '');
}

/** Whether a normal path is a folder or lies in it. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Whether a step of a SageMaker type runs training jobs. */
export function runsTraining(type: string): boolean {
  return type === 'Training' || type === 'Tuning';
}

/** The path that a port of a name usually has in a step of a SageMaker type. */
export function usualPath(type: string, use: PathUse, name: string): string {
  const folder = name.toLowerCase();
  if (runsTraining(type)) {
    return use === 'input' ? `${CHANNELS}/${folder}` : trainingOutput(folder);
  }
  return `${PROCESSING}/${use}/${folder}`;
}

/** What is wrong with a contract's path in a step of a SageMaker type; `hasCode` says whether pipectl uploads the script. */
export function pathProblem(
  type: string,
  use: PathUse,
  name: string,
  path: string,
  hasCode: boolean,
): PathProblem | undefined {
  const normal = normalPath(path);
  const help = `Write a path such as "${usualPath(type, use, name)}".`;
  if (type === 'Processing') {
    if (normal === PROCESSING || !isAtOrBelow(normal, PROCESSING)) {
      return { problem: `is not below "${PROCESSING}"`, help };
    }
    return hasCode && PROCESSING_CODE.some((folder) => isAtOrBelow(normal, folder))
      ? { problem: "is in a folder that holds the step's code", help }
      : undefined;
  }
  if (!runsTraining(type)) {
    return undefined;
  }
  if (use === 'input') {
    const isChannel = posix.dirname(normal) === CHANNELS && CHANNEL.test(posix.basename(normal));
    return isChannel || isAtOrBelow(normal, TRAINING_CONFIG)
      ? undefined
      : { problem: `is not "${CHANNELS}/<channel>"`, help };
  }
  const [model = '', data = '', checkpoints = ''] = TRAINING_OUTPUTS;
  return TRAINING_OUTPUTS.some((folder) => isAtOrBelow(normal, folder))
    ? undefined
    : { problem: `is not in "${model}", "${data}" or "${checkpoints}"`, help };
}

function trainingOutput(name: string): string {
  const [model = '', data = ''] = TRAINING_OUTPUTS;
  return name.includes('model') ? model : data;
}
