import { join } from '../sagemaker/expression.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  toJson,
  Traced,
  type ExpressionValue,
  type Json,
} from '../source/traced.js';
import { expressionsIn } from '../graph/references.js';
import { jsonText, numberText, plainText } from './python-text.js';
import { sortedJson, withSortedKeys } from './sorted-json.js';

/**
 * A config value as the text that an environment variable or argument carries: numbers and booleans as `0.7` and
 * `true`, a list as its items with commas between, a map as JSON. A pipeline variable stays one; if it is no String,
 * it becomes a Std:Join of itself, which SageMaker turns into text (SDK 2.257, workflow/entities.py `to_string`).
 * Undefined for nothing, and for a map with a pipeline variable in it, which JSON text cannot hold.
 */
export function asText(traced: Traced): Traced | undefined {
  const { value, at } = traced;
  if (value === null) {
    return undefined;
  }
  if (isTracedList(value)) {
    const items = value.map(asText).filter((item) => item !== undefined);
    return new Traced(joined(items), at);
  }
  if (isTracedMap(value)) {
    return hasVariable(traced) ? undefined : new Traced(sortedJson(toJson(traced)), at);
  }
  if (isExpressionValue(value)) {
    return value.type === 'String' ? traced : new Traced(inJoin(value), at);
  }
  return new Traced(scalarText(value), at);
}

/**
 * A hyperparameter as text. `json`: as the framework estimators encode it, `json.dumps` of the value; `plain`: as the
 * generic estimator does, `str` of it (SDK 2.257, estimator.py `_json_encode_hyperparameters`, utils.py `to_string`).
 * A pipeline variable that the service does not take for a String becomes a Std:Join of itself. Undefined for a list
 * or map with a pipeline variable in it.
 */
export function asHyperparameter(traced: Traced, encoding: 'json' | 'plain'): Traced | undefined {
  const { value, at } = traced;
  if (isExpressionValue(value)) {
    return isRunTimeText(value) ? traced : new Traced(inJoin(value), at);
  }
  if (hasVariable(traced)) {
    return undefined;
  }
  const json = withSortedKeys(toJson(traced));
  return new Traced(encoding === 'json' ? jsonText(json) : plainText(json), at);
}

/**
 * Whether the SDK passes a variable as it is where text is wanted: String parameters, execution variables and joins.
 * Properties of steps are wrapped, whatever their type.
 */
function isRunTimeText({ expression, type }: ExpressionValue): boolean {
  const isProperty =
    typeof expression === 'object' &&
    expression !== null &&
    'Get' in expression &&
    typeof expression.Get === 'string' &&
    expression.Get.startsWith('Steps.');
  return type === 'String' && !isProperty;
}

function inJoin({ expression }: ExpressionValue): ExpressionValue {
  return { expression: join('', [expression]), type: 'String' };
}

function joined(items: readonly Traced[]): string | ExpressionValue {
  const parts = items.map(toJson);
  return parts.every((part) => typeof part === 'string')
    ? parts.join(',')
    : { expression: join(',', parts satisfies readonly Json[]), type: 'String' };
}

function scalarText(value: string | number | boolean): string {
  return typeof value === 'number' ? numberText(value) : String(value);
}

function hasVariable(traced: Traced): boolean {
  return expressionsIn(traced).length > 0;
}
