import { didYouMean } from '../../diagnostics/suggest.js';
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
import {
  RETRY_ATTEMPTS,
  RETRY_EXPIRE_AFTER_MINUTES,
  RETRY_INTERVAL_SECONDS,
  type Range,
} from '../../sagemaker/limits.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { definitionFile, definitionOf, training } from './example.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, sentence, stepNoun } from './words.js';

const example = (attempts: number) =>
  definitionFile(() =>
    definitionOf([
      training({}, { RetryPolicies: [{ ExceptionType: ['Step.THROTTLING'], MaxAttempts: attempts }] }),
    ]),
  );

/** SDK 2.257, workflow/retry.py `StepExceptionTypeEnum`, `SageMakerJobExceptionTypeEnum`; the last one the published JSON Schema has. */
const EXCEPTIONS = [
  'Step.SERVICE_FAULT',
  'Step.THROTTLING',
  'SageMaker.JOB_INTERNAL_ERROR',
  'SageMaker.CAPACITY_ERROR',
  'SageMaker.RESOURCE_LIMIT',
  'Emr.RESOURCE_LIMIT',
];

/** Of these a policy has one at most. */
const LIMITS = ['MaxAttempts', 'ExpireAfterMin'];

const WHOLE_NUMBERS = [
  ['MaxAttempts', RETRY_ATTEMPTS],
  ['ExpireAfterMin', RETRY_EXPIRE_AFTER_MINUTES],
  ['IntervalSeconds', RETRY_INTERVAL_SECONDS],
] as const;

const MEMBERS = ['ExceptionType', 'IntervalSeconds', 'BackoffRate', ...LIMITS];

/**
 * SageMaker Developer Guide, page pipelines-retry-policy: with neither limit there are five attempts, with both the
 * policy is refused. SDK 2.257, workflow/retry.py `RetryPolicy`, whose own check of the two never fires.
 */
export const malformedRetryPolicy: DefinitionRule = {
  scope: 'definition',
  code: 'SMP538',
  name: 'malformed-retry-policy',
  severity: 'error',
  what: 'A retry policy lists known exceptions and has one limit at most: MaxAttempts up to 20 or ExpireAfterMin up to 14400.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the exception or the number, or remove one of the two limits.',
  invalid: example(21),
  valid: example(3),
  check({ steps }, report) {
    for (const step of steps.filter(({ type }) => type !== undefined)) {
      const policies = memberOf(step.value, 'RetryPolicies');
      const pointer = pointerTo(step.pointer, 'RetryPolicies');
      if (policies !== undefined && !isJsonList(policies)) {
        report(pointer, {
          message: `"RetryPolicies" of ${stepNoun(step)} is ${kindNoun(kindOf(policies))}, not a list.`,
          help: 'Write a list of retry policies.',
        });
      }
      for (const [index, policy] of itemsOf(policies).entries()) {
        const place = pointerTo(pointer, index);
        const noun = `a retry policy of ${stepNoun(step)}`;
        if (isJsonObject(policy)) {
          const allKnown = reportUnknownMembers(policy, place, MEMBERS, noun, report);
          checkExceptions(policy, place, noun, allKnown, report);
          checkNumbers(policy, place, noun, report);
        } else {
          report(place, {
            message: sentence(`${noun} is ${kindNoun(kindOf(policy))}, not an object.`),
            help: 'Write an object with "ExceptionType" and a limit.',
          });
        }
      }
    }
  },
};

function checkExceptions(
  policy: JsonObject,
  pointer: string,
  noun: string,
  allKnown: boolean,
  report: DefinitionReport,
): void {
  const exceptions = memberOf(policy, 'ExceptionType');
  if (!isJsonList(exceptions) && (exceptions !== undefined || allKnown)) {
    report(exceptions === undefined ? pointer : pointerTo(pointer, 'ExceptionType'), {
      message:
        exceptions === undefined
          ? sentence(`${noun} has no "ExceptionType".`)
          : `"ExceptionType" in ${noun} is ${kindNoun(kindOf(exceptions))}, not a list.`,
      help: `Write a list of exceptions; there are ${listed(EXCEPTIONS)}.`,
    });
  }
  for (const [index, exception] of itemsOf(exceptions).entries()) {
    if (typeof exception !== 'string' || !EXCEPTIONS.includes(exception)) {
      report(pointerTo(pointer, 'ExceptionType', index), {
        message: sentence(
          typeof exception === 'string'
            ? `${noun} names the exception "${exception}", which SageMaker does not know.${didYouMean(exception, EXCEPTIONS)}`
            : `${noun} names ${kindNoun(kindOf(exception))}, not an exception.`,
        ),
        help: `The exceptions are ${listed(EXCEPTIONS)}.`,
      });
    }
  }
}

function checkNumbers(policy: JsonObject, pointer: string, noun: string, report: DefinitionReport): void {
  if (LIMITS.every((name) => memberOf(policy, name) !== undefined)) {
    report(pointer, {
      message: sentence(`${noun} has two limits, "MaxAttempts" and "ExpireAfterMin".`),
      help: 'Remove one of the two.',
    });
  }
  for (const [name, range] of WHOLE_NUMBERS) {
    const value = memberOf(policy, name);
    if (typeof value === 'number' && !isWithin(value, range)) {
      report(pointerTo(pointer, name), {
        message: sentence(`${noun} has the "${name}" ${value}.`),
        help: `SageMaker takes whole numbers from ${range.min} to ${range.max}.`,
      });
    } else if (value !== undefined && typeof value !== 'number' && !isExpression(value)) {
      report(pointerTo(pointer, name), {
        message: `"${name}" in ${noun} is ${kindNoun(kindOf(value))}, not a number.`,
        help: `Write a whole number from ${range.min} to ${range.max}.`,
      });
    }
  }
  const rate = memberOf(policy, 'BackoffRate');
  if (rate !== undefined && (typeof rate === 'number' ? rate < 0 : !isExpression(rate))) {
    report(pointerTo(pointer, 'BackoffRate'), {
      message: `"BackoffRate" in ${noun} is ${typeof rate === 'number' ? rate : kindNoun(kindOf(rate))}.`,
      help: 'Write the number by which the wait is multiplied each time, such as 2.0.',
    });
  }
}

function isWithin(value: number, { min, max }: Range): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
