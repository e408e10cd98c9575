import { nameNotGivenToMain } from '../../../src/rules/alignment/name-not-given-to-main.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(nameNotGivenToMain);

describe('name-not-given-to-main', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the place that looks the name up', async () => {
    await expectErrors(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    rows = open(input_paths["rwos"] + "/r.csv").read()',
          '    open(output_paths["table"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rows": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The main function looks up "rwos" in "input_paths", where the script\'s call gives it none. Did you mean "rows"?',
        at: 'scripts/prepare.py:5:17',
        help: 'Add "rwos" to "input_paths" in the call, or correct the name.',
        related: [{ message: 'The call.', at: 'scripts/prepare.py:10:5' }],
      },
    ]);
    await expectErrors(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    rows = open(input_paths["rows"] + "/r.csv").read()',
          '    open(output_paths["tables"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rows": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The main function looks up "tables" in "output_paths", where the script\'s call gives it none. Did you mean "table"?',
        at: 'scripts/prepare.py:6:10',
        help: 'Add "tables" to "output_paths" in the call, or correct the name.',
        related: [{ message: 'The call.', at: 'scripts/prepare.py:10:5' }],
      },
    ]);
  });

  it('accepts a name with a default, and leaves one that only the call misspells to another rule', async () => {
    await expectValid(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    print(input_paths.get("other"), environ_vars.get("LABEL", ""))',
          '    open(output_paths["table"] + "/t.csv", "w").write(open(input_paths["rows"]).read())',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rows": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    );
    await expectValid(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    rows = open(input_paths["rows"] + "/r.csv").read()',
          '    open(output_paths["table"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rwos": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    );
  });

  it('says nothing where the map is not known', async () => {
    await expectValid(
      withInput(
        lines(
          'import json',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    open(output_paths["table"] + "/t.csv", "w").write(open(input_paths["rows"]).read())',
          '',
          '',
          'if __name__ == "__main__":',
          '    paths = json.load(open("paths.json"))',
          '    main(paths["inputs"], paths["outputs"], {}, None)',
        ),
      ),
    );
  });

  it('says nothing of a name that the function asks for before it looks it up', () =>
    expectValid(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    rows = open(input_paths["rows"] + "/r.csv").read()',
          '    if "extra" in input_paths:',
          '        rows += open(input_paths["extra"] + "/r.csv").read()',
          '    open(output_paths["table"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rows": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ));
});
