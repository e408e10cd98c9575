import { unknownLogicalName } from '../../../src/rules/alignment/unknown-logical-name.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, withInput } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(unknownLogicalName);

describe('unknown-logical-name', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports names of main's maps", async () => {
    await expectErrors(
      withInput(
        lines(
          'import argparse',
          '',
          '',
          'def main(input_paths, output_paths, environ_vars, job_args):',
          '    rows = open(input_paths["row"] + "/r.csv").read()',
          '    open(output_paths["report"] + "/t.csv", "w").write(rows)',
          '',
          '',
          'if __name__ == "__main__":',
          '    main({"row": "/opt/ml/processing/input/rows"}, {"report": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    ).toEqual([
      {
        message: 'The contract has no input "row". Did you mean "rows"?',
        at: 'scripts/prepare.py:10:11',
        help: 'Correct the name, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message: 'The contract has no output "report".',
        at: 'scripts/prepare.py:10:53',
        help: 'Correct the name, or declare it under "expected_output_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:2:1' }],
      },
    ]);
  });

  it('reports names that the runtime is asked for', async () => {
    await expectErrors(
      withInput(
        lines(
          'from pipectl_runtime import ScriptRuntime',
          '',
          'runtime = ScriptRuntime()',
          'print(open(f"{runtime.get_input_path(\'rwos\')}/r").read(), runtime.env("LABEL"))',
          'open(f"{runtime.get_output_path(\'table\')}/t", "w").write("")',
        ),
      ),
    ).toEqual([
      {
        message: 'The contract has no input "rwos". Did you mean "rows"?',
        at: 'scripts/prepare.py:4:38',
        help: 'Correct the name, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:3:1' }],
      },
      {
        message: 'The contract has no environment variable "LABEL".',
        at: 'scripts/prepare.py:4:71',
        help: 'Correct the name, or declare it under "optional_env_vars" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
    ]);
  });

  it('accepts the names of the contract', async () => {
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
          '    main({"rows": "/opt/ml/processing/input/rows"}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())',
        ),
      ),
    );
  });
});
