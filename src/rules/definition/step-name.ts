import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import {
  MAX_STEP_DESCRIPTION_LENGTH,
  MAX_STEP_DISPLAY_NAME_LENGTH,
  STEP_NAME,
} from '../../sagemaker/limits.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { sentence, stepNoun } from './words.js';
import type { DefinitionStep } from './steps.js';

const example = (name: string) => definitionFile(() => definitionOf([fail(name, 'Stopped')]));

/** botocore 1.44 sagemaker 2017-07-24, shapes StepName, StepDisplayName, StepDescription. */
export const stepName: DefinitionRule = {
  scope: 'definition',
  code: 'SMP529',
  name: 'step-name',
  severity: 'error',
  what: 'Every step has a name of 1 to 64 letters, digits, hyphens and underscores; its display name has at most 256 characters, its description 3072.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name, and the references to it.',
  invalid: example('stop it!'),
  valid: example('stop_it'),
  check({ steps }, report) {
    for (const step of steps) {
      const place = pointerTo(step.pointer, 'Name');
      if (step.name === undefined) {
        report(place, {
          message: sentence(`${stepNoun(step)} has no name.`),
          help: 'Give it a "Name", as a text.',
        });
      } else if (step.name.length < STEP_NAME.min || step.name.length > STEP_NAME.max) {
        report(place, {
          message: `A step's name has ${step.name.length} characters; SageMaker takes 1 to 64.`,
          help: 'Correct the name.',
        });
      } else if (!STEP_NAME.pattern.test(step.name)) {
        report(place, {
          message: `The step name "${step.name}" has characters that SageMaker does not take.`,
          help: 'Use letters, digits, hyphens and underscores.',
        });
      }
      for (const [member, limit] of [
        ['DisplayName', MAX_STEP_DISPLAY_NAME_LENGTH],
        ['Description', MAX_STEP_DESCRIPTION_LENGTH],
      ] as const) {
        const length = lengthOf(step, member);
        if (length > limit) {
          report(pointerTo(step.pointer, member), {
            message: `"${member}" of ${stepNoun(step)} has ${length} characters; SageMaker takes at most ${limit}.`,
            help: 'Shorten it.',
          });
        }
      }
    }
  },
};

/** In code points; 0 if it is no text. */
function lengthOf({ value }: DefinitionStep, member: string): number {
  const text = memberOf(value, member);
  return typeof text === 'string' ? Array.from(text).length : 0;
}
