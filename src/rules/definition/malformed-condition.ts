import { didYouMean } from '../../diagnostics/suggest.js';
import { kindOf } from '../../sagemaker/check-scalar.js';
import { isJsonList, isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { CONDITION_TYPES, conditionMembers, conditionsOf, type PlacedCondition } from './conditions.js';
import { comparing, definitionFile, definitionOf, fail } from './example.js';
import type { DefinitionStep } from './steps.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, sentence, stepNoun } from './words.js';

const example = (type: string) =>
  definitionFile(() =>
    definitionOf(
      [
        comparing('check', { Type: type, LeftValue: { Get: 'Parameters.Auc' }, RightValue: 0.8 }, [
          fail('stop', 'Stopped'),
        ]),
      ],
      [{ Name: 'Auc', Type: 'Float', DefaultValue: 0.9 }],
    ),
  );

const ARGUMENTS = ['Conditions', 'ElseSteps', 'IfSteps'];

/** In AWS's published JSON Schema of definitions, though no SDK writes them. */
const UNSETTLED_TYPES = ['NotEquals', 'NotIn'];

/** The form that the same JSON Schema has for "In", and no SDK writes. */
const UNSETTLED_MEMBERS = ['In', 'Value'];

/**
 * SDK 2.257, workflow/conditions.py and workflow/condition_step.py; the service says "unknown property" of another
 * member (sagemaker-python-sdk, issue 2746).
 */
export const malformedCondition: DefinitionRule = {
  scope: 'definition',
  code: 'SMP553',
  name: 'malformed-condition',
  severity: 'error',
  what: 'A Condition step has a list of conditions, each of a type that SageMaker knows and with the members of that type.',
  why: 'SageMaker refuses the definition: "Cannot parse object, unknown property".',
  fix: 'Correct the type or the member.',
  invalid: example('GreaterThen'),
  valid: example('GreaterThan'),
  check({ steps }, report) {
    for (const step of steps) {
      if (step.type === 'Condition') {
        checkArguments(step, report);
      }
    }
    for (const condition of conditionsOf(steps)) {
      checkCondition(condition, report);
    }
  },
};

function checkArguments(step: DefinitionStep, report: DefinitionReport): void {
  const given = memberOf(step.value, 'Arguments');
  const pointer = pointerTo(step.pointer, 'Arguments');
  if (!isJsonObject(given)) {
    report(given === undefined ? step.pointer : pointer, {
      message: sentence(`${stepNoun(step)} has no conditions.`),
      help: 'Give it "Arguments" with "Conditions", "IfSteps" and "ElseSteps".',
    });
    return;
  }
  const allKnown = reportUnknownMembers(
    given,
    pointer,
    ARGUMENTS,
    `"Arguments" of ${stepNoun(step)}`,
    report,
  );
  for (const member of ARGUMENTS) {
    const list = memberOf(given, member);
    if (list !== undefined && !isJsonList(list)) {
      report(pointerTo(pointer, member), {
        message: `"${member}" of ${stepNoun(step)} is ${kindNoun(kindOf(list))}, not a list.`,
        help: member === 'Conditions' ? 'Write a list of conditions.' : 'Write a list of steps.',
      });
    }
  }
  const conditions = memberOf(given, 'Conditions');
  if (conditions === undefined && allKnown) {
    report(pointer, {
      message: sentence(`${stepNoun(step)} has no "Conditions".`),
      help: 'Add the list of conditions, all of which have to hold.',
    });
  }
  checkItems(itemsOf(conditions), pointerTo(pointer, 'Conditions'), step, report);
}

function checkItems(
  items: readonly Json[],
  pointer: string,
  step: DefinitionStep,
  report: DefinitionReport,
): void {
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item)) {
      report(pointerTo(pointer, index), {
        message: `A condition of ${stepNoun(step)} is ${kindNoun(kindOf(item))}, not an object.`,
        help: 'Write a condition, with its "Type".',
      });
    }
  }
}

function checkCondition({ step, value, pointer, type }: PlacedCondition, report: DefinitionReport): void {
  if (type !== undefined && UNSETTLED_TYPES.includes(type)) {
    return;
  }
  const members = type === undefined ? undefined : conditionMembers(type);
  if (type === undefined || members === undefined) {
    report(type === undefined ? pointer : pointerTo(pointer, 'Type'), {
      message:
        type === undefined
          ? `A condition of ${stepNoun(step)} has no "Type".`
          : `A condition of ${stepNoun(step)} has the type "${type}", which SageMaker does not know.${didYouMean(type, CONDITION_TYPES)}`,
      help: `The types are ${CONDITION_TYPES.map((name) => `"${name}"`).join(', ')}.`,
    });
    return;
  }
  if (type === 'In' && UNSETTLED_MEMBERS.some((member) => memberOf(value, member) !== undefined)) {
    return;
  }
  const noun = `the condition "${type}" of ${stepNoun(step)}`;
  const allKnown = reportUnknownMembers(value, pointer, ['Type', ...members], noun, report);
  for (const member of members) {
    const given = memberOf(value, member);
    const wanted = MEMBER_FORMS[member] ?? 'a single value';
    if (given === undefined) {
      if (allKnown) {
        report(pointer, { message: sentence(`${noun} has no "${member}".`), help: `Add it: ${wanted}.` });
      }
    } else if (!hasForm(given, member)) {
      report(pointerTo(pointer, member), {
        message: `"${member}" of ${noun} is ${kindNoun(kindOf(given))}, not ${wanted}.`,
        help: `Write ${wanted}.`,
      });
    }
  }
  if (type === 'Or') {
    checkItems(itemsOf(memberOf(value, 'Conditions')), pointerTo(pointer, 'Conditions'), step, report);
  }
}

/** What a member of a condition is, where it is no single value. */
const MEMBER_FORMS: Readonly<Record<string, string>> = {
  Condition: 'a condition',
  Conditions: 'a list of conditions',
  Values: 'a list of values',
};

function hasForm(given: Json, member: string): boolean {
  switch (member) {
    case 'Condition':
      return isJsonObject(given);
    case 'Conditions':
    case 'Values':
      return isJsonList(given);
    default:
      // An object with one member is what is meant as an expression, which other rules look at.
      return !isJsonList(given) && (!isJsonObject(given) || Object.keys(given).length === 1);
  }
}
