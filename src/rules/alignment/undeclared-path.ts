import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contracted, contractKey } from './script-facts.js';
import { PATH_KEYS } from './script-paths.js';
import { undeclaredPaths } from './undeclared-paths.js';

export const undeclaredPath: ScriptRule = {
  scope: 'script',
  code: 'ALN440',
  name: 'undeclared-path',
  severity: 'error',
  level: 1,
  what: 'The folders of SageMaker that a script reads and writes are paths of its contract, or lie in them.',
  why: 'SageMaker fills and uploads only the paths of the contract: elsewhere there is nothing to read, and what is written is lost.',
  fix: 'Correct the path in the script, or declare it in the contract.',
  invalid: scriptProject({ script: PREPARE_SCRIPT.replace('processing/output', 'processing/outptu') }),
  valid: scriptProject(),
  check(context, report) {
    for (const script of contracted(context)) {
      for (const { use, meant } of undeclaredPaths(script)) {
        const side = meant?.use ?? (use.access === 'write' ? 'output' : 'input');
        report(use.at, {
          message: `The script ${VERBS[use.access]} "${use.path}", which is no path of its contract.${meant === undefined ? '' : ` Did you mean "${meant.path}"?`}`,
          help: `Correct the path, or declare it under "${PATH_KEYS[side]}" of the contract.`,
          related: [
            meant === undefined
              ? { message: 'The contract.', at: contractKey(script, PATH_KEYS[side]) }
              : { message: `The path of the ${meant.use} "${meant.name}".`, at: meant.at },
          ],
        });
      }
    }
  },
};

const VERBS = { read: 'reads', write: 'writes', unknown: 'uses' } as const;
