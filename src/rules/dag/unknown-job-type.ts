import { didYouMean } from '../../diagnostics/suggest.js';
import { isJobStep } from '../../graph/link.js';
import { child, keyOf, locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { respelledText } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const spec = `${PREPARE_SPEC}job_types: { training: {}, testing: {} }\n`;
const steps = (jobType: string) => `
  steps:
    prepare: { type: Prepare, job_type: ${jobType} }
`;

export const unknownJobType: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG206',
  name: 'unknown-job-type',
  severity: 'error',
  what: 'A step names one of the job types of its step type, and none if that has none.',
  why: 'The job type decides what the step consumes and reaches its script as an argument.',
  fix: 'Write one of the job types of the specification, or remove the key if it lists none.',
  invalid: project({ manifest: steps('train'), spec }),
  valid: project({ manifest: steps('training'), spec }),
  check({ graph }, report) {
    const { specs, broken } = graph.registry;
    for (const [name, step] of Object.entries(graph.manifest.value.steps)) {
      const document = isJobStep(step) && !broken.has(step.type) ? specs.get(step.type)?.document : undefined;
      if (document === undefined || !isJobStep(step)) {
        continue;
      }
      const { type, job_type: jobType } = step;
      const at = locationOf(graph.manifest.source, 'steps', name);
      const known = Object.keys(document.value.job_types ?? {});
      const related = [
        { message: `The job types of "${type}".`, at: keyOf(locationOf(document.source, 'job_types')) },
      ];
      if (jobType === undefined && known.length > 0) {
        report(keyOf(at), {
          message: `Step "${name}" has no job type; its type "${type}" asks for one.`,
          help: `Add "job_type:" with one of ${listed(known)}.`,
          related,
        });
      } else if (jobType !== undefined && known.length === 0) {
        report(child(at, 'job_type'), {
          message: `Step "${name}" has the job type "${jobType}", but its type "${type}" has no job types.`,
          help: 'Remove "job_type".',
        });
      } else if (jobType !== undefined && !known.includes(jobType)) {
        report(child(at, 'job_type'), {
          message: `The step type "${type}" has no job type "${jobType}".${didYouMean(jobType, known)}`,
          help: `Write one of ${listed(known)}.`,
          related,
          fix: respelledText(child(at, 'job_type'), jobType, known),
        });
      }
    }
  },
};
