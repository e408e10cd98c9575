import { kindOf } from '../../sagemaker/check-scalar.js';
import { isExpression } from '../../sagemaker/expression.js';
import {
  isJsonList,
  isJsonObject,
  itemsOf,
  memberOf,
  pointerTo,
  type JsonObject,
} from '../../sagemaker/json-data.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, processing } from './example.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, sentence, stepNoun } from './words.js';

const outputs: JsonObject = {
  ProcessingOutputConfig: {
    Outputs: [
      {
        OutputName: 'metrics',
        S3Output: {
          S3Uri: 's3://my-bucket/metrics',
          LocalPath: '/opt/ml/processing/metrics',
          S3UploadMode: 'EndOfJob',
        },
      },
    ],
  },
};

const example = (path: JsonObject) =>
  definitionFile(() =>
    definitionOf([
      processing('evaluate', outputs, {
        PropertyFiles: [{ PropertyFileName: 'report', OutputName: 'metrics', ...path }],
      }),
    ]),
  );

const MEMBERS = ['PropertyFileName', 'OutputName', 'FilePath'];

/** SDK 2.257, workflow/properties.py `PropertyFile`. */
export const malformedPropertyFile: DefinitionRule = {
  scope: 'definition',
  code: 'SMP565',
  name: 'malformed-property-file',
  severity: 'error',
  what: 'A property file has a name of its own in its step, the name of an output and the path of the file in it, all of them texts.',
  why: 'SageMaker refuses the definition, or does not find the file when a value of it is read.',
  fix: 'Correct the member.',
  invalid: example({ Path: 'report.json' }),
  valid: example({ FilePath: 'report.json' }),
  check({ steps }, report) {
    for (const step of steps) {
      const files = memberOf(step.value, 'PropertyFiles');
      const takesFiles =
        step.type !== undefined && stepTypeFacts(step.type).extraKeys.includes('PropertyFiles');
      if (takesFiles && files !== undefined) {
        checkFiles(files, pointerTo(step.pointer, 'PropertyFiles'), stepNoun(step), report);
      }
    }
  },
};

function checkFiles(files: Json, pointer: string, owner: string, report: DefinitionReport): void {
  if (!isJsonList(files)) {
    report(pointer, {
      message: `"PropertyFiles" of ${owner} is ${kindNoun(kindOf(files))}, not a list.`,
      help: 'Write a list of property files.',
    });
  }
  const first = new Map<string, string>();
  for (const [index, file] of itemsOf(files).entries()) {
    const place = pointerTo(pointer, index);
    if (!isJsonObject(file)) {
      report(place, {
        message: `A property file of ${owner} is ${kindNoun(kindOf(file))}, not an object.`,
        help: `Write an object with "PropertyFileName", "OutputName" and "FilePath".`,
      });
      continue;
    }
    checkFile(file, place, `a property file of ${owner}`, report);
    const name = memberOf(file, 'PropertyFileName');
    if (typeof name === 'string') {
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, pointerTo(place, 'PropertyFileName'));
      } else {
        report(pointerTo(place, 'PropertyFileName'), {
          message: `Two property files of ${owner} have the name "${name}".`,
          help: 'Rename one of the two.',
          related: [{ message: 'The first one.', pointer: before }],
        });
      }
    }
  }
}

function checkFile(file: JsonObject, pointer: string, noun: string, report: DefinitionReport): void {
  const allKnown = reportUnknownMembers(file, pointer, MEMBERS, noun, report);
  for (const member of MEMBERS) {
    const value = memberOf(file, member);
    if (value === undefined) {
      if (allKnown) {
        report(pointer, {
          message: sentence(`${noun} has no "${member}".`),
          help: 'Add it, as a text.',
        });
      }
    } else if (typeof value !== 'string' && !isExpression(value)) {
      report(pointerTo(pointer, member), {
        message: `"${member}" of ${noun} is ${kindNoun(kindOf(value))}, not a text.`,
        help: 'Write a text.',
      });
    }
  }
}
