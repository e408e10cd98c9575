import type { LinkedJob } from '../graph/model.js';
import { toJson, type Json } from '../source/traced.js';
import { sortedJson } from './sorted-json.js';
import { textAt, valueAt } from './values.js';

/** Name of the file that says to Clarify's image what to analyse (SDK 2.257, clarify.py). */
export const ANALYSIS_CONFIG_FILE = 'analysis_config.json';

/** The methods of bias checks, where the config names none: all metrics, as the SDK takes them (workflow/clarify_check_step.py `methods`). */
const BIAS_METHODS: Readonly<Record<string, string>> = {
  DATA_BIAS: 'pre_training_bias',
  MODEL_BIAS: 'post_training_bias',
};

/** Added unless the config names a report (SDK 2.257, workflow/clarify_check_step.py `_generate_processing_job_parameters`). */
const REPORT = { name: 'report', title: 'Analysis Report' };

/**
 * The text of a ClarifyCheck step's analysis_config.json: the config's `analysis_config`, with all methods of a bias
 * check and the report where it names none. The same config gives the same bytes, whatever the order of its keys.
 * Undefined if the config has no map there. Members: "Configuration Files for Bias Analysis and Explainability"
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html).
 */
export function analysisConfigText(job: LinkedJob): string | undefined {
  const traced = valueAt(job.config, 'analysis_config');
  const given = traced === undefined ? null : toJson(traced);
  if (!isMap(given)) {
    return undefined;
  }
  const bias = BIAS_METHODS[textAt(job.config, 'clarify_check_type') ?? ''];
  const written = given['methods'];
  const methods = isMap(written) ? written : {};
  const defaults: Readonly<Record<string, Json>> = bias === undefined ? {} : { [bias]: { methods: 'all' } };
  return sortedJson({ ...given, methods: { ...defaults, report: REPORT, ...methods } });
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
