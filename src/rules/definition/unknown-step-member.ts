import { stepTypeFacts } from '../../sagemaker/step-types.js';
import { withArticle } from '../nouns.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import { reportUnknownMembers } from './unknown-members.js';
import { stepNoun } from './words.js';

const example = (member: string) =>
  definitionFile(() => definitionOf([training(), fail('stop', 'Stopped', { [member]: ['train'] })]));

/** SDK 2.257, workflow/steps.py `Step.to_request`; whether a type takes the two policies is another rule's. */
const EVERY_STEP = [
  'Name',
  'Type',
  'Arguments',
  'DependsOn',
  'DisplayName',
  'Description',
  'CacheConfig',
  'RetryPolicies',
];

/** AWS's published JSON Schema of definitions takes no further members; those of a type are in sagemaker/step-types.ts. */
export const unknownStepMember: DefinitionRule = {
  scope: 'definition',
  code: 'SMP560',
  name: 'unknown-step-member',
  severity: 'error',
  what: 'Every member of a step is one that steps of its type have.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name, or remove the member.',
  invalid: example('DependOn'),
  valid: example('DependsOn'),
  check({ steps }, report) {
    for (const step of steps) {
      if (step.type !== undefined) {
        const members = [...EVERY_STEP, ...stepTypeFacts(step.type).extraKeys];
        const noun = `${stepNoun(step)}, ${withArticle(step.type)} step,`;
        reportUnknownMembers(step.value, step.pointer, members, noun, report);
      }
    }
  },
};
