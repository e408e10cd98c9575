import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import { sentence, stepNoun } from './words.js';

const example = (...names: readonly string[]) =>
  definitionFile(() =>
    definitionOf([training(), fail('other', 'Too'), fail('stop', 'Stopped', { DependsOn: names })]),
  );

export const duplicateDependsOn: DefinitionRule = {
  scope: 'definition',
  code: 'SMP563',
  name: 'duplicate-depends-on',
  severity: 'warning',
  what: 'A step names each step that it depends on once.',
  why: 'The second mention does nothing; often another step was meant.',
  fix: 'Remove the second mention, or correct it.',
  invalid: example('train', 'train'),
  valid: example('train', 'other'),
  check({ steps }, report) {
    for (const step of steps) {
      const pointer = pointerTo(step.pointer, 'DependsOn');
      const names = itemsOf(memberOf(step.value, 'DependsOn'));
      for (const [index, name] of names.entries()) {
        const first = names.indexOf(name);
        if (typeof name === 'string' && first !== index) {
          report(pointerTo(pointer, index), {
            message: sentence(`${stepNoun(step)} depends on "${name}" more than once.`),
            help: 'Remove this mention, or name the step that was meant.',
            related: [{ message: 'The first mention.', pointer: pointerTo(pointer, first) }],
          });
        }
      }
    }
  },
};
