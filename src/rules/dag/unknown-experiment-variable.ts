import { didYouMean } from '../../diagnostics/suggest.js';
import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const manifest = (experiment: string) => `
  ${experiment}
  steps:
    stop: { type: Fail, message: "\${experiment.TrialName} ends here" }
`;

/** A pipeline whose PipelineExperimentConfig is null has no such names (SDK 2.257, workflow/pipeline_experiment_config.py). */
export const unknownExperimentVariable: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG218',
  name: 'unknown-experiment-variable',
  severity: 'error',
  what: 'The names ${experiment.ExperimentName} and ${experiment.TrialName} stand only in pipelines that have an experiment, and outside of its own names.',
  why: 'SageMaker rejects a definition that reads a name of an experiment which is not there.',
  fix: 'Add "experiment: {}" to the pipeline, or write one of the two names.',
  invalid: pipeline(manifest('description: Records nothing')),
  valid: pipeline(manifest('experiment: {}')),
  check(context, report) {
    reportReferences(context, 'experiment', report, ({ text, name, options }) => {
      const names = [...options];
      return names.length === 0
        ? {
            message: `"${text}" is read where there is no experiment.`,
            help: 'Add "experiment: {}" to the pipeline, or write the value itself. In the experiment itself ${execution.<variable>} can stand.',
          }
        : {
            message: `"${text}" is no name of an experiment.${didYouMean(name, names)}`,
            help: `The names are ${names.join(' and ')}.`,
          };
    });
  },
};
