import { PREPARE_CONTRACT, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { reportMissingPaths } from './paths.js';

export const outputNotInContract: RegistryRule = {
  scope: 'registry',
  code: 'ALN404',
  name: 'output-not-in-contract',
  severity: 'error',
  level: 2,
  what: 'The contract of a Processing or Training step has a path for every output of its specification.',
  why: 'Without a path nothing is uploaded, and the steps that need the output find nothing.',
  fix: "Add the output's name with a path under expected_output_paths.",
  invalid: project({ contract: PREPARE_CONTRACT.replace(/^expected_output_paths.*\n/m, '') }),
  valid: project(),
  check(registry, report) {
    reportMissingPaths(registry, 'output', report);
  },
};
