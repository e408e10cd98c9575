import type { LinkedJob } from '../graph/model.js';
import { isTracedMap, type Traced } from '../source/traced.js';

/**
 * Whether an input of a job is a directory of a file system, by the config's `input_options`, and not a place in S3
 * (API reference, DataSource: one of FileSystemDataSource and S3DataSource).
 */
export function readsFileSystem(job: LinkedJob, dependency: string): boolean {
  const options = entry(job.config.get('input_options')?.traced, dependency);
  return entry(options, 'file_system') !== undefined;
}

function entry(traced: Traced | undefined, key: string): Traced | undefined {
  return traced !== undefined && isTracedMap(traced.value) ? traced.value.get(key) : undefined;
}
