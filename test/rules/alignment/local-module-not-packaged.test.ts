import { localModuleNotPackaged } from '../../../src/rules/alignment/local-module-not-packaged.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, withoutPipeline } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(localModuleNotPackaged);

describe('local-module-not-packaged', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a module where it is imported', async () => {
    await expectErrors(
      processing(
        lines('import cleaning', 'from steps.names import NAME', '', 'print(cleaning, NAME)'),
        '',
        '{}',
        { 'scripts/cleaning.py': 'A = 1\n', 'scripts/steps/names.py': 'NAME = 1\n' },
      ),
    ).toEqual([
      {
        message:
          'The script imports "cleaning" from its folder, but step "prepare" packages the script alone.',
        at: 'scripts/prepare.py:1:8',
        help: 'Name the folder as "source_dir" in the config of "prepare".',
        related: [{ message: 'The step.', at: 'demo.pipeline.yaml:7:3' }],
      },
      {
        message: 'The script imports "steps" from its folder, but step "prepare" packages the script alone.',
        at: 'scripts/prepare.py:2:1',
        help: 'Name the folder as "source_dir" in the config of "prepare".',
        related: [{ message: 'The step.', at: 'demo.pipeline.yaml:7:3' }],
      },
    ]);
  });

  it('accepts a folder that is packaged whole, and a pipeline that is not known', async () => {
    await expectValid(
      processing(lines('import cleaning', '', 'print(cleaning)'), '', '{ source_dir: scripts }', {
        'scripts/cleaning.py': 'A = 1\n',
      }),
    );
    await expectValid(
      withoutPipeline(
        processing(lines('import cleaning', '', 'print(cleaning)'), '', '{}', {
          'scripts/cleaning.py': 'A = 1\n',
        }),
      ),
    );
  });
});
