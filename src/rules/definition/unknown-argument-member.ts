import { didYouMean } from '../../diagnostics/suggest.js';
import type { DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import { argumentNoun, argumentPath, sentence, stepNoun } from './words.js';

const example = (member: string) =>
  definitionFile(() => definitionOf([training({ [member]: { AB_TEST: 'yes' } })]));

/** The members are those of the request shape (botocore 1.44 sagemaker 2017-07-24). */
export const unknownArgumentMember: DefinitionRule = {
  scope: 'definition',
  code: 'SMP520',
  name: 'unknown-argument-member',
  severity: 'error',
  what: "Every member of a step's arguments is one of the request that the step makes.",
  why: 'SageMaker refuses the definition: "Unknown Argument member".',
  fix: 'Correct the name, or remove the member.',
  invalid: example('Enviroment'),
  valid: example('Environment'),
  check(context, report) {
    for (const { pointer, step, problem } of findingsOf(context, 'unknown-member')) {
      const { member, members } = problem;
      const parent = pointer.slice(0, pointer.lastIndexOf('/'));
      const top = argumentPath(step, parent) === '';
      const owner = top ? stepNoun(step) : argumentNoun(step, parent);
      report(
        pointer,
        {
          message: sentence(
            `${owner} takes no ${top ? 'argument' : 'member'} "${member}".${didYouMean(member, members)}`,
          ),
          help: top ? 'Correct the name, or remove the argument.' : `The members are ${listed(members)}.`,
        },
        'key',
      );
    }
  },
};
