import { kindOf } from '../../sagemaker/check-scalar.js';
import { isExpression } from '../../sagemaker/expression.js';
import { itemsOf, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import { isJsonPath } from '../../sagemaker/json-path.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport } from '../rule.js';
import { referenceOf } from './references.js';
import { textOf } from './steps.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, quoted, quotedExpression } from './words.js';

const MEMBERS = ['Path', 'PropertyFile', 'S3Uri'];

/**
 * Reports what is wrong with the members of a "Std:JsonGet" (SDK 2.257, workflow/functions.py `JsonGet`): it has a
 * path, and either a property file or an S3 object, whose location is a "Std:Join" of single values, parameters,
 * execution variables and properties. A path takes no variables (sagemaker-python-sdk, issue 4418). `place` follows
 * the function's name in a message.
 */
export function checkJsonGet(
  jsonGet: JsonObject,
  pointer: string,
  place: string,
  report: DefinitionReport,
): void {
  const allKnown = reportUnknownMembers(jsonGet, pointer, MEMBERS, `"Std:JsonGet"${place}`, report);
  const file = memberOf(jsonGet, 'PropertyFile');
  const uri = memberOf(jsonGet, 'S3Uri');
  const both = file !== undefined && uri !== undefined;
  if (both || (file === undefined && uri === undefined && allKnown)) {
    report(pointer, {
      message: `"Std:JsonGet"${place} has ${both ? 'both "PropertyFile" and "S3Uri"' : 'neither "PropertyFile" nor "S3Uri"'}.`,
      help: both ? 'Remove one of the two.' : 'Say which file it reads, with one of the two.',
    });
  } else if (file !== undefined) {
    checkFile(file, pointerTo(pointer, 'PropertyFile'), place, report);
  } else if (uri !== undefined) {
    checkUri(uri, pointerTo(pointer, 'S3Uri'), place, report);
  }
  const path = memberOf(jsonGet, 'Path');
  if (path !== undefined) {
    checkPath(path, pointerTo(pointer, 'Path'), place, report);
  } else if (allKnown) {
    report(pointer, {
      message: `"Std:JsonGet"${place} has no "Path".`,
      help: 'Add the JSON path of the value, such as "metrics.auc".',
    });
  }
}

function checkFile(file: Json, pointer: string, place: string, report: DefinitionReport): void {
  const text = textOf(memberOf(file, 'Get'));
  if (text === undefined || !isExpression(file) || referenceOf(text)?.kind !== 'property-file') {
    report(pointer, {
      message: `"PropertyFile" of "Std:JsonGet"${place} is ${given(file)}, which is no property file.`,
      help: 'Write {"Get": "Steps.<step>.PropertyFiles.<name>"}.',
    });
  }
}

function checkUri(uri: Json, pointer: string, place: string, report: DefinitionReport): void {
  const join = isExpression(uri) ? memberOf(uri, 'Std:Join') : undefined;
  if (join === undefined) {
    report(pointer, {
      message: `"S3Uri" of "Std:JsonGet"${place} is ${given(uri)}; SageMaker takes only a "Std:Join" there.`,
      help: 'Write {"Std:Join": {"On": "/", "Values": [...]}}, also around a single value.',
    });
    return;
  }
  for (const [index, value] of itemsOf(memberOf(join, 'Values')).entries()) {
    if (isExpression(value) && memberOf(value, 'Get') === undefined) {
      report(pointerTo(pointer, 'Std:Join', 'Values', index), {
        message: `"S3Uri" of "Std:JsonGet"${place} joins ${given(value)}, which SageMaker does not take there.`,
        help: 'Join texts, parameters, execution variables and properties only.',
      });
    }
  }
}

function checkPath(path: Json, pointer: string, place: string, report: DefinitionReport): void {
  const problem =
    typeof path !== 'string'
      ? `is ${given(path)}, not a text`
      : path.trim() === ''
        ? 'is empty'
        : isJsonPath(path)
          ? undefined
          : `is ${quoted(path)}, which is no JSON path`;
  if (problem !== undefined) {
    report(pointer, {
      message: `"Path" of "Std:JsonGet"${place} ${problem}.`,
      help: 'Write the members on the way to the value, such as "metrics.auc" or "scores[0].value".',
    });
  }
}

function given(value: Json): string {
  return isExpression(value) ? quotedExpression(value) : kindNoun(kindOf(value));
}
