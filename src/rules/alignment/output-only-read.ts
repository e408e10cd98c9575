import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contracted } from './script-facts.js';
import { declaredPaths, knowsPaths, usesOf } from './script-paths.js';

export const outputOnlyRead: ScriptRule = {
  scope: 'script',
  code: 'ALN444',
  name: 'output-only-read',
  severity: 'error',
  level: 1,
  what: 'A script does not only read from a path that its contract declares as an output.',
  why: 'Nothing is ever put there but what the script writes itself: there is nothing to read, and nothing is uploaded.',
  fix: 'Read from the path of an input, or declare the path as one.',
  invalid: scriptProject({ script: 'print(open("/opt/ml/processing/output/table.csv").read())\n' }),
  valid: scriptProject({ script: PREPARE_SCRIPT }),
  check(context, report) {
    for (const script of contracted(context).filter(knowsPaths)) {
      for (const declared of declaredPaths(script).filter(({ use }) => use === 'output')) {
        const uses = usesOf(script, declared);
        const read = uses.find(({ certainty }) => certainty === 'certain');
        if (read !== undefined && uses.every(({ access }) => access === 'read')) {
          report(read.at, {
            message: `The script only reads "${read.path}", which is in the path of the output "${declared.name}".`,
            help: 'Read from the path of an input, or write to it.',
            related: [{ message: 'The contract declares an output.', at: declared.at }],
          });
        }
      }
    }
  },
};
