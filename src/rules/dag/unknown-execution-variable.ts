import { didYouMean } from '../../diagnostics/suggest.js';
import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (name: string) => `
  steps:
    stop: { type: Fail, message: "\${execution.${name}} ends here" }
`;

export const unknownExecutionVariable: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG215',
  name: 'unknown-execution-variable',
  severity: 'error',
  what: 'Every ${execution.<name>} is a variable that SageMaker knows of an execution.',
  why: 'SageMaker rejects a definition that reads another.',
  fix: 'Write one of the names listed, in the same case.',
  invalid: pipeline(steps('ExecutionId')),
  valid: pipeline(steps('PipelineExecutionId')),
  check(context, report) {
    reportReferences(context, 'execution', report, ({ text, name, options }) => ({
      message: `"${text}" names no variable of an execution.${didYouMean(name, options)}`,
      help: `The variables of an execution are ${[...options].join(', ')}.`,
    }));
  },
};
