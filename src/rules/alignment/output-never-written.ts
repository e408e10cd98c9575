import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contracted } from './script-facts.js';
import { declaredPaths, knowsPaths, mentions } from './script-paths.js';
import { undeclaredPaths } from './undeclared-paths.js';

export const outputNeverWritten: ScriptRule = {
  scope: 'script',
  code: 'ALN442',
  name: 'output-never-written',
  severity: 'error',
  level: 1,
  what: 'A script writes to the output paths that its contract declares.',
  why: 'The step succeeds and uploads nothing, and the steps that need the output fail, or go on without data.',
  fix: 'Write to the path in the script, or remove it from the contract and its output from the specification.',
  invalid: scriptProject({ script: 'print("prepared")\n' }),
  valid: scriptProject({ script: PREPARE_SCRIPT }),
  check(context, report) {
    for (const script of contracted(context).filter(knowsPaths)) {
      // A path that a wrong one of the script stands for is reported there.
      const meant = undeclaredPaths(script).map((each) => each.meant?.path);
      for (const declared of declaredPaths(script)) {
        if (declared.use === 'output' && !mentions(script, declared) && !meant.includes(declared.path)) {
          const { name, path, at } = declared;
          const isOwn = script.contract.origin === 'project';
          const [place, other] = isOwn ? [at, script.facts.at] : [script.facts.at, at];
          report(place, {
            message: `The script never uses the path "${path}" of the output "${name}".`,
            help: `Write to it in the script${isOwn ? `, or remove "${name}" from the contract and the specification` : ''}.`,
            related: [{ message: isOwn ? 'The script.' : 'The path of the contract.', at: other }],
          });
        }
      }
    }
  },
};
