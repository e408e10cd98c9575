import { keyOf, locationOf } from '../../source/location.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { createOutputFinder } from './elsewhere.js';
import { missingInputHelp } from './missing-input-help.js';

const steps = (needs: string) => `
  steps:
    prepare: { type: Prepare }
    train: { type: Train${needs} }
`;

export const missingInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES301',
  name: 'missing-input',
  severity: 'error',
  what: 'Every required input of a step is fed: by an output of a step that it needs, or by hand under "inputs".',
  why: 'The script would start without its data and fail in the paid run.',
  fix: 'Add the step that makes the data to "needs", or wire the input by hand.',
  invalid: project({ manifest: steps(', needs: []') }, TRAIN),
  valid: project({ manifest: steps(', needs: [prepare]') }, TRAIN),
  check({ graph, wiring }, report) {
    if (wiring.unmet.length === 0) {
      return;
    }
    const findOutputs = createOutputFinder(graph);
    for (const unmet of wiring.unmet) {
      const { step, dependency } = unmet;
      const job = graph.steps.get(step);
      if (job?.kind !== 'job') {
        continue;
      }
      const why =
        job.step.needs === undefined
          ? 'but no step of the pipeline makes it for certain'
          : job.needs.length === 0
            ? 'but it needs no step that could produce it'
            : 'and none of the steps it needs produces it';
      report(keyOf(locationOf(graph.manifest.source, 'steps', step)), {
        message: `Step "${step}" needs the input "${dependency.name}", ${why}.`,
        help: missingInputHelp(graph, job, unmet, findOutputs),
        related: [
          {
            message: `"${dependency.name}" is a required input of "${job.step.type}".`,
            at: keyOf(dependency.at),
          },
        ],
      });
    }
  },
};
