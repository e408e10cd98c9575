import { didYouMean } from '../../diagnostics/suggest.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail, training } from './example.js';

const example = (step: string) =>
  definitionFile(() => definitionOf([training(), fail('stop', { Get: `Steps.${step}.TrainingJobName` })]));

export const unknownStepReference: DefinitionRule = {
  scope: 'definition',
  code: 'SMP531',
  name: 'unknown-step-reference',
  severity: 'error',
  what: 'Every reference to a property or property file names a step of the definition.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name, or add the step.',
  invalid: example('trian'),
  valid: example('train'),
  check({ references, stepByName, possibleSteps }, report) {
    for (const { reference, pointer } of references) {
      if (reference.kind === 'parameter') {
        continue;
      }
      const { step } = reference;
      if (!stepByName.has(step) && !possibleSteps.has(step)) {
        report(pointer, {
          message: `The definition has no step "${step}", whose value is read here.${didYouMean(step, stepByName.keys())}`,
          help: 'Correct the name, or add the step.',
        });
      }
    }
  },
};
