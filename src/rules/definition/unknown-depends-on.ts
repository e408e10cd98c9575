import { didYouMean } from '../../diagnostics/suggest.js';
import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import { sentence, stepNoun } from './words.js';

const example = (name: string) =>
  definitionFile(() => definitionOf([training(), fail('stop', 'Stopped', { DependsOn: [name] })]));

export const unknownDependsOn: DefinitionRule = {
  scope: 'definition',
  code: 'SMP530',
  name: 'unknown-depends-on',
  severity: 'error',
  what: 'Every name in DependsOn is that of a step of the definition.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name, or add the step.',
  invalid: example('trian'),
  valid: example('train'),
  check({ steps, stepByName, possibleSteps }, report) {
    for (const step of steps) {
      for (const [index, name] of itemsOf(memberOf(step.value, 'DependsOn')).entries()) {
        if (typeof name === 'string' && !stepByName.has(name) && !possibleSteps.has(name)) {
          report(pointerTo(step.pointer, 'DependsOn', index), {
            message: sentence(
              `${stepNoun(step)} depends on "${name}", which is no step of the definition.${didYouMean(name, stepByName.keys())}`,
            ),
            help: 'Correct the name, or add the step.',
          });
        }
      }
    }
  },
};
