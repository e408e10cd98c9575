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

/** A value out of a property file. */
export interface JsonGet {
  readonly 'Std:JsonGet': { readonly PropertyFile: Get; readonly Path: string };
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

/** The value of a pipeline parameter. */
export function parameter(name: string): { readonly Get: string } {
  return { Get: `Parameters.${name}` };
}

/** The value of an execution variable. */
export function executionVariable(name: string): { readonly Get: string } {
  return { Get: `Execution.${name}` };
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
    const { PropertyFile, Path } = value['Std:JsonGet'];
    return `\${${referenceText(PropertyFile.Get)}#${Path}}`;
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
    .replace(/^Steps\.([^.]+)\.PropertyFiles\./, 'steps.$1.files.')
    .replace(/^Steps\.([^.]+)\./, 'steps.$1.properties.');
}
