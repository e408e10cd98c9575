import type { Json } from '../source/traced.js';
import { executionVariable } from './expression.js';

/** An s3:// URI as the parts that the SDK joins by `/`: bucket and prefix are one each; undefined if it is none (SDK 2.257, s3_utils.py `parse_s3_url`). */
export function uriParts(uri: string): readonly string[] | undefined {
  const match = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(uri);
  if (match === null) {
    return undefined;
  }
  const [, bucket = '', prefix = ''] = match;
  return ['s3:/', bucket, ...(prefix === '' ? [] : [prefix])];
}

/** The folder of a step in one execution, below a root's parts, as parts to be joined by `/` (SDK 2.257, processing.py `_normalize_outputs`). */
export function executionFolder(root: readonly string[], pipeline: string, step: string): readonly Json[] {
  return [...root, pipeline, executionVariable('PipelineExecutionId'), step];
}
