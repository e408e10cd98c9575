import { SCRIPT_CONTRACT, PREPARE_SCRIPT, PREPARE_SPEC, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contracted } from './script-facts.js';
import { declaredPaths, knowsPaths, usesOf } from './script-paths.js';

const spec = `${PREPARE_SPEC.replace('node_type: source', 'node_type: internal')}dependencies:
  rows: { dependency_type: processing_output, required: false }
`;
const contract = `${SCRIPT_CONTRACT}expected_input_paths: { rows: /opt/ml/processing/input/rows }\n`;
const script = (mode: string) =>
  `rows = open("/opt/ml/processing/input/rows/rows.csv", "${mode}")\n${PREPARE_SCRIPT}`;

export const inputWritten: ScriptRule = {
  scope: 'script',
  code: 'ALN443',
  name: 'input-written',
  severity: 'error',
  level: 1,
  what: 'A script does not only write to a path that its contract declares as an input.',
  why: 'SageMaker uploads nothing from the path of an input: what is written there is lost when the job ends.',
  fix: 'Write to the path of an output, or declare the path as one.',
  invalid: scriptProject({ spec, contract, script: script('w') }),
  valid: scriptProject({ spec, contract, script: script('r') }),
  check(context, report) {
    for (const found of contracted(context).filter(knowsPaths)) {
      for (const declared of declaredPaths(found).filter(({ use }) => use === 'input')) {
        const uses = usesOf(found, declared);
        const written = uses.find(({ certainty }) => certainty === 'certain');
        if (written !== undefined && uses.every(({ access }) => access === 'write')) {
          report(written.at, {
            message: `The script only writes to "${written.path}", which is in the path of the input "${declared.name}".`,
            help: 'Write to the path of an output.',
            related: [{ message: 'The contract declares an input.', at: declared.at }],
          });
        }
      }
    }
  },
};
