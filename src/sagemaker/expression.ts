import type { Json } from '../source/traced.js';
import { isJsonObject } from './json-data.js';

/** A reference to a parameter, an execution variable, or a property or file of a step. */
export interface Get {
  readonly Get: string;
}

/** Texts and values put together at run time. */
export interface Join {
  readonly 'Std:Join': { readonly On: string; readonly Values: readonly Json[] };
}

/** A value out of a property file, or out of a JSON file in S3. */
export interface JsonGet {
  readonly 'Std:JsonGet':
    { readonly PropertyFile: Get; readonly Path: string } | { readonly S3Uri: Json; readonly Path: string };
}

/** The names SageMaker knows after Execution. (sagemaker-python-sdk 2.257, workflow/execution_variables.py). */
export const EXECUTION_VARIABLES = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'TrainingJobName',
  'ProcessingJobName',
] as const;

/** The names SageMaker knows after PipelineExperimentConfig. (sagemaker-python-sdk 2.257, workflow/pipeline_experiment_config.py). */
export const EXPERIMENT_VARIABLES = ['ExperimentName', 'TrialName'] as const;

/** The value of a pipeline parameter. */
export function parameter(name: string): { readonly Get: string } {
  return { Get: `Parameters.${name}` };
}

/** The value of an execution variable. */
export function executionVariable(name: string): { readonly Get: string } {
  return { Get: `Execution.${name}` };
}

/** A name of the experiment that an execution is recorded in. */
export function experimentVariable(name: string): { readonly Get: string } {
  return { Get: `PipelineExperimentConfig.${name}` };
}

/** A property of a step; `path` as after `properties.` in a specification. */
export function stepProperty(step: string, path: string): { readonly Get: string } {
  return { Get: `Steps.${step}.${path}` };
}

/** Values joined by a separator. */
export function join(on: string, values: readonly Json[]): Json {
  return { 'Std:Join': { On: on, Values: values } };
}

/** A value out of a property file of a step. */
export function jsonGet(step: string, propertyFile: string, path: string): Json {
  return {
    'Std:JsonGet': { PropertyFile: { Get: `Steps.${step}.PropertyFiles.${propertyFile}` }, Path: path },
  };
}

/**
 * A value out of a JSON file in S3. Its URI is a Std:Join, in whose values there is no other one (sagemaker-python-sdk
 * 2.257, workflow/functions.py `_validate_json_get_s3_uri`): those of `parts` are taken apart.
 */
export function jsonGetFromS3(parts: readonly Json[], path: string): Json {
  return { 'Std:JsonGet': { S3Uri: join('', withoutNeighbours(parts.flatMap(partsOf))), Path: path } };
}

function partsOf(value: Json): readonly Json[] {
  if (!isJsonObject(value) || !isJoin(value)) {
    return [value];
  }
  const { On, Values } = value['Std:Join'];
  return Values.flatMap((part, index) => [...(index === 0 ? [] : [On]), ...partsOf(part)]);
}

/** The same values, where texts next to each other are one. */
function withoutNeighbours(values: readonly Json[]): readonly Json[] {
  const joined: Json[] = [];
  for (const value of values) {
    const last = joined.at(-1);
    if (typeof value === 'string' && typeof last === 'string') {
      joined[joined.length - 1] = last + value;
    } else {
      joined.push(value);
    }
  }
  return joined;
}

/** Whether a JSON value is an expression rather than data. */
export function isExpression(value: Json | undefined): boolean {
  if (!isJsonObject(value)) {
    return false;
  }
  // Asked of every object of a definition: those that are none are told by their first key, without a list of all.
  let count = 0;
  for (const key in value) {
    const isForm =
      key === 'Std:Join' || key === 'Std:JsonGet' || (key === 'Get' && typeof value[key] === 'string');
    if (!isForm) {
      return false;
    }
    count += 1;
  }
  return count === 1;
}

/** A value as a manifest writes it: expressions as ${...}, whatever is inside them; other data as JSON, texts bare. */
export function expressionText(value: Json): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isExpression(value)) {
    return JSON.stringify(value);
  }
  if ('Get' in value && typeof value.Get === 'string') {
    return `\${${referenceText(value.Get)}}`;
  }
  if (isJoin(value)) {
    const { On, Values } = value['Std:Join'];
    return Values.map(expressionText).join(On);
  }
  if (isJsonGet(value)) {
    const { Path, ...file } = value['Std:JsonGet'];
    const place = 'S3Uri' in file ? expressionText(file.S3Uri) : referenceText(file.PropertyFile.Get);
    return `\${${place}#${Path}}`;
  }
  return JSON.stringify(value);
}

function isJoin(value: object): value is Join {
  return 'Std:Join' in value;
}

function isJsonGet(value: object): value is JsonGet {
  return 'Std:JsonGet' in value;
}

function referenceText(path: string): string {
  return path
    .replace(/^Parameters\./, 'params.')
    .replace(/^Execution\./, 'execution.')
    .replace(/^PipelineExperimentConfig\./, 'experiment.')
    .replace(/^Steps\.([^.]+)\.PropertyFiles\./, 'steps.$1.files.')
    .replace(/^Steps\.([^.]+)\./, 'steps.$1.properties.');
}
