import { didYouMean } from '../../diagnostics/suggest.js';
import { kindOf } from '../../sagemaker/check-scalar.js';
import { isExpression } from '../../sagemaker/expression.js';
import { isJsonList, isJsonObject, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import type { DefinitionContext } from './context.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { checkJsonGet } from './json-get.js';
import { reportUnknownMembers } from './unknown-members.js';
import { expressionNoun, inStep, kindNoun, quotedExpression } from './words.js';

const example = (member: string) =>
  definitionFile(() =>
    definitionOf([fail('stop', { 'Std:Join': { On: ' ', [member]: ['Stopped by', 'the quality gate'] } })]),
  );

/** SDK 2.257, workflow/functions.py. */
const FUNCTIONS = ['Std:Join', 'Std:JsonGet'];
const JOIN_MEMBERS = ['On', 'Values'];

/**
 * The functions are those of the SDK (2.257, workflow/functions.py). That the service takes no further members is what
 * it says of other objects of a definition: "Cannot parse object, unknown property" (sagemaker-python-sdk, issue 2746).
 */
export const malformedExpression: DefinitionRule = {
  scope: 'definition',
  code: 'SMP550',
  name: 'malformed-expression',
  severity: 'error',
  what: 'A "Std:Join" joins a list of single values with a text, and a "Std:JsonGet" names a JSON path in one property file or S3 object.',
  why: 'SageMaker refuses the definition, or the step fails that needs the value.',
  fix: 'Correct the expression.',
  invalid: example('Value'),
  valid: example('Values'),
  check(context, report) {
    for (const { value, pointer, from } of context.otherExpressions) {
      const [name = ''] = Object.keys(value);
      const place = inStep(from);
      const inner = memberOf(value, name);
      if (name === 'Get') {
        continue; // What it names is another rule's.
      }
      if (!FUNCTIONS.includes(name)) {
        report(
          pointerTo(pointer, name),
          {
            message: `SageMaker has no function "${name}".${didYouMean(name, FUNCTIONS)}`,
            help: `The functions are ${listed(FUNCTIONS)}.`,
          },
          'key',
        );
      } else if (!isJsonObject(inner)) {
        report(pointerTo(pointer, name), {
          message: `"${name}"${place} has no members: it is ${kindNoun(kindOf(inner ?? null))}.`,
          help: name === 'Std:Join' ? 'Write {"On": "/", "Values": [...]}.' : 'Write an object.',
        });
      } else if (name === 'Std:Join') {
        checkJoin(inner, pointerTo(pointer, name), place, context, report);
      } else {
        checkJsonGet(inner, pointerTo(pointer, name), place, report);
      }
    }
  },
};

function checkJoin(
  join: JsonObject,
  pointer: string,
  place: string,
  context: DefinitionContext,
  report: DefinitionReport,
): void {
  const allKnown = reportUnknownMembers(join, pointer, JOIN_MEMBERS, `"Std:Join"${place}`, report);
  const on = memberOf(join, 'On');
  if (on !== undefined && typeof on !== 'string' && !isExpression(on)) {
    report(pointerTo(pointer, 'On'), {
      message: `"On" of "Std:Join"${place} is ${kindNoun(kindOf(on))}, not a text.`,
      help: 'Write the text that stands between the values.',
    });
  }
  const values = memberOf(join, 'Values');
  if (values !== undefined && !isJsonList(values)) {
    report(pointerTo(pointer, 'Values'), {
      message: `"Values" of "Std:Join"${place} is ${isExpression(values) ? 'an expression' : kindNoun(kindOf(values))}, not a list.`,
      help: 'Write a list of texts, numbers and expressions.',
    });
  } else if (values === undefined && allKnown) {
    report(pointer, {
      message: `"Std:Join"${place} has no "Values".`,
      help: 'Add the list of what is joined.',
    });
  }
  for (const [index, value] of (isJsonList(values) ? values : []).entries()) {
    const problem = valueProblem(value, context);
    if (problem !== undefined) {
      report(pointerTo(pointer, 'Values', index), {
        message: `"Std:Join"${place} joins single values, but ${problem}.`,
        help: 'Name the member, key or item that is meant.',
      });
    }
  }
}

/** Why a value cannot be joined, if that is certain. */
function valueProblem(value: Json, { typeOf }: DefinitionContext): string | undefined {
  if (isExpression(value)) {
    const type = typeOf(value);
    return type === 'structure' || type === 'list' || type === 'map'
      ? `${quotedExpression(value)} gives ${expressionNoun(type)}`
      : undefined;
  }
  const kind = kindOf(value);
  return kind === 'list' || (kind === 'object' && Object.keys(value ?? {}).length !== 1)
    ? `one of them is ${kindNoun(kind)}`
    : undefined;
}
