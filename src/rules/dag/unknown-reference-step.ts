import { didYouMean } from '../../diagnostics/suggest.js';
import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (name: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
    stop: { type: Fail, message: "The check says \${steps.${name}.properties.Outcome}" }
`;

export const unknownReferenceStep: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG210',
  name: 'unknown-reference-step',
  severity: 'error',
  what: 'Every ${steps.<step>...} refers to a step of the same manifest.',
  why: 'SageMaker rejects a definition that reads a value of a step that is not in it.',
  fix: 'Correct the name, or add the step.',
  invalid: pipeline(steps('chek')),
  valid: pipeline(steps('check')),
  check(context, report) {
    reportReferences(context, 'step', report, ({ text, name, options }) => ({
      message: `"${text}" refers to the step "${name}", which is not defined.${didYouMean(name, options)}`,
      help: `Define "${name}" under "steps", or correct the name.`,
    }));
  },
};
