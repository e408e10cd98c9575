import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { firstCertain } from './script-facts.js';
import { keyOf } from '../../source/location.js';

const script = `import cleaning\n\nprint(cleaning.NAME)\n${PREPARE_SCRIPT}`;
const module = 'NAME = "cleaning"\n';

export const localModuleNotPackaged: ScriptRule = {
  scope: 'script',
  code: 'ALN471',
  name: 'local-module-not-packaged',
  severity: 'error',
  level: 4,
  what: 'A script that imports files beside it is packaged with them.',
  why: 'Without a source_dir the script is uploaded alone, and stops with a ModuleNotFoundError.',
  fix: 'Name the folder of the script as source_dir in the config of the step.',
  invalid: scriptProject({ script }, { 'scripts/cleaning.py': module }),
  valid: scriptProject(
    { script, manifest: 'steps:\n  prepare: { type: Prepare, config: { source_dir: scripts } }\n' },
    { 'scripts/cleaning.py': module },
  ),
  check({ facts, jobs }, report) {
    const imports = facts.imports.filter(
      ({ origin, where, optional }) => origin === 'local' && where === 'top' && !optional,
    );
    const alone = jobs.filter(({ whole }) => !whole);
    for (const use of firstCertain(imports, ({ topLevel }) => topLevel)) {
      for (const { job } of alone.slice(0, 1)) {
        report(use.at, {
          message: `The script imports "${use.topLevel}" from its folder, but step "${job.name}" packages the script alone.`,
          help: `Name the folder as "source_dir" in the config of "${job.name}".`,
          related: [{ message: 'The step.', at: keyOf(job.at) }],
        });
      }
    }
  },
};
