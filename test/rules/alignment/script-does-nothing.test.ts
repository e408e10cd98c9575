import { scriptDoesNothing } from '../../../src/rules/alignment/script-does-nothing.js';
import { scriptProject } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(scriptDoesNothing);

describe('script-does-nothing', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a script of definitions, with the main function that nothing calls', async () => {
    await expectErrors(
      scriptProject({
        script: lines('OUTPUT = "/opt/ml/processing/output"', '', '', 'def main():', '    print(OUTPUT)'),
      }),
    ).toEqual([
      {
        message: 'The script only defines things: running it does nothing.',
        at: 'scripts/prepare.py:1:1',
        help: 'End it with `if __name__ == "__main__":` and a call of its main function.',
        related: [{ message: 'This is never called.', at: 'scripts/prepare.py:4:1' }],
      },
    ]);
  });

  it('accepts statements that do something, with or without a guard', async () => {
    await expectValid(scriptProject({ script: lines('print(1)') }));
    await expectValid(
      scriptProject({
        script: lines('def main():', '    print(1)', '', '', 'if __name__ == "__main__":', '    main()'),
      }),
    );
  });
});
