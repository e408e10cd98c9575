import { didYouMean } from '../../diagnostics/suggest.js';
import { locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { respelledText } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

export const unknownContract: RegistryRule = {
  scope: 'registry',
  code: 'ALN401',
  name: 'unknown-contract',
  severity: 'error',
  level: 2,
  what: 'The contract that a specification names is a contract of the project or of the library.',
  why: "Without its contract nothing says where the step's script finds its inputs, so no step of the type can be built.",
  fix: 'Correct the name, or add the file <name>.contract.yaml.',
  invalid: project({ spec: PREPARE_SPEC.replace('contract: prepare', 'contract: prepar') }),
  valid: project(),
  check(registry, report) {
    const { contracts, broken } = registry;
    for (const { document } of ownSpecs(registry)) {
      const { step_type: stepType, contract } = document.value;
      if (contract !== undefined && !contracts.has(contract) && !broken.has(contract)) {
        const at = locationOf(document.source, 'contract');
        report(at, {
          message: `The specification "${stepType}" names the contract "${contract}", which does not exist.${didYouMean(contract, contracts.keys())}`,
          help: `Correct the name, or add the file "contracts/${contract}.contract.yaml".`,
          fix: respelledText(at, contract, contracts.keys()),
        });
      }
    }
  },
};
