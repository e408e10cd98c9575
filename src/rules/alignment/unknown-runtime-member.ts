import { onlySlip } from '../../diagnostics/slip.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { RUNTIME_MODULE } from '../../scripts/runtime-module.js';
import { scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';

const script = (member: string) => `from pipectl_runtime import ScriptRuntime

runtime = ScriptRuntime.load()
with open(runtime.${member}("table") + "/table.csv", "w") as table:
    table.write("a,b")
`;

export const unknownRuntimeMember: ScriptRule = {
  scope: 'script',
  code: 'ALN466',
  name: 'unknown-runtime-member',
  severity: 'error',
  level: 1,
  what: 'What a script takes from the runtime module, and asks a ScriptRuntime for, is there.',
  why: 'The script ends with an ImportError or an AttributeError when it gets there.',
  fix: 'Correct the name; runtime/README.md lists what there is.',
  invalid: scriptProject({ script: script('get_output_paht') }),
  valid: scriptProject({ script: script('get_output_path') }),
  check({ facts }, report) {
    for (const { name, of, known, at } of facts.missingMembers) {
      report(at, {
        message: `"${of}" has no "${name}".${didYouMean(name, known)}`,
        help: `It has: ${known.join(', ')}.`,
      });
    }
    for (const { topLevel, origin, at } of facts.imports) {
      if (origin === 'third-party' && onlySlip(topLevel, [RUNTIME_MODULE]) !== undefined) {
        report(at, {
          message: `There is no module "${topLevel}". Did you mean "${RUNTIME_MODULE}"?`,
          help: 'pipectl puts the runtime module beside the script under this name.',
        });
      }
    }
  },
};
