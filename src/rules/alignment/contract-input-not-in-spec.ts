import { PREPARE_CONTRACT, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { reportExtraPaths } from './paths.js';

const contract = `${PREPARE_CONTRACT}expected_input_paths: { columns: /opt/ml/processing/input/columns }\n`;

export const contractInputNotInSpec: RegistryRule = {
  scope: 'registry',
  code: 'ALN405',
  name: 'contract-input-not-in-spec',
  severity: 'error',
  level: 2,
  what: 'Every input path of a contract belongs to a dependency of the specification that names the contract.',
  why: 'Nothing is ever put under the other paths, so the script that reads them fails.',
  fix: 'Declare the dependency in the specification, or remove the path.',
  invalid: project({ contract }),
  valid: project(),
  check(registry, report) {
    reportExtraPaths(registry, 'input', report);
  },
};
