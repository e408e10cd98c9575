import { relative } from 'node:path';
import { isPackage, type CodeProblem } from '../../builders/code.js';
import { PREPARE_CONTRACT, PREPARE_SCRIPT, project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const contract = PREPARE_CONTRACT.replace('script_location: image\n', '');

export const entryPointNotFound: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN431',
  name: 'entry-point-not-found',
  severity: 'error',
  level: 1,
  what: 'The script that a step runs is a file of the project, or of the library, and can be packaged.',
  why: 'Without its code the step cannot be uploaded, let alone run.',
  fix: 'Correct the path, add the script, or say "script_location: image" in the contract if it is part of the image.',
  invalid: project({ contract }),
  valid: project({ contract }, { 'scripts/prepare.py': PREPARE_SCRIPT }),
  check({ graph, code }, report) {
    const { root } = graph.loaded.project;
    for (const [key, entry] of code) {
      const [name = ''] = key.split('/');
      const job = graph.steps.get(name);
      if (!isPackage(entry) && job?.kind === 'job' && job.configComplete) {
        report(entry.at, describe(entry, name, root));
      }
    }
  },
};

function describe({ kind, name, searched }: CodeProblem, step: string, root: string) {
  const folders = listed(searched.map((folder) => relative(root, folder) || '.'));
  switch (kind) {
    case 'missing':
      return {
        message: `The script "${name}" of step "${step}" does not exist in ${folders}.`,
        help: 'Correct the name, or add the script there.',
      };
    case 'outside':
      return {
        message: `The code of step "${step}" is in ${folders}, which is outside the project.`,
        help: 'Move the folder into the project, or mark a higher folder as its root with a pipectl.yaml.',
      };
    case 'too-large':
      return {
        message: `The code of step "${step}" is too large to be uploaded: "${name}" in ${folders}.`,
        help: 'A package holds at most 2000 files of at most 50 MB each; keep data and environments out of the folder.',
      };
    case 'unreadable':
      return {
        message: `The file "${name}" of the code of step "${step}" cannot be read.`,
        help: 'Correct its permissions.',
      };
  }
}
