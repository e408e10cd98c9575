import { didYouMean } from '../../diagnostics/suggest.js';
import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (name: string) => `
  parameters:
    reason: { type: String, default: Stopped }
  steps:
    stop: { type: Fail, message: "\${params.${name}}" }
`;

export const unknownParameter: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG211',
  name: 'unknown-parameter',
  severity: 'error',
  what: 'Every ${params.<name>} refers to a parameter that the manifest declares.',
  why: 'SageMaker rejects a definition that reads a parameter it does not declare.',
  fix: 'Correct the name, or declare the parameter under "parameters".',
  invalid: pipeline(steps('raeson')),
  valid: pipeline(steps('reason')),
  check(context, report) {
    reportReferences(context, 'parameter', report, ({ text, name, options }) => ({
      message: `"${text}" refers to the parameter "${name}", which is not declared.${didYouMean(name, options)}`,
      help: `Correct the name, or declare it under "parameters", for instance "${name}: { type: String }".`,
    }));
  },
};
