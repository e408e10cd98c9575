import { didYouMean } from '../../diagnostics/suggest.js';
import { isExpression } from '../../sagemaker/expression.js';
import { isJsonList, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionFinding, DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { conditionsOf, type PlacedCondition } from './conditions.js';
import type { DefinitionContext } from './context.js';
import { comparing, definitionFile, definitionOf, fail } from './example.js';
import { parameterIn, valueKind, valueNoun } from './value-types.js';
import { quoted, quotedExpression, sentence, stepNoun } from './words.js';

const example = (stage: string) =>
  definitionFile(() =>
    definitionOf(
      [
        comparing('check', { Type: 'Equals', LeftValue: { Get: 'Parameters.Stage' }, RightValue: stage }, [
          fail('stop', 'Not in production'),
        ]),
      ],
      [{ Name: 'Stage', Type: 'String', DefaultValue: 'test', EnumValues: ['test', 'production'] }],
    ),
  );

/** The SDK (2.257, workflow/conditions.py, workflow/condition_step.py) writes all of these without a word. */
export const constantCondition: DefinitionRule = {
  scope: 'definition',
  code: 'SMP555',
  name: 'constant-condition',
  severity: 'warning',
  what: 'A condition can come out either way: it compares a parameter with a value that the parameter can have, and a list that it looks at is not empty.',
  why: 'The steps of one branch never run.',
  fix: 'Correct the value.',
  invalid: example('prod'),
  valid: example('production'),
  check(context, report) {
    for (const step of context.steps) {
      const conditions = memberOf(step.value, 'Arguments', 'Conditions');
      if (step.type === 'Condition' && isJsonList(conditions) && conditions.length === 0) {
        report(pointerTo(step.pointer, 'Arguments', 'Conditions'), {
          message: sentence(
            `${stepNoun(step)} has an empty list of conditions: it always takes the same branch.`,
          ),
          help: 'Add a condition.',
        });
      }
    }
    for (const condition of conditionsOf(context.steps)) {
      checkCondition(condition, context, report);
    }
  },
};

function checkCondition(
  { step, value, pointer, type }: PlacedCondition,
  context: DefinitionContext,
  report: DefinitionReport,
): void {
  const reportEmpty = (list: Json | undefined, member: string): void => {
    if (isJsonList(list) && list.length === 0) {
      report(pointerTo(pointer, member), {
        message: `The condition "${type ?? ''}" of ${stepNoun(step)} has an empty list "${member}": it never holds.`,
        help: 'Add what it is to choose from.',
      });
    }
  };
  switch (type) {
    case 'Equals': {
      const left = memberOf(value, 'LeftValue');
      const right = memberOf(value, 'RightValue');
      const onRight = neverEqual(left, right, context);
      const finding = onRight ?? neverEqual(right, left, context);
      if (finding !== undefined) {
        report(pointerTo(pointer, onRight === undefined ? 'LeftValue' : 'RightValue'), finding);
      }
      break;
    }
    case 'In': {
      const query = memberOf(value, 'QueryValue');
      const values = memberOf(value, 'Values');
      const items = itemsOf(values);
      // Values of several kinds are meant for whatever kind there is.
      const wrongKinds = items.map((item) => kindProblem(query, item, context));
      if (wrongKinds.every((problem) => problem !== undefined)) {
        wrongKinds.slice(0, 1).forEach((problem) => report(pointerTo(pointer, 'Values', 0), problem));
      }
      for (const [index, item] of items.entries()) {
        const finding = enumProblem(query, item, context);
        if (finding !== undefined) {
          report(pointerTo(pointer, 'Values', index), finding);
        }
      }
      reportEmpty(values, 'Values');
      break;
    }
    case 'Or':
      reportEmpty(memberOf(value, 'Conditions'), 'Conditions');
  }
}

/** Why a value, of which something is known before the pipeline runs, never equals a literal. */
function neverEqual(
  value: Json | undefined,
  literal: Json | undefined,
  context: DefinitionContext,
): DefinitionFinding | undefined {
  return kindProblem(value, literal, context) ?? enumProblem(value, literal, context);
}

function kindProblem(
  value: Json | undefined,
  literal: Json | undefined,
  context: DefinitionContext,
): DefinitionFinding | undefined {
  if (value === undefined || literal === undefined || !isExpression(value) || isExpression(literal)) {
    return undefined;
  }
  const kind = valueKind(value, context);
  const other = valueKind(literal, context);
  return kind === undefined || other === undefined || kind === other
    ? undefined
    : {
        message: `${quotedExpression(value)} never equals ${valueNoun(literal)}: one is ${KIND_NOUNS[kind]}, the other ${KIND_NOUNS[other]}.`,
        help: `Write ${KIND_NOUNS[kind]}.`,
      };
}

function enumProblem(
  value: Json | undefined,
  literal: Json | undefined,
  context: DefinitionContext,
): DefinitionFinding | undefined {
  const parameter = parameterIn(value, context);
  const allowed = (parameter?.values ?? []).filter(({ role }) => role === 'allowed value');
  const texts = allowed.flatMap((entry) => (typeof entry.value === 'string' ? [entry.value] : []));
  const isComplete = texts.length > 0 && texts.length === allowed.length;
  return parameter !== undefined && isComplete && typeof literal === 'string' && !texts.includes(literal)
    ? {
        message: `The parameter "${parameter.name}" is never ${quoted(literal)}, which is none of its allowed values.${didYouMean(literal, texts)}`,
        help: `It is one of ${listed(texts)}.`,
      }
    : undefined;
}

const KIND_NOUNS = { text: 'a text', number: 'a number', boolean: 'true or false' } as const;
