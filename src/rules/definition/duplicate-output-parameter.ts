import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { textOf } from './steps.js';
import { sentence, stepNoun } from './words.js';

const example = (second: string) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'review',
        Type: 'Lambda',
        Arguments: {},
        FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:review',
        OutputParameters: [
          { OutputName: 'approved', OutputType: 'Boolean' },
          { OutputName: second, OutputType: 'String' },
        ],
      },
    ]),
  );

/** A reference is `Steps.<step>.OutputParameters['<name>']` (SDK 2.257, workflow/lambda_step.py `LambdaOutput.expr`). */
export const duplicateOutputParameter: DefinitionRule = {
  scope: 'definition',
  code: 'SMP542',
  name: 'duplicate-output-parameter',
  severity: 'error',
  what: 'The output parameters of a Lambda or Callback step have names of their own.',
  why: 'Other steps refer to them by name alone, so that it could not be told which one is meant.',
  fix: 'Rename one of them, or remove it.',
  invalid: example('approved'),
  valid: example('reason'),
  check({ steps }, report) {
    for (const step of steps.filter(({ type }) => type === 'Lambda' || type === 'Callback')) {
      const seen = new Map<string, string>();
      for (const [index, output] of itemsOf(memberOf(step.value, 'OutputParameters')).entries()) {
        const name = textOf(memberOf(output, 'OutputName'));
        const pointer = pointerTo(step.pointer, 'OutputParameters', index, 'OutputName');
        const first = name === undefined ? undefined : seen.get(name);
        if (first !== undefined) {
          report(pointer, {
            message: sentence(`${stepNoun(step)} has two output parameters "${name}".`),
            help: 'Rename one of them, or remove it.',
            related: [{ message: 'The first one.', pointer: first }],
          });
        } else if (name !== undefined) {
          seen.set(name, pointer);
        }
      }
    }
  },
};
