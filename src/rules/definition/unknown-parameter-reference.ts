import { didYouMean } from '../../diagnostics/suggest.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail } from './example.js';

const example = (name: string) =>
  definitionFile(() =>
    definitionOf([fail('stop', { Get: `Parameters.${name}` })], [{ Name: 'Reason', Type: 'String' }]),
  );

export const unknownParameterReference: DefinitionRule = {
  scope: 'definition',
  code: 'SMP532',
  name: 'unknown-parameter-reference',
  severity: 'error',
  what: 'Every parameter that a step reads is declared under Parameters.',
  why: 'SageMaker refuses the definition; the SDK writes it all the same.',
  fix: 'Correct the name, or declare the parameter.',
  invalid: example('Raeson'),
  valid: example('Reason'),
  check({ references, parameterByName }, report) {
    for (const { reference, pointer } of references) {
      if (reference.kind === 'parameter' && !parameterByName.has(reference.name)) {
        report(pointer, {
          message: `The definition declares no parameter "${reference.name}".${didYouMean(reference.name, parameterByName.keys())}`,
          help: 'Correct the name, or declare the parameter under "Parameters".',
        });
      }
    }
  },
};
