import { memberOf } from '../../sagemaker/json-data.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { DefinitionRule } from '../rule.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import { argumentNoun, argumentPath, sentence, stepNoun } from './words.js';

/**
 * What is required is in the shape that the arguments follow, and the members that some types have beside them
 * (sagemaker/step-types.ts), and in sagemaker/required-members.ts.
 */
export const missingArgumentMember: DefinitionRule = {
  scope: 'definition',
  code: 'SMP521',
  name: 'missing-argument-member',
  severity: 'error',
  what: 'The arguments of a step have every member that its request must have.',
  why: 'SageMaker refuses the definition, or the request when the step runs.',
  fix: 'Add the member.',
  invalid: definitionFile(() => definitionOf([training({ RoleArn: undefined })])),
  valid: definitionFile(() => definitionOf([training()])),
  check(context, report) {
    for (const step of context.steps) {
      const hasRequest = step.type !== undefined && stepTypeFacts(step.type).request !== undefined;
      if (hasRequest && memberOf(step.value, 'Arguments') === undefined) {
        report(step.pointer, {
          message: sentence(`${stepNoun(step)} has no "Arguments".`),
          help: 'Add them, as an object.',
        });
      }
    }
    for (const { pointer, step, problem } of findingsOf(context, 'missing-member')) {
      const names = problem.oneOf.map((name) => `"${name}"`).join(' or ');
      const top = argumentPath(step, pointer) === '';
      const owner = top ? stepNoun(step) : argumentNoun(step, pointer);
      const noun = pointer === step.pointer ? '' : top ? 'argument ' : 'member ';
      report(pointer, {
        message: sentence(`${owner} has no ${noun}${names}.`),
        help: problem.oneOf.length === 1 ? 'Add it.' : 'Add one of them.',
      });
    }
  },
};
