import { relative } from 'node:path';
import { checkRuleSettings, UNKNOWN_RULE_SETTING } from '../../src/compiler/rule-settings.js';
import type { Problem } from '../../src/diagnostics/diagnostic.js';
import { findProject } from '../../src/project/project.js';
import { applyEdits } from '../../src/source/edits.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';

const problem = (code: string, name: string, severity: Problem['severity']): Problem => ({
  code,
  name,
  severity,
  what: '',
  why: '',
  fix: '',
});
const PROBLEMS = [
  problem('DAG203', 'duplicate-need', 'warning'),
  problem('DAG204', 'cycle', 'error'),
  problem('SCH101', 'wrong-type', 'error'),
];

const found = (files: Readonly<Record<string, string>>) =>
  checkRuleSettings(findProject(memoryFiles(files), ROOT), PROBLEMS).map(({ code, message, help, span }) => ({
    code,
    message,
    help,
    at: span === undefined ? '' : `${relative(ROOT, span.file)}:${span.start.line}:${span.start.column}`,
  }));

describe('checkRuleSettings', () => {
  it('reports codes and names that do not exist, at the key, with those that may be meant', () => {
    expect(
      found({ 'pipectl.yaml': 'rules:\n  DAG202: off\n  duplicate-needs: error\n  nonsense: info\n' }),
    ).toEqual([
      {
        code: 'CFG611',
        message: 'No rule has the code or name "DAG202". Did you mean "DAG203" or "DAG204"?',
        help: 'Correct it, or remove the setting.',
        at: 'pipectl.yaml:2:3',
      },
      {
        code: 'CFG611',
        message: 'No rule has the code or name "duplicate-needs". Did you mean "duplicate-need"?',
        help: 'Correct it, or remove the setting.',
        at: 'pipectl.yaml:3:3',
      },
      {
        code: 'CFG611',
        message: 'No rule has the code or name "nonsense".',
        help: 'Correct it, or remove the setting.',
        at: 'pipectl.yaml:4:3',
      },
    ]);
  });

  it('reports severities that cannot be set, at the value', () => {
    expect(found({ 'pipectl.yaml': 'rules: { cycle: warning, SCH101: off, DAG204: error }\n' })).toEqual([
      {
        code: 'CFG611',
        message: 'The severity of "cycle" cannot be set: it is always error.',
        help: 'Remove the setting.',
        at: 'pipectl.yaml:1:17',
      },
      {
        code: 'CFG611',
        message: 'The severity of "SCH101" cannot be set: it is always error.',
        help: 'Remove the setting.',
        at: 'pipectl.yaml:1:34',
      },
    ]);
  });

  it('accepts codes and names, settings without rules, and no settings', () => {
    expect(found({ 'pipectl.yaml': 'rules: { DAG203: error, duplicate-need: off }\n' })).toEqual([]);
    expect(found({ 'pipectl.yaml': 'search: {}\n' })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('has examples that do what they say', () => {
    expect(found(UNKNOWN_RULE_SETTING.invalid ?? {}).map(({ code }) => code)).toEqual(['CFG611']);
    expect(found(UNKNOWN_RULE_SETTING.valid ?? {})).toEqual([]);
  });

  it('mends a slip in a name', () => {
    const text = 'rules:\n  duplicate-needs: error # strict\n  DAG202: off\n';
    const project = findProject(memoryFiles({ 'pipectl.yaml': text }), ROOT);
    const edits = checkRuleSettings(project, PROBLEMS).flatMap(({ fix }) => fix?.edits ?? []);
    expect(applyEdits(text, edits).text).toEqual('rules:\n  duplicate-need: error # strict\n  DAG202: off\n');
  });
});
