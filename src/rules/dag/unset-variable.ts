import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (message: string) => `
  steps:
    stop: { type: Fail, message: "${message}" }
`;

export const unsetVariable: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG216',
  name: 'unset-variable',
  severity: 'error',
  what: 'Every environment variable that a ${env.<NAME>} reads is set when pipectl runs.',
  why: 'The value is read when the pipeline is compiled; without it the definition would lack a part.',
  fix: 'Set the variable, or write the value into the file; for a value that is given when an execution starts use a parameter.',
  invalid: pipeline(steps('Stopped by ${env.EXAMPLE_TEAM_NAME}')),
  valid: pipeline(steps('Stopped by the fraud team')),
  check(context, report) {
    reportReferences(context, 'environment', report, ({ text, name }) => ({
      message: `"${text}" reads the environment variable "${name}", which is not set.`,
      help: `Set it where pipectl runs (export ${name}=...), or use a parameter if the value is given when an execution starts.`,
    }));
  },
};
