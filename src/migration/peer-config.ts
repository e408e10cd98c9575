import { MALFORMED_IMPORT } from '../diagnostics/import-problems.js';
import { compareNames } from '../graph/dag.js';
import { isTracedList, isTracedMap, toJson, type Json, type Traced } from '../source/traced.js';
import type { PeerFile, Report } from './peer-files.js';
import { entriesAt, valueAt } from './values.js';

/** Values of one step or of all, by the peer's names. */
export type Fields = ReadonlyMap<string, Traced>;

/** A merged config of the peer's. */
export interface PeerConfig {
  readonly shared: Fields;
  /** By node. */
  readonly specific: ReadonlyMap<string, Fields>;
}

/** A config without anything. */
export const NO_CONFIG: PeerConfig = { shared: new Map(), specific: new Map() };

/** Reads a config as the peer's UnifiedConfigManager writes it; a file without "configuration" is the old form. */
export function readConfig({ root }: PeerFile, report: Report): PeerConfig {
  const top = valueAt(root, 'configuration') ?? root;
  const parts = [valueAt(top, 'shared'), valueAt(top, 'specific')];
  if (!isTracedMap(top.value) || parts.every((part) => part === undefined)) {
    report(MALFORMED_IMPORT, top.at, {
      message: 'This is no merged config of cursus: "shared" and "specific" are missing.',
    });
    return NO_CONFIG;
  }
  for (const part of [...parts, ...entriesAt(top, 'specific').map(([, step]) => step)]) {
    if (part !== undefined && !isTracedMap(part.value)) {
      report(MALFORMED_IMPORT, part.at, { message: 'A map of values by name is expected here.' });
    }
  }
  return {
    shared: new Map(entriesAt(top, 'shared')),
    specific: new Map(
      entriesAt(top, 'specific').map(([node, step]) => [node, new Map(entriesAt(step))] as const),
    ),
  };
}

/** Keys by which the peer keeps the Python type of a value beside it. */
const TYPE_INFO = '__type_info__';
const MODEL_TYPE = '__model_type__';

/** The value without the peer's notes on Python types: enumerations, paths, tuples and models are what they hold. */
export function plain(traced: Traced): Json {
  const { value } = traced;
  if (isTracedList(value)) {
    return value.map(plain);
  }
  if (!isTracedMap(value)) {
    return toJson(traced);
  }
  const wrapped = value.has(TYPE_INFO) ? value.get('value') : undefined;
  return wrapped === undefined
    ? Object.fromEntries(
        [...value]
          .filter(([key]) => key !== MODEL_TYPE)
          .sort(([a], [b]) => compareNames(a, b))
          .map(([key, entry]) => [key, plain(entry)]),
      )
    : plain(wrapped);
}

/** Why a field of a config has no home. */
export function whyNotOfConfig(key: string, value: Json): string {
  if (value === null) {
    return 'It is empty.';
  }
  const field = /^(?:configuration\.)?(?:shared|specific\.[^.]*)\.([^.]*)/.exec(key)?.[1] ?? '';
  if (/^metadata\b/.test(key)) {
    return 'It tells how the file was made.';
  }
  if (key.endsWith(`.${MODEL_TYPE}`)) {
    return 'It names a Python class of cursus; the step type says the same.';
  }
  return REASONS.find(([names]) => names.test(field))?.[1] ?? NO_SETTING;
}

const NO_SETTING =
  'It is no config key of the step, and no variable or argument that the interface of the step declares.';

const REASONS: readonly (readonly [names: RegExp, why: string])[] = [
  [/^_metadata$/, 'It tells how the file was made.'],
  [
    /^(?:effective_\w+|\w*script_path|resolved_\w+|aws_region|pipeline_name|pipeline_description|pipeline_s3_loc|hyperparameter_file|variable_schema)$/,
    'cursus computes it from other values.',
  ],
  [
    /^(?:source_dir|processing_source_dir|project_root_folder)$/,
    'Scripts are looked for in scripts/; --scripts copies them there.',
  ],
  [/^(?:author|service_name|model_class|current_date|pipeline_version|region)$/, 'cursus makes names of it.'],
  [
    /^(?:cradle_job_spec|data_sources_spec|transform_spec|output_spec)$/,
    'It describes a Cradle job, which nothing in SageMaker starts.',
  ],
  [
    /^(?:model_owner|model_domain|model_objective|source_model_inference_\w+|expected_tps|max_latency_in_millisecond|max_acceptable_error_rate|inference_\w+|framework)$/,
    'It is for MIMS, which the script of the registration has to be told.',
  ],
  [
    /^(?:subnets|security_group_ids|enable_network_isolation)$/,
    'The interface asks for no network of its own, so cursus does not pass it on.',
  ],
  [/^processing_instance_type_(?:large|small)$/, 'use_large_processing_instance chooses the other size.'],
  [
    /^(?:framework_version|py_version|processing_framework_version)$/,
    "The interface takes the version of the step's image from another field, or names the image itself.",
  ],
  [/^skip_volume_kms$/, 'It chooses between keys of a company; write the key itself as volume_kms_key.'],
  [/^skip_hyperparameters_s3_uri$/, 'The input is wired or it is not: the manifest says which.'],
  [
    /^(?:initial_instance_count|container_\w+|data_download_timeout|inference_memory_limit|max_concurrent_invocations|max_payload_size|accelerator_type)$/,
    'It is about an endpoint, and cursus does not pass it on.',
  ],
];
