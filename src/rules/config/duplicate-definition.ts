import { PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { definitionPlace } from './definition-place.js';

const copy = (stepType: string) => ({
  'specs/prepare_copy.spec.yaml': PREPARE_SPEC.replace('Prepare', stepType),
});

export const duplicateDefinition: RegistryRule = {
  scope: 'registry',
  code: 'CFG608',
  name: 'duplicate-definition',
  severity: 'error',
  what: 'No two files of a project define a step type or a contract of the same name.',
  why: 'Only one of the two counts, whatever the other one says.',
  fix: 'Rename or remove one of the two.',
  invalid: project({}, copy('Prepare')),
  valid: project({}, copy('PrepareAgain')),
  check({ duplicates }, report) {
    for (const { kind, name, used, other } of duplicates) {
      report(definitionPlace(kind, other), {
        message: `The ${kind} "${name}" is defined twice; this one does not count.`,
        help: 'Rename or remove one of the two.',
        related: [{ message: 'This one counts.', at: definitionPlace(kind, used) }],
      });
    }
  },
};
