import type { DefinitionRule } from '../rule.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import { argumentNoun, quotedExpression, sentence, shapeNoun } from './words.js';

const subnet = { Name: 'Subnet', Type: 'String', DefaultValue: 'subnet-1234abcd' };
const reference = { Get: 'Parameters.Subnet' };

/** sagemaker-python-sdk, issue 2345: the service answers "Expecting start of Json Array". */
export const variableNotTaken: DefinitionRule = {
  scope: 'definition',
  code: 'SMP525',
  name: 'variable-not-taken',
  severity: 'error',
  what: 'A pipeline variable that is a single value stands for no object or list.',
  why: 'SageMaker refuses the definition: "Expecting start of Json Array" or "Object".',
  fix: 'Write the object or list, with variables inside it.',
  invalid: definitionFile(() =>
    definitionOf(
      [training({ VpcConfig: { SecurityGroupIds: ['sg-1234abcd'], Subnets: reference } })],
      [subnet],
    ),
  ),
  valid: definitionFile(() =>
    definitionOf(
      [training({ VpcConfig: { SecurityGroupIds: ['sg-1234abcd'], Subnets: [reference] } })],
      [subnet],
    ),
  ),
  check(context, report) {
    for (const { pointer, step, problem } of findingsOf(context, 'variable-not-taken')) {
      const noun = shapeNoun(problem.expected);
      report(pointer, {
        message: sentence(
          `${argumentNoun(step, pointer)} is ${noun} and takes no pipeline variable; ${quotedExpression(problem.expression)} stands there.`,
        ),
        help: `Write ${noun}, with variables inside it.`,
      });
    }
  },
};
