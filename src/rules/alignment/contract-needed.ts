import { basename } from 'node:path';
import { SUFFIXES } from '../../project/kinds.js';
import { locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs, runsScript } from './agreement.js';

export const contractNeeded: RegistryRule = {
  scope: 'registry',
  code: 'ALN402',
  name: 'contract-needed',
  severity: 'error',
  level: 2,
  what: 'The specification of a Processing or Training step names a script contract.',
  why: 'Only the contract says which script runs and under which paths its inputs and outputs stand in the container.',
  fix: 'Write a contract and name it in the specification with "contract:".',
  invalid: project({ spec: PREPARE_SPEC.replace('contract: prepare\n', '') }),
  valid: project(),
  check(registry, report) {
    for (const spec of ownSpecs(registry)) {
      const { step_type: stepType, sagemaker_step_type: type, contract } = spec.document.value;
      if (contract === undefined && runsScript(spec)) {
        const name = basename(spec.document.source.file, SUFFIXES.spec);
        report(locationOf(spec.document.source, 'sagemaker_step_type'), {
          message: `The specification "${stepType}" builds a ${type} step but names no contract.`,
          help: `Add "contract: ${name}" and the file "contracts/${name}.contract.yaml".`,
        });
      }
    }
  },
};
