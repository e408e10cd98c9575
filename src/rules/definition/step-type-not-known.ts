import { didYouMean } from '../../diagnostics/suggest.js';
import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { SAGEMAKER_STEP_TYPES } from '../../sagemaker/step-types.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { textOf } from './steps.js';
import { sentence, stepNoun } from './words.js';

const example = (type: string) =>
  definitionFile(() => definitionOf([{ Name: 'stop', Type: type, Arguments: { ErrorMessage: 'Stopped' } }]));

/** A type of which no more is known than that the service has it (botocore 1.44, shape PipelineExecutionStepMetadata). */
const ONLY_BY_NAME = ['Job'];

/** A warning, since AWS adds types. A step of a manifest has such a type only where it says so, by the step type Raw. */
export const stepTypeNotKnown: DefinitionRule = {
  scope: 'definition',
  code: 'SMP561',
  name: 'step-type-not-known',
  severity: 'warning',
  what: 'The type of every step is one of those that SageMaker Pipelines has.',
  why: 'SageMaker refuses the definition, unless the type is newer than this release of pipectl; and nothing in the step is checked.',
  fix: 'Correct the type, or update pipectl.',
  invalid: example('Failed'),
  valid: example('Fail'),
  check({ steps }, report) {
    for (const step of steps) {
      const type = textOf(memberOf(step.value, 'Type'));
      if (step.type === undefined && type !== undefined && !ONLY_BY_NAME.includes(type)) {
        report(pointerTo(step.pointer, 'Type'), {
          message: sentence(
            `${stepNoun(step)} has the type "${type}", which is not known.${didYouMean(type, SAGEMAKER_STEP_TYPES)}`,
          ),
          help: 'Correct it. If AWS has added it since this release of pipectl, set the severity of the rule in pipectl.yaml.',
        });
      }
    }
  },
};
