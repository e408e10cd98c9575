import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const manifest = (trial: string) => `
  experiment: { trial: "${trial}" }
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
`;

/** SDK 2.257, workflow/pipeline_experiment_config.py: names are texts, parameters or execution variables. */
export const stepValueBeforeSteps: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG219',
  name: 'step-value-before-steps',
  severity: 'error',
  what: 'The experiment and the MLflow tracking of a pipeline read no value of a step.',
  why: 'Both are set up when an execution starts, before any step has run.',
  fix: 'Use a parameter or an execution variable.',
  invalid: pipeline(manifest('${steps.check.properties.Outcome}')),
  valid: pipeline(manifest('${execution.PipelineExecutionId}')),
  check(context, report) {
    reportReferences(context, 'before-steps', report, ({ name }) => ({
      message: `A value of step "${name}" is read here, where no step has run yet.`,
      help: 'Use ${params.<name>} or ${execution.<variable>}.',
    }));
  },
};
