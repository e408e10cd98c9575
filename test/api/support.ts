import { join } from 'node:path';
import { Pipeline, PipelineError } from '../../src/api/index.js';
import { REPOSITORY, run } from '../support/run.js';

/** What every step of a pipeline without mistakes inherits. */
export const CONFIG = {
  role: 'arn:aws:iam::123456789012:role/PipelineRole',
  s3_root: 's3://my-ml-bucket/pipelines',
  region: 'us-east-1',
};

/** A pipeline without steps, in a folder without files of its own. */
export function demo(): Pipeline {
  return new Pipeline('demo', { config: CONFIG, folder: join(REPOSITORY, 'test', 'api') });
}

/** What the command line compiles a manifest to. */
export async function compiledByCommand(manifest: string): Promise<string> {
  const { code, stdout } = await run(['compile', manifest]);
  expect(code).toBe(0);
  return stdout;
}

/** The error that a promise is rejected with, which must be one of the API's. */
export async function errorOf(promise: Promise<unknown>): Promise<PipelineError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PipelineError)) {
    throw new Error(`No PipelineError, but ${String(error)}.`);
  }
  return error;
}
