import { didYouMean } from '../../diagnostics/suggest.js';
import { isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { RETRY_ATTEMPTS, RETRY_EXPIRE_AFTER_MINUTES, type Range } from '../../sagemaker/limits.js';
import type { JsonObject } from '../../sagemaker/json-data.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { definitionFile, definitionOf, training } from './example.js';
import { stepNoun } from './words.js';

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

const LIMITS = [
  ['MaxAttempts', RETRY_ATTEMPTS],
  ['ExpireAfterMin', RETRY_EXPIRE_AFTER_MINUTES],
] as const;

/** SDK 2.257, workflow/retry.py `RetryPolicy`, whose own check of the two limits never fires. */
export const malformedRetryPolicy: DefinitionRule = {
  scope: 'definition',
  code: 'SMP538',
  name: 'malformed-retry-policy',
  severity: 'error',
  what: 'A retry policy names known exceptions and has exactly one limit: MaxAttempts from 1 to 20 or ExpireAfterMin up to 14400.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the exception or the number, or remove one of the two limits.',
  invalid: example(0),
  valid: example(3),
  check({ steps }, report) {
    for (const step of steps.filter(({ type }) => type !== undefined)) {
      for (const [index, policy] of itemsOf(memberOf(step.value, 'RetryPolicies')).entries()) {
        if (isJsonObject(policy)) {
          checkPolicy(
            policy,
            pointerTo(step.pointer, 'RetryPolicies', index),
            `A retry policy of ${stepNoun(step)}`,
            report,
          );
        }
      }
    }
  },
};

function checkPolicy(policy: JsonObject, pointer: string, noun: string, report: DefinitionReport): void {
  const exceptions = memberOf(policy, 'ExceptionType');
  for (const [index, exception] of itemsOf(exceptions).entries()) {
    if (typeof exception === 'string' && !EXCEPTIONS.includes(exception)) {
      report(pointerTo(pointer, 'ExceptionType', index), {
        message: `${noun} names the exception "${exception}", which SageMaker does not know.${didYouMean(exception, EXCEPTIONS)}`,
        help: `The exceptions are ${listed(EXCEPTIONS)}.`,
      });
    }
  }
  const given = LIMITS.filter(([name]) => memberOf(policy, name) !== undefined);
  if (given.length !== 1) {
    report(pointer, {
      message:
        given.length === 0
          ? `${noun} has no limit.`
          : `${noun} has two limits, "MaxAttempts" and "ExpireAfterMin".`,
      help: given.length === 0 ? 'Add "MaxAttempts" or "ExpireAfterMin".' : 'Remove one of the two.',
    });
  }
  for (const [name, range] of given) {
    const value = memberOf(policy, name);
    if (typeof value === 'number' && !isWithin(value, range)) {
      report(pointerTo(pointer, name), {
        message: `${noun} has the "${name}" ${value}.`,
        help: `SageMaker takes whole numbers from ${range.min} to ${range.max}.`,
      });
    }
  }
}

function isWithin(value: number, { min, max }: Range): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
