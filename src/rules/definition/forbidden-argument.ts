import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { isExpression } from '../../sagemaker/expression.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { sentence, stepNoun } from './words.js';

const example = (members: { readonly [name: string]: string }) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'register',
        Type: 'RegisterModel',
        Arguments: { ModelPackageGroupName: 'fraud', ...members },
      },
    ]),
  );

/**
 * Which members these are is in sagemaker/step-types.ts. A hyperparameter is the user's own: the SDK leaves one out of
 * its own making, and the service takes any.
 */
export const forbiddenArgument: DefinitionRule = {
  scope: 'definition',
  code: 'SMP527',
  name: 'forbidden-argument',
  severity: 'error',
  what: 'The arguments of a step have no member that SageMaker Pipelines takes away from the request.',
  why: 'SageMaker refuses the definition, though the request on its own would be right.',
  fix: 'Remove the member.',
  invalid: example({ ModelPackageName: 'fraud-1' }),
  valid: example({}),
  check({ steps }, report) {
    for (const step of steps) {
      const facts = step.type === undefined ? undefined : stepTypeFacts(step.type);
      const forbidden = (facts?.forbidden ?? []).filter(({ path }) => !path.startsWith('HyperParameters.'));
      for (const { path, reason } of forbidden) {
        const keys = path.split('.');
        if (memberOf(step.value, 'Arguments', ...keys) !== undefined) {
          report(
            pointerTo(step.pointer, 'Arguments', ...keys),
            {
              message: sentence(`${stepNoun(step)} has the argument "${path}", which ${reason}.`),
              help: 'Remove it.',
            },
            'key',
          );
        }
      }
      for (const [path, wanted] of Object.entries(facts?.fixedValues ?? {})) {
        const keys = path.split('.');
        const given = memberOf(step.value, 'Arguments', ...keys);
        if (given !== undefined && given !== wanted && !isExpression(given)) {
          report(pointerTo(step.pointer, 'Arguments', ...keys), {
            message: sentence(`"${path}" of ${stepNoun(step)} has to be "${wanted}" in a pipeline.`),
            help: `Write "${wanted}".`,
          });
        }
      }
    }
  },
};
