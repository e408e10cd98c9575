import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unknownRuntimeMember } from '../../../src/rules/alignment/unknown-runtime-member.js';
import { scriptProject } from '../../../src/rules/example.js';
import { RUNTIME_MEMBERS, RUNTIME_NAMES } from '../../../src/scripts/runtime-module.js';
import { ruleTester } from '../../support/rule-tester.js';
import { REPOSITORY } from '../../support/run.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(unknownRuntimeMember);
const HEAD = 'from pipectl_runtime import ScriptRuntime\n';
const HAS = `It has: ${RUNTIME_MEMBERS.join(', ')}.`;

describe('unknown-runtime-member', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports members of the module, of the class and of what it gives', () =>
    expectErrors(
      scriptProject({
        script: `import pipectl_runtime
runtime = pipectl_runtime.ScriptRuntime.laod()
other = pipectl_runtime.ScriptRunner
print(pipectl_runtime.ScriptRuntime.load().enviorn)
`,
      }),
    ).toEqual([
      {
        message: '"ScriptRuntime" has no "laod". Did you mean "load"?',
        at: 'scripts/prepare.py:2:11',
        help: HAS,
      },
      {
        message: '"pipectl_runtime" has no "ScriptRunner". Did you mean "ScriptRuntime"?',
        at: 'scripts/prepare.py:3:9',
        help: `It has: ${RUNTIME_NAMES.join(', ')}.`,
      },
      {
        message: '"ScriptRuntime" has no "enviorn". Did you mean "environ"?',
        at: 'scripts/prepare.py:4:7',
        help: HAS,
      },
    ]));

  it('reports a slip in the name of the module', () =>
    expectErrors(scriptProject({ script: 'from pipectl_runtmie import ScriptRuntime\n' })).toEqual([
      {
        message: 'There is no module "pipectl_runtmie". Did you mean "pipectl_runtime"?',
        at: 'scripts/prepare.py:1:1',
        help: 'pipectl puts the runtime module beside the script under this name.',
      },
    ]));

  it.each([
    [
      'every member',
      `${HEAD}r = ScriptRuntime.load()\nprint(${RUNTIME_MEMBERS.map((name) => `r.${name}`).join(', ')})\n`,
    ],
    ["Python's own", `${HEAD}r = ScriptRuntime.load()\nprint(r.__class__, r._contract)\n`],
    [
      'members of something that is only called alike',
      'class ScriptRuntime: pass\nScriptRuntime().anything\n',
    ],
    [
      'what the answers have',
      `${HEAD}r = ScriptRuntime.load()\nr.input_paths.items()\nr.arguments().label\n`,
    ],
  ])('accepts %s', (_, script) => expectValid(scriptProject({ script })));

  it('knows what the module has', () => {
    const text = readFileSync(join(REPOSITORY, 'runtime/pipectl_runtime.py'), 'utf8');
    const [, body = ''] = /^class ScriptRuntime:\n((?: {4}.*\n|\n)+)/m.exec(text) ?? [];
    const members = [...body.matchAll(/^ {4}def ([a-z]\w*)/gm)].map(([, name]) => name);
    const names = [...(/^__all__ = \[(.*)\]$/m.exec(text)?.[1] ?? '').matchAll(/"(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(RUNTIME_MEMBERS)).toEqual(new Set(members));
    expect(RUNTIME_NAMES).toEqual(names);
  });
});
