import { isJsonList, memberOf } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail } from './example.js';

/** The SDK writes such a definition; what the service says of it is not documented. */
export const noSteps: DefinitionRule = {
  scope: 'definition',
  code: 'SMP557',
  name: 'no-steps',
  severity: 'warning',
  what: 'A definition has at least one step.',
  why: 'There is nothing to run.',
  fix: 'Add a step.',
  invalid: definitionFile(() => definitionOf([])),
  valid: definitionFile(() => definitionOf([fail('stop', 'Stopped')])),
  check({ definition }, report) {
    const steps = memberOf(definition, 'Steps');
    if (isJsonList(steps) && steps.length === 0) {
      report('/Steps', { message: 'The definition has no steps.', help: 'Add a step.' });
    }
  },
};
