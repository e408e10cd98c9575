/** Years, months, weeks and days, then hours, minutes and seconds after a "T"; the "P" may be missing. */
const DURATION = /^P?(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/i;

/**
 * Whether a text is a duration as a step's `ExpireAfter` has it: ISO 8601, in capitals or not, with or without the "P".
 * The SageMaker Developer Guide (page pipelines-caching-enabling) writes "30d" and "T16m", the SDK (2.257,
 * workflow/steps.py `CacheConfig`) "p30d" and "T12H".
 */
export function isCacheDuration(text: string): boolean {
  return DURATION.test(text);
}
