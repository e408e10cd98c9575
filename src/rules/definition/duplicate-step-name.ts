import { pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { condition, definitionFile, definitionOf, fail } from './example.js';

const example = (name: string) =>
  definitionFile(() =>
    definitionOf([fail('stop', 'Stopped'), condition('check', [fail(name, 'Stopped too')])]),
  );

export const duplicateStepName: DefinitionRule = {
  scope: 'definition',
  code: 'SMP528',
  name: 'duplicate-step-name',
  severity: 'error',
  what: 'No two steps of a definition have the same name, be they in branches or not.',
  why: 'SageMaker refuses the definition.',
  fix: 'Rename one of the two, and the references to it.',
  invalid: example('stop'),
  valid: example('stop_too'),
  check({ steps, stepByName }, report) {
    for (const { name, pointer } of steps) {
      const first = name === undefined ? undefined : stepByName.get(name);
      if (first !== undefined && first.pointer !== pointer) {
        report(pointerTo(pointer, 'Name'), {
          message: `Two steps have the name "${name}".`,
          help: 'Rename one of the two.',
          related: [{ message: 'The first one.', pointer: pointerTo(first.pointer, 'Name') }],
        });
      }
    }
  },
};
