import type { Json } from '../source/traced.js';
import { UNKNOWN_KEY } from './dag.js';
import type { Entry } from './ledger.js';

/** Why something of an interface has no home; nothing of what is empty, or says what holds anyway. */
export function whyNotOfInterface({ key, value, at }: Entry): string | undefined {
  if (isEmpty(value)) {
    return undefined;
  }
  const [section, name] = at.path.map(String);
  const reason = INTERFACE_REASONS.find(([pattern]) => pattern.test(key))?.[1];
  return reason ?? (section === 'variants' && name !== undefined ? VARIANT : UNKNOWN_KEY);
}

/** Whether nothing is said: no value, or a map or list of none. */
export function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));
}

const VARIANT = 'A job type can change which sources, words and aliases a port has, nothing else.';

const INTERFACE_REASONS: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /^registry\.requires$|^compute\.requires$/,
    'It names a Python package that builds the step; pipectl needs none.',
  ],
  [/^contract\.runtime_requires/, 'It is no package of a public index; the image has to have it.'],
  [/^registry\.(?:description|sagemaker_step_type)$/, "The library's contract says it otherwise."],
  [/^patterns\.step_assembly$/, 'It says how the SDK is called; pipectl writes the request itself.'],
  [
    /^(?:patterns|contract)\.include_job_type_in_path$|^contract\.output_path_token$/,
    'Outputs go to <s3_root>/<pipeline>/<execution>/<step>/<output>; config\'s "destinations" says where else.',
  ],
  [/^patterns\.direct_input_keys/, 'It is for inputs that a Python program passes by hand.'],
  [/^contract\.source_dir$/, 'Where the scripts are imported too, the config of the step has source_dir.'],
  [/^contract\.sink$/, 'A step without outputs is a sink.'],
  [/^contract\.circular_ref_check$/, 'A cycle is an error in every pipeline.'],
  [/^contract\.skip_inputs/, 'The input is left out of specification and contract: it is never mounted.'],
  [/^(?:contract\.inputs|spec\.dependencies)\./, 'cursus never mounts the input.'],
  [
    /^contract\.input_source_overrides/,
    'The source of the input is named in the manifest, where the config tells one.',
  ],
  [/^compute\.container_entrypoint/, 'The training jobs of a tuning job start as their image says.'],
  [
    /^compute\.(?:lock_training_region|locked_region)$/,
    "The config's region is the one in which images are looked up.",
  ],
  [
    /^compute\.(?:network_mode|subnets_field|security_group_ids_field|enable_network_isolation_field)$/,
    "The config's subnets and security_group_ids say it.",
  ],
  [
    /^compute\.kms_network$/,
    'The key and network of a company; write volume_kms_key, subnets and security_group_ids.',
  ],
  [/^compute\.instance_size_mode$/, 'A config has one instance_type.'],
  [/^variants\b/, VARIANT],
];
