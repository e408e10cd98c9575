import type { Problem } from '../../diagnostics/diagnostic.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, project } from '../example.js';

/**
 * A contract whose script is nowhere in the project, so that no source_dir can have it either. What steps run is
 * ALN431's: this is for contracts that are checked without a pipeline.
 */
export const CONTRACT_SCRIPT_NOT_FOUND: Problem = {
  code: 'ALN464',
  name: 'contract-script-not-found',
  severity: 'error',
  level: 1,
  what: 'The script that a contract names is a file of the project, unless it is part of the image.',
  why: 'No step can run it: its code cannot be uploaded.',
  fix: 'Correct the name, add the script, or say "script_location: image" if it is part of the image.',
  invalid: withoutManifest({ contract: SCRIPT_CONTRACT }),
  valid: withoutManifest({ contract: SCRIPT_CONTRACT, script: PREPARE_SCRIPT }),
};

function withoutManifest({ contract, script }: { readonly contract: string; readonly script?: string }) {
  const { 'specs/prepare.spec.yaml': spec = '' } = project();
  return {
    'specs/prepare.spec.yaml': spec,
    'contracts/prepare.contract.yaml': contract,
    ...(script === undefined ? {} : { 'scripts/prepare.py': script }),
  };
}
