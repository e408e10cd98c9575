import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (message: string) => `
  parameters:
    reason: { type: String, default: Stopped }
  steps:
    stop: { type: Fail, message: "${message}" }
`;

export const badExpression: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG212',
  name: 'bad-expression',
  severity: 'error',
  what: 'Every ${...} is a parameter, an execution variable, an output, property or file of a step, or an environment variable.',
  why: 'Anything else would reach the job as literal text.',
  fix: 'Write one of the forms that the help lists; $${ stands for a literal ${.',
  invalid: pipeline(steps('${parameters.reason}')),
  valid: pipeline(steps('${params.reason}')),
  check(context, report) {
    reportReferences(context, 'syntax', report, ({ text, help }) => ({ message: text, help }));
  },
};
