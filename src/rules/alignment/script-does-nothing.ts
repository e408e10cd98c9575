import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';

const definition = 'def main():\n    print("prepared")\n';

export const scriptDoesNothing: ScriptRule = {
  scope: 'script',
  code: 'ALN463',
  name: 'script-does-nothing',
  severity: 'error',
  level: 1,
  what: 'A script does something when it is run.',
  why: 'Python runs through definitions in no time: the step succeeds without having done anything.',
  fix: 'End the script with `if __name__ == "__main__":` and a call of its main function.',
  invalid: scriptProject({ script: `${definition}\n\nOUTPUT = "/opt/ml/processing/output"\n` }),
  valid: scriptProject({ script: `${definition}\n\nmain()\n${PREPARE_SCRIPT}` }),
  check({ facts }, report) {
    if (!facts.runs) {
      report(facts.at, {
        message: 'The script only defines things: running it does nothing.',
        help: 'End it with `if __name__ == "__main__":` and a call of its main function.',
        related: facts.main === undefined ? [] : [{ message: 'This is never called.', at: facts.main.at }],
      });
    }
  },
};
