import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { conditionsOf } from './conditions.js';
import { comparing, definitionFile, definitionOf, fail } from './example.js';
import { valueKind, valueNoun } from './value-types.js';
import { stepNoun } from './words.js';

const example = (limit: string | number) =>
  definitionFile(() =>
    definitionOf(
      [
        comparing('check', { Type: 'LessThan', LeftValue: { Get: 'Parameters.Auc' }, RightValue: limit }, [
          fail('stop', 'Too weak'),
        ]),
      ],
      [{ Name: 'Auc', Type: 'Float', DefaultValue: 0.9 }],
    ),
  );

const ORDERINGS = ['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo'];

/**
 * The service turns no number into a text nor a text into a number (sagemaker-python-sdk, issue 2631). What it makes
 * of such a comparison is not documented, hence a warning.
 */
export const valuesNotComparable: DefinitionRule = {
  scope: 'definition',
  code: 'SMP554',
  name: 'values-not-comparable',
  severity: 'warning',
  what: 'A condition that asks which value is greater compares two numbers or two texts.',
  why: 'A number is neither greater nor less than a text, and true no more than false: the pipeline fails or takes the wrong branch.',
  fix: 'Write a number, without quotes, or give the parameter a number type.',
  invalid: example('0.8'),
  valid: example(0.8),
  check(context, report) {
    for (const { step, value, pointer, type } of conditionsOf(context.steps)) {
      const left = memberOf(value, 'LeftValue');
      const right = memberOf(value, 'RightValue');
      if (type === undefined || !ORDERINGS.includes(type) || left === undefined || right === undefined) {
        continue;
      }
      const kinds = [valueKind(left, context), valueKind(right, context)];
      const odd = kinds.indexOf('boolean');
      if (odd !== -1) {
        report(pointerTo(pointer, odd === 0 ? 'LeftValue' : 'RightValue'), {
          message: `The condition "${type}" of ${stepNoun(step)} compares by size what is true or false: ${valueNoun(odd === 0 ? left : right)}.`,
          help: 'Use "Equals".',
        });
      } else if (kinds.includes('text') && kinds.includes('number')) {
        const [text, number] = kinds[0] === 'text' ? [left, right] : [right, left];
        report(pointerTo(pointer, text === left ? 'LeftValue' : 'RightValue'), {
          message: `The condition "${type}" of ${stepNoun(step)} compares ${valueNoun(text)}, a text, with ${valueNoun(number)}, a number.`,
          help: 'Write a number without quotes, or declare the parameter as a Float or Integer.',
        });
      }
    }
  },
};
