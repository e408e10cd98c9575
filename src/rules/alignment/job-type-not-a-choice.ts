import { didYouMean } from '../../diagnostics/suggest.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { agreements, placesOf } from './agreement.js';

const spec = `${PREPARE_SPEC}job_types: { training: , calibration: }\n`;
const manifest = 'steps:\n  prepare: { type: Prepare, job_type: training }\n';
const contract = (choices: string) =>
  `${PREPARE_CONTRACT}expected_arguments: { job_type: { flag: --job_type, choices: [${choices}] } }\n`;

export const jobTypeNotAChoice: RegistryRule = {
  scope: 'registry',
  code: 'ALN418',
  name: 'job-type-not-a-choice',
  severity: 'error',
  level: 2,
  what: 'The job types of a specification are choices of the argument job_type of its contract.',
  why: 'A step of such a job type ends with a usage message and exit code 2.',
  fix: 'Add the job type to the choices, in the script too, or remove it from the specification.',
  invalid: project({ spec, manifest, contract: contract('training, validation') }),
  valid: project({ spec, manifest, contract: contract('training, calibration') }),
  check(registry, report) {
    for (const agreement of agreements(registry)) {
      const { spec: registered, contract: named } = agreement;
      const { choices } = named.document.value.expected_arguments?.['job_type'] ?? {};
      for (const jobType of Object.keys(registered.document.value.job_types ?? {})) {
        if (choices?.includes(jobType) === false) {
          const { at, related } = placesOf(
            agreement,
            {
              message: 'The job type.',
              at: keyOf(locationOf(registered.document.source, 'job_types', jobType)),
            },
            {
              message: 'The choices.',
              at: locationOf(named.document.source, 'expected_arguments', 'job_type', 'choices'),
            },
          );
          report(at, {
            message: `The job type "${jobType}" of "${registered.document.value.step_type}" is none of the choices of the contract's argument "job_type".${didYouMean(jobType, choices)}`,
            help: 'Add it to the choices, in the script too, or remove the job type.',
            related,
          });
        }
      }
    }
  },
};
