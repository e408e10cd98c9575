import { posix } from 'node:path';
import type { LinkedJob } from '../graph/model.js';
import type { Location } from '../source/location.js';
import { valueAt } from './values.js';

/** A script that Model Monitor's image runs beside its own analysis. */
export interface MonitorScript {
  /** The config key, which is also the environment variable that names the script to the image. */
  readonly key: string;
  /** The input that brings the script (SDK 2.257, workflow/quality_check_step.py). */
  readonly inputName: string;
  /** An S3 URI, or a path relative to the file that holds it. */
  readonly path: string;
  /** Whether it is a file that is uploaded. */
  readonly local: boolean;
  /** The uploaded file's name in the step's package. */
  readonly fileName: string;
  /** The config value. */
  readonly at: Location;
}

/** The scripts of a QualityCheck step, in the SDK's order of inputs; only a data quality check takes a record preprocessor. */
export function monitorScripts(job: LinkedJob): readonly MonitorScript[] {
  const isDataQuality = valueAt(job.config, 'quality_check_type')?.value === 'DATA_QUALITY';
  const keys = ['post_analytics_processor_script', ...(isDataQuality ? ['record_preprocessor_script'] : [])];
  return keys.flatMap((key): MonitorScript[] => {
    const traced = valueAt(job.config, key);
    return typeof traced?.value === 'string'
      ? [
          {
            key,
            inputName: `${key}_input`,
            path: traced.value,
            local: !/^(s3|https):\/\//.test(traced.value),
            fileName: `${key}/${posix.basename(traced.value)}`,
            at: traced.at,
          },
        ]
      : [];
  });
}
