import { didYouMean } from '../../diagnostics/suggest.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { respelledKey } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

const manifest = 'steps:\n  prepare: { type: Prepare, job_type: training }\n';
const spec = (output: string) =>
  `${PREPARE_SPEC}job_types:\n  training:\n    outputs: { ${output}: { aliases: [training_table] } }\n`;

export const unknownPortInJobType: RegistryRule = {
  scope: 'registry',
  code: 'ALN413',
  name: 'unknown-port-in-job-type',
  severity: 'error',
  level: 3,
  what: 'A job type narrows only dependencies and outputs that its specification has.',
  why: 'What is said of a name that nothing has is ignored, and the job type stays as wide as the step type.',
  fix: 'Correct the name, or declare the dependency or output for the whole specification.',
  invalid: project({ manifest, spec: spec('tabel') }),
  valid: project({ manifest, spec: spec('table') }),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      for (const [jobType, variant] of Object.entries(document.value.job_types ?? {})) {
        for (const kind of ['dependencies', 'outputs'] as const) {
          const known = Object.keys(document.value[kind] ?? {});
          for (const name of Object.keys(variant?.[kind] ?? {}).filter((port) => !known.includes(port))) {
            const port = kind === 'outputs' ? 'output' : 'dependency';
            const at = keyOf(locationOf(document.source, 'job_types', jobType, kind, name));
            report(at, {
              message: `The job type "${jobType}" narrows the ${port} "${name}", which "${document.value.step_type}" does not have.${didYouMean(name, known)}`,
              help: `Correct the name, or declare "${name}" under "${kind}" of the specification.`,
              fix: respelledKey(at, name, known),
            });
          }
        }
      }
    }
  },
};
