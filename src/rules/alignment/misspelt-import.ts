import { PREPARE_SCRIPT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { meantModule } from './script-imports.js';

const script = (module: string) => `import ${module} as pd\n\nprint(pd.__version__)\n${PREPARE_SCRIPT}`;

export const misspeltImport: ScriptRule = {
  scope: 'script',
  code: 'ALN467',
  name: 'misspelt-import',
  severity: 'error',
  level: 1,
  what: 'What a script imports is not a slip of a package that everybody knows.',
  why: 'The script stops with a ModuleNotFoundError; where the import stands in a function, hours into the job.',
  fix: 'Correct the name. A package of that very name belongs into the framework requirements or a requirements.txt.',
  invalid: scriptProject({ script: script('pnadas') }),
  valid: scriptProject({ script: script('pandas') }),
  check(context, report) {
    const known = new Set<string>();
    for (const use of context.facts.imports.filter(({ optional }) => !optional)) {
      const meant = meantModule(context, use);
      if (meant !== undefined && !known.has(use.module)) {
        known.add(use.module);
        report(use.at, {
          message: `The script imports "${use.topLevel}". Did you mean "${meant}"?`,
          help: 'Correct the name, or list the package that has this module among the requirements.',
        });
      }
    }
  },
};
