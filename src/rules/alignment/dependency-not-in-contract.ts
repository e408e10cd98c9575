import { project, TRAIN, TRAIN_CONTRACT } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { reportMissingPaths } from './paths.js';

const withoutPath = TRAIN_CONTRACT.replace(/^expected_input_paths.*\n/m, '');

export const dependencyNotInContract: RegistryRule = {
  scope: 'registry',
  code: 'ALN403',
  name: 'dependency-not-in-contract',
  severity: 'error',
  level: 2,
  what: 'The contract of a Processing or Training step has a path for every dependency of its specification.',
  why: 'Without a path SageMaker does not know where to put the data, and the script does not find them.',
  fix: "Add the dependency's name with a path under expected_input_paths.",
  invalid: project({}, { ...TRAIN, 'contracts/train.contract.yaml': withoutPath }),
  valid: project({}, TRAIN),
  check(registry, report) {
    reportMissingPaths(registry, 'input', report);
  },
};
