import { isTracedMap, type Json, type Traced } from '../source/traced.js';
import type { PeerInterface } from './peer-files.js';
import { plain, type Fields } from './peer-config.js';
import type { Setting } from './setting.js';
import { entriesAt, textsAt } from './values.js';

/** A value that a script's variable has already, as the specification says it. */
export interface DefaultVariable {
  readonly name: string;
  readonly from: Traced;
}

/** The variables of a step: what its config says, what only repeats the specification, and what nothing says. */
export interface Variables {
  readonly settings: readonly Setting[];
  readonly defaults: readonly DefaultVariable[];
}

/** Fields that the peer's config classes give to variables of other names (steps/configs, 2.9.32). */
const FIELDS: Readonly<Record<string, readonly string[] | undefined>> = {
  ID_FIELD: ['id_field', 'id_name'],
  LABEL_FIELD: ['label_field', 'label_name'],
  LABEL_FIELDS: ['label_fields', 'label_names'],
  CONTENT_TYPES: ['content_types', 'source_model_inference_content_types'],
  MODEL_VERSION: ['model_version', 'pipeline_version'],
  EDX_DATASET_ARN: ['edx_dataset_arn', 'edx_arn_base'],
  AWS_DEFAULT_REGION: ['aws_default_region', 'aws_region'],
};

/** Variables that the same classes pass on without their interfaces declaring them: of any step type, or of those named. */
const UNDECLARED: Readonly<Record<string, readonly string[] | 'any'>> = {
  EVAL_METRIC_CHOICES: 'any',
  USE_SECURE_PYPI: [
    'FeatureSelection',
    'LightGBMModelEval',
    'LightGBMModelInference',
    'LightGBMMTModelEval',
    'LightGBMMTModelInference',
    'LightGBMMTTraining',
    'LightGBMTraining',
    'ModelCalibration',
    'ModelMetricsComputation',
    'PiperMetricGeneration',
    'PyTorchModelEval',
    'PyTorchModelInference',
    'PyTorchTraining',
    'SlipboxKnowledgeRouting',
    'XGBoostTraining',
  ],
};

/** Fields whose lists the same classes write as JSON; others become words with commas. */
const AS_JSON = new Set([
  'aggregation_functions',
  'bedrock_input_placeholders',
  'bedrock_output_column_map',
  'bedrock_validation_schema',
  'categorical_fields',
  'currency_conversion_vars',
  'edx_manifest_key_parts',
  'edx_output_columns',
  'feature_types',
  'field_defaults',
  'input_placeholders',
  'lag_features',
  'missing_indicators',
  'multiclass_categories',
  'value_fields',
  'window_sizes',
]);

/** The environment variables of a step: those that its interface declares, and those that the config gives as such. */
export function variablesOf({ root, stepType }: PeerInterface, fields: Fields): Variables {
  const optional = new Map(
    entriesAt(root, 'contract', 'env_vars', 'optional').flatMap(([name, { value }]) =>
      typeof value === 'object' ? [] : [[name, String(value)] as const],
    ),
  );
  const required = textsAt(root, 'contract', 'env_vars', 'required');
  const computed = new Map(
    [...fields].flatMap(([field, traced]) => (isVariables(field) ? entriesAt(traced) : [])),
  );
  const explicit = new Map(entriesAt(fields.get('env')));
  const undeclared = Object.entries(UNDECLARED).flatMap(([name, types]) =>
    types === 'any' || types.includes(stepType) ? [name] : [],
  );
  const isPlace = (name: string): boolean => textsAt(root, 'contract', 'computed_env_paths', name).length > 0;
  const names = new Set([
    ...required,
    ...optional.keys(),
    ...computed.keys(),
    ...explicit.keys(),
    ...undeclared,
  ]);
  const settings: Setting[] = [];
  const defaults: DefaultVariable[] = [];
  for (const name of [...names].sort()) {
    const found = explicit.has(name) ? name : computed.has(name) ? name : fieldOf(name, fields);
    const traced =
      explicit.get(name) ?? computed.get(name) ?? (found === undefined ? undefined : lookUp(found, fields));
    const text = traced === undefined ? undefined : variableText(plain(traced), found ?? name);
    const fallback = optional.get(name);
    if (traced !== undefined && text !== undefined) {
      const twins = [explicit, computed].flatMap((map) => map.get(name) ?? []);
      const field = fieldOf(name, fields);
      const alike = field === undefined ? undefined : lookUp(field, fields);
      const from = [...new Set([traced, ...twins, ...(alike === undefined ? [] : [alike])])].filter(
        (other) => other === traced || variableText(plain(other), field ?? name) === text,
      );
      if (fallback !== undefined && isSame(text, fallback)) {
        defaults.push(...from.map((part) => ({ name, from: part })));
      } else {
        settings.push({ path: ['environment', name], value: text, from });
      }
    } else if (required.includes(name) && !isPlace(name)) {
      const wanted = `what the script reads from ${name}`;
      settings.push({ path: ['environment', name], value: 'REPLACE_ME', from: [], wanted });
    }
  }
  return { settings, defaults };
}

/** Whether a field holds variables that the peer has computed. */
function isVariables(field: string): boolean {
  return /(?:^|_)environment_variables$/.test(field);
}

/** The field that gives a variable's value: of its own name, of another one, or of the hyperparameters. */
function fieldOf(name: string, fields: Fields): string | undefined {
  const names = FIELDS[name] ?? [name.toLowerCase()];
  return (
    names.find((field) => hasValue(fields.get(field))) ??
    names.find((field) => hasValue(lookUp(field, fields)))
  );
}

function lookUp(field: string, fields: Fields): Traced | undefined {
  const own = fields.get(field);
  if (hasValue(own)) {
    return own;
  }
  const hyperparameters = fields.get('hyperparameters')?.value;
  return hyperparameters !== undefined && isTracedMap(hyperparameters)
    ? hyperparameters.get(field)
    : undefined;
}

function hasValue(traced: Traced | undefined): boolean {
  return traced !== undefined && traced.value !== null;
}

/** A value as the peer writes it into a variable (config_base.py, _format_env_value). */
export function variableText(value: Json, field: string): string | undefined {
  if (value === null) {
    return undefined;
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  const isList = (data: Json): data is readonly Json[] => Array.isArray(data);
  return isList(value) && !AS_JSON.has(field) && value.every((item) => typeof item !== 'object')
    ? value.map(String).join(',')
    : JSON.stringify(value);
}

/** Whether two texts are the same, or the same number: Python writes 0.0 where JSON has 0. */
function isSame(text: string, other: string): boolean {
  const isNumber = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i;
  return text === other || (isNumber.test(text) && isNumber.test(other) && Number(text) === Number(other));
}
