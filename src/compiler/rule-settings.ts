import { diagnose, type Diagnostic, type Problem } from '../diagnostics/diagnostic.js';
import { hasFixedSeverity } from '../diagnostics/severity.js';
import { didYouMean } from '../diagnostics/suggest.js';
import type { Project } from '../project/project.js';
import { respelledKey } from '../rules/fixes.js';
import { fixOf } from '../source/mend.js';
import { keyOf, locationOf, spanOf } from '../source/location.js';

const MANIFEST = 'name: demo\nsteps:\n  stop: { type: Fail, message: Stopped }\n';

/** A setting of pipectl.yaml for a rule that does not exist or cannot be set. */
export const UNKNOWN_RULE_SETTING: Problem = {
  code: 'CFG611',
  name: 'unknown-rule-setting',
  severity: 'error',
  what: 'The rules that pipectl.yaml sets severities for exist, and their severities can be set.',
  why: 'Any other setting does nothing, though the file says otherwise.',
  fix: 'Correct the code or name, or remove the setting.',
  invalid: { 'demo.pipeline.yaml': MANIFEST, 'pipectl.yaml': 'rules: { duplicate-needs: error }\n' },
  valid: { 'demo.pipeline.yaml': MANIFEST, 'pipectl.yaml': 'rules: { duplicate-need: error }\n' },
};

/**
 * What is wrong with the rule severities of a project's settings: unknown codes and names, and severities that cannot
 * be set. `problems` is every code there is; it is a parameter because the catalogue has this problem too.
 */
export function checkRuleSettings(
  { settings }: Project,
  problems: readonly Problem[],
): readonly Diagnostic[] {
  if (settings === undefined) {
    return [];
  }
  return Object.entries(settings.value.rules ?? {}).flatMap(([key, severity]): Diagnostic[] => {
    const at = locationOf(settings.source, 'rules', key);
    const problem = problems.find(({ code, name }) => code === key || name === key);
    if (problem === undefined) {
      const names = problems.flatMap(({ code, name }) => (/^[A-Z]/.test(key) ? [code] : [name]));
      const mend = respelledKey(at, key, names);
      return [
        diagnose(UNKNOWN_RULE_SETTING, spanOf(keyOf(at)), {
          message: `No rule has the code or name "${key}".${didYouMean(key, names)}`,
          help: 'Correct it, or remove the setting.',
          fix: mend === undefined ? undefined : fixOf(mend),
        }),
      ];
    }
    return hasFixedSeverity(problem.code) && severity !== problem.severity
      ? [
          diagnose(UNKNOWN_RULE_SETTING, spanOf(at), {
            message: `The severity of "${key}" cannot be set: it is always ${problem.severity}.`,
            help: 'Remove the setting.',
          }),
        ]
      : [];
  });
}
