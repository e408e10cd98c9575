import { locationOf } from '../../source/location.js';
import type { Mend } from '../../source/mend.js';
import type { Change } from '../../source/change.js';
import type { ContractedScript } from './script-facts.js';

/** The parts of a contract to which what a script does is added. */
type Part = 'required_env_vars' | 'optional_env_vars' | 'expected_arguments' | 'framework_requirements';

/** Adds to a part of the contract what its script certainly does; undefined if the contract is no file of the project. */
export function addedToContract(
  { contract }: ContractedScript,
  part: Part,
  change: Extract<Change, { readonly kind: 'insert' | 'append' }>,
): Mend | undefined {
  const name = change.kind === 'insert' ? change.key : String(change.value);
  return contract.origin === 'project'
    ? {
        title: `Add "${name}" under "${part}" of the contract`,
        changes: [{ at: locationOf(contract.document.source, part), change }],
      }
    : undefined;
}
