import { SCRIPT_CONTRACT, PREPARE_SCRIPT, PREPARE_SPEC, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { ownContracted } from './script-facts.js';
import { declaredPaths, knowsPaths, mentions } from './script-paths.js';
import { undeclaredPaths } from './undeclared-paths.js';

const spec = `${PREPARE_SPEC.replace('node_type: source', 'node_type: internal')}dependencies:
  rows: { dependency_type: processing_output, required: false }
`;
const contract = `${SCRIPT_CONTRACT}expected_input_paths: { rows: /opt/ml/processing/input/rows }\n`;
const reading = `rows = open("/opt/ml/processing/input/rows/rows.csv").read()\n${PREPARE_SCRIPT}`;

export const inputNeverRead: ScriptRule = {
  scope: 'script',
  code: 'ALN441',
  name: 'input-never-read',
  severity: 'warning',
  level: 1,
  what: 'A script uses the input paths that its contract declares.',
  why: 'The data are downloaded, which takes time and disk, and change nothing.',
  fix: 'Read the path in the script, or remove it from the contract and its dependency from the specification.',
  invalid: scriptProject({ spec, contract }),
  valid: scriptProject({ spec, contract, script: reading }),
  check(context, report) {
    for (const script of ownContracted(context).filter(knowsPaths)) {
      // A path that a wrong one of the script stands for is reported there.
      const meant = undeclaredPaths(script).map((each) => each.meant?.path);
      for (const declared of declaredPaths(script)) {
        if (declared.use === 'input' && !mentions(script, declared) && !meant.includes(declared.path)) {
          report(declared.at, {
            message: `The script never uses the path "${declared.path}" of the input "${declared.name}".`,
            help: `Read it in the script, or remove "${declared.name}" from the contract and the specification.`,
            related: [{ message: 'The script.', at: script.facts.at }],
          });
        }
      }
    }
  },
};
