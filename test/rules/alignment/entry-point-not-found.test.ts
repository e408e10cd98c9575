import { entryPointNotFound } from '../../../src/rules/alignment/entry-point-not-found.js';
import { PREPARE_CONTRACT, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(entryPointNotFound);

const contract = PREPARE_CONTRACT.replace('script_location: image\n', '');
const step = (config: string) => ({
  contract,
  manifest: `steps:\n  prepare: { type: Prepare, config: ${config} }\n`,
});
const SCRIPT = 'print("prepared")\n';

describe('entry-point-not-found', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports the contract's script, with the folders that were searched", () =>
    expectErrors(project({ contract })).toEqual([
      {
        message: 'The script "prepare.py" of step "prepare" does not exist in "scripts".',
        at: 'contracts/prepare.contract.yaml:1:14',
        help: 'Correct the name, or add the script there.',
      },
    ]));

  it("reports an entry point of the config there, looked for beside the file and in the contract's folders", () =>
    expectErrors(project(step('{ entry_point: other.py }'))).toEqual([
      {
        message: 'The script "other.py" of step "prepare" does not exist in "." and "scripts".',
        at: 'demo.pipeline.yaml:7:52',
        help: 'Correct the name, or add the script there.',
      },
    ]));

  it('reports a script that is not in its source_dir', () =>
    expectErrors({ ...project(step('{ source_dir: code }')), 'code/main.py': SCRIPT }).toEqual([
      {
        message: 'The script "prepare.py" of step "prepare" does not exist in "code".',
        at: 'demo.pipeline.yaml:7:51',
        help: 'Correct the name, or add the script there.',
      },
    ]));

  it('reports a source_dir outside the project', () =>
    expectErrors({ ...project(step('{ source_dir: ../code }')), '/code/prepare.py': SCRIPT }).toEqual([
      {
        message: 'The code of step "prepare" is in "../code", which is outside the project.',
        at: 'demo.pipeline.yaml:7:51',
        help: 'Move the folder into the project, or mark a higher folder as its root with a pipectl.yaml.',
      },
    ]));

  it('reports a folder with too many files', () =>
    expectErrors({
      ...project(step('{ source_dir: code }')),
      'code/prepare.py': SCRIPT,
      ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`code/data/${index}.csv`, ''])),
    }).toEqual([
      {
        message: 'The code of step "prepare" is too large to be uploaded: "prepare.py" in "code".',
        at: 'demo.pipeline.yaml:7:51',
        help: 'A package holds at most 2000 files of at most 50 MB each; keep data and environments out of the folder.',
      },
    ]));

  it('accepts scripts that are there, in the image, or not needed', async () => {
    await expectValid({ ...project({ contract }), 'scripts/prepare.py': SCRIPT });
    await expectValid({
      ...project(step('{ entry_point: run.py, source_dir: code }')),
      'code/run.py': SCRIPT,
    });
    await expectValid(project(step('{ container_entrypoint: [/bin/run] }')));
    await expectValid(project());
  });

  it('says nothing of a step whose config cannot be read', () =>
    expectValid(project(step('missing.config.yaml')), { broken: true }));
});
