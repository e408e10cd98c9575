import { project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { reportExtraPaths } from './paths.js';

const contract = `
  entry_point: prepare.py
  script_location: image
  expected_output_paths:
    table: /opt/ml/processing/output/table
    report: /opt/ml/processing/output/report
`;

export const contractOutputNotInSpec: RegistryRule = {
  scope: 'registry',
  code: 'ALN406',
  name: 'contract-output-not-in-spec',
  severity: 'error',
  level: 2,
  what: 'Every output path of a contract belongs to an output of the specification that names the contract.',
  why: 'What the script writes under the other paths is not uploaded and is lost when the job ends.',
  fix: 'Declare the output in the specification, or remove the path.',
  invalid: project({ contract }),
  valid: project(),
  check(registry, report) {
    reportExtraPaths(registry, 'output', report);
  },
};
