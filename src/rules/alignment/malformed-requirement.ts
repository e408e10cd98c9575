import { locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { parseRange } from './version-range.js';

const contract = (range: string) => `${PREPARE_CONTRACT}framework_requirements: { pandas: "${range}" }\n`;

export const malformedRequirement: RegistryRule = {
  scope: 'registry',
  code: 'ALN421',
  name: 'malformed-requirement',
  severity: 'warning',
  level: 2,
  what: 'The framework requirements of a contract are version ranges as pip writes them (PEP 440).',
  why: 'Nobody, and no tool, can tell which versions are meant, so that the versions of configs are not compared with it.',
  fix: 'Write clauses such as ">=1.3" or ">=1.3,<2"; an empty text is any version.',
  invalid: project({ contract: contract('1.3') }),
  valid: project({ contract: contract('>=1.3,<2') }),
  check({ contracts, broken }, report) {
    for (const [contractName, { origin, document }] of contracts) {
      const requirements =
        origin === 'project' && !broken.has(contractName) ? document.value.framework_requirements : {};
      for (const [name, range] of Object.entries(requirements ?? {})) {
        if (parseRange(range) === undefined) {
          report(locationOf(document.source, 'framework_requirements', name), {
            message: `"${range}" is no version range.`,
            help: /^\d+(\.\d+)*$/.test(range)
              ? `Write ">=${range}" or "==${range}".`
              : 'Write clauses such as ">=1.3" or ">=1.3,<2"; an empty text is any version.',
          });
        }
      }
    }
  },
};
