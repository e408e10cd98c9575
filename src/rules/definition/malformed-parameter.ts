import { didYouMean } from '../../diagnostics/suggest.js';
import { kindOf } from '../../sagemaker/check-scalar.js';
import {
  isJsonList,
  isJsonObject,
  itemsOf,
  memberOf,
  pointerTo,
  type JsonObject,
} from '../../sagemaker/json-data.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { PARAMETER_TYPES } from './parameters.js';
import { textOf } from './steps.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, sentence } from './words.js';

const example = (member: string) =>
  definitionFile(() =>
    definitionOf([fail('stop', 'Stopped')], [{ Name: 'Rounds', Type: 'Integer', [member]: 10 }]),
  );

/** SDK 2.257, workflow/parameters.py; "Description" and a String without "Type" are in AWS's published JSON Schema of definitions. */
const MEMBERS = ['Name', 'Type', 'DefaultValue', 'EnumValues', 'Description'];

export const malformedParameter: DefinitionRule = {
  scope: 'definition',
  code: 'SMP558',
  name: 'malformed-parameter',
  severity: 'error',
  what: 'A parameter has a name, one of the types String, Integer, Float and Boolean, and no members but a default, a description and, for a String, a list of allowed values.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the member.',
  invalid: example('Default'),
  valid: example('DefaultValue'),
  check({ definition }, report) {
    for (const [index, parameter] of itemsOf(memberOf(definition, 'Parameters')).entries()) {
      const pointer = pointerTo('/Parameters', index);
      if (isJsonObject(parameter)) {
        checkParameter(parameter, pointer, report);
      } else {
        report(pointer, {
          message: `A parameter is ${kindNoun(kindOf(parameter))}, not an object.`,
          help: 'Write an object with a "Name" and a "Type".',
        });
      }
    }
  },
};

function checkParameter(parameter: JsonObject, pointer: string, report: DefinitionReport): void {
  const name = textOf(memberOf(parameter, 'Name'));
  const noun = name === undefined ? `the parameter at "${pointer}"` : `the parameter "${name}"`;
  if (name === undefined) {
    report(pointer, { message: sentence(`${noun} has no name.`), help: 'Give it a "Name", as a text.' });
  }
  reportUnknownMembers(parameter, pointer, MEMBERS, noun, report);
  const type = memberOf(parameter, 'Type');
  if (type !== undefined && (typeof type !== 'string' || !PARAMETER_TYPES.includes(type))) {
    report(pointerTo(pointer, 'Type'), {
      message:
        typeof type === 'string'
          ? sentence(
              `${noun} has the type "${type}", which SageMaker does not know.${didYouMean(type, PARAMETER_TYPES)}`,
            )
          : `The type of ${noun} is ${kindNoun(kindOf(type))}, not a text.`,
      help: `The types are ${listed(PARAMETER_TYPES)}.`,
    });
  }
  const allowed = memberOf(parameter, 'EnumValues');
  if (allowed !== undefined && !isJsonList(allowed)) {
    report(pointerTo(pointer, 'EnumValues'), {
      message: `"EnumValues" of ${noun} is ${kindNoun(kindOf(allowed))}, not a list.`,
      help: 'Write a list of texts.',
    });
  } else if (
    allowed !== undefined &&
    typeof type === 'string' &&
    type !== 'String' &&
    PARAMETER_TYPES.includes(type)
  ) {
    report(
      pointerTo(pointer, 'EnumValues'),
      {
        message: sentence(`${noun} has "EnumValues", which only a String has; its type is ${type}.`),
        help: 'Remove them, or make it a String.',
      },
      'key',
    );
  }
}
