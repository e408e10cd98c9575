import { pathOfOtherName } from '../../../src/rules/alignment/path-of-other-name.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(pathOfOtherName);

describe('path-of-other-name', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a path where it is written', async () => {
    await expectErrors(
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
          '    main({"rows": "/opt/ml/processing/input/data"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script has the input "rows" at "/opt/ml/processing/input/data", but the contract at "/opt/ml/processing/input/rows".',
        at: 'scripts/prepare.py:10:19',
        help: 'Write "/opt/ml/processing/input/rows", or correct the contract.',
        related: [
          { message: 'The path of the input "rows".', at: 'contracts/prepare.contract.yaml:3:31' },
          { message: 'The script gives it to its main function.', at: 'scripts/prepare.py:10:11' },
        ],
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
          '    open(output_paths["table"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"rows": "/opt/ml/processing/output"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script has the input "rows" at "/opt/ml/processing/output", the path of the output "table", but the contract at "/opt/ml/processing/input/rows".',
        at: 'scripts/prepare.py:10:19',
        help: 'Write "/opt/ml/processing/input/rows", or correct the contract.',
        related: [
          { message: 'The path of the input "rows".', at: 'contracts/prepare.contract.yaml:3:31' },
          { message: 'The script gives it to its main function.', at: 'scripts/prepare.py:10:11' },
        ],
      },
    ]);
  });

  it('accepts the path, one in it, one with a slash at its end, and one for tests', async () => {
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
          '    main({"rows": "/opt/ml/processing/input/rows/"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
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
          '    main({"rows": "/opt/ml/processing/input/rows/csv"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
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
          '    main({"rows": "tests/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    );
  });
});
