import { undeclaredPath } from '../../../src/rules/alignment/undeclared-path.js';
import { ruleTester } from '../../support/rule-tester.js';
import { lines, processing, training, withInput, withoutPipeline } from './script-project.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(undeclaredPath);

describe('undeclared-path', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('names the path that is meant, at the expression that has the wrong one', async () => {
    await expectErrors(
      processing(
        lines(
          'OUTPUT = "/opt/ml/processing/outptu"',
          'with open(f"{OUTPUT}/a.csv", "w") as a:',
          '    a.write("a")',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script writes "/opt/ml/processing/outptu", which is no path of its contract. Did you mean "/opt/ml/processing/output"?',
        at: 'scripts/prepare.py:1:10',
        help: 'Correct the path, or declare it under "expected_output_paths" of the contract.',
        related: [{ message: 'The path of the output "table".', at: 'contracts/prepare.contract.yaml:2:33' }],
      },
    ]);
    await expectErrors(
      withInput(
        lines(
          'from pathlib import Path',
          '',
          'rows = Path("/opt/ml/processing/input/rwos") / "rows.csv"',
          'print(rows.read_text())',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script reads "/opt/ml/processing/input/rwos/rows.csv", which is no path of its contract. Did you mean "/opt/ml/processing/input/rows"?',
        at: 'scripts/prepare.py:3:8',
        help: 'Correct the path, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The path of the input "rows".', at: 'contracts/prepare.contract.yaml:3:31' }],
      },
    ]);
    await expectErrors(
      training(
        lines('open("/opt/ml/input/data/tabel/a.csv").read()', 'open("/opt/ml/model/m", "w").write("")'),
      ),
    ).toEqual([
      {
        message:
          'The script reads "/opt/ml/input/data/tabel/a.csv", which is no path of its contract. Did you mean "/opt/ml/input/data/table"?',
        at: 'scripts/train.py:1:6',
        help: 'Correct the path, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The path of the input "table".', at: 'contracts/train.contract.yaml:2:32' }],
      },
    ]);
  });

  it('finds the one that is meant by its being left over', async () => {
    await expectErrors(
      withInput(
        lines(
          'print(open("/opt/ml/processing/lines.csv").read())',
          'open("/opt/ml/processing/output/t", "w").write("")',
        ),
      ),
    ).toEqual([
      {
        message:
          'The script reads "/opt/ml/processing/lines.csv", which is no path of its contract. Did you mean "/opt/ml/processing/input/rows"?',
        at: 'scripts/prepare.py:1:12',
        help: 'Correct the path, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The path of the input "rows".', at: 'contracts/prepare.contract.yaml:3:31' }],
      },
    ]);
  });

  it('reports a channel that no step gives, and a training folder in a processing job', async () => {
    await expectErrors(
      training(
        lines(
          'open("/opt/ml/input/data/table/a").read()',
          'open("/opt/ml/input/data/extra-words/a").read()',
          'open("/opt/ml/model/m", "w").write("")',
        ),
      ),
    ).toEqual([
      {
        message: 'The script reads "/opt/ml/input/data/extra-words/a", which is no path of its contract.',
        at: 'scripts/train.py:2:6',
        help: 'Correct the path, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/train.contract.yaml:2:1' }],
      },
    ]);
    await expectErrors(processing(lines('open("/opt/ml/model/model.bin", "wb").write(b"")'))).toEqual([
      {
        message: 'The script writes "/opt/ml/model/model.bin", which is no path of its contract.',
        at: 'scripts/prepare.py:1:6',
        help: 'Correct the path, or declare it under "expected_output_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:2:1' }],
      },
    ]);
  });

  it("accepts paths in those of the contract, folders around them, SageMaker's own, and all others", async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          '',
          'os.makedirs("/opt/ml/processing/output/a/b", exist_ok=True)',
          'print(os.listdir("/opt/ml/processing"))',
          'open("/tmp/scratch", "w").write("")',
          'open("/opt/ml/config/resourceconfig.json").read()',
          'open("/opt/ml/processing/input/code/names.txt").read()',
          'open("data/rows.csv").read()',
        ),
      ),
    );
    await expectValid(
      training(
        lines(
          'import json',
          '',
          'open("/opt/ml/input/data/table/a").read()',
          'json.load(open("/opt/ml/input/config/hyperparameters.json"))',
          'open("/opt/ml/output/failure", "w").write("")',
          'open("/opt/ml/checkpoints/1", "w").write("")',
          'open("/opt/ml/output/data/m", "w").write("")',
          'open("/opt/ml/model/m", "w").write("")',
        ),
      ),
    );
  });

  it('accepts a channel that a config gives, or may give', async () => {
    await expectValid(
      training(
        lines(
          'open("/opt/ml/input/data/table/a").read()',
          'open("/opt/ml/input/data/extra-words/a").read()',
          'open("/opt/ml/model/m", "w").write("")',
        ),
        '',
        '{ channels: { extra-words: s3://my-bucket/extra } }',
      ),
    );
    await expectValid(
      withoutPipeline(
        training(
          lines(
            'open("/opt/ml/input/data/table/a").read()',
            'open("/opt/ml/input/data/extra-words/a").read()',
            'open("/opt/ml/model/m", "w").write("")',
          ),
        ),
      ),
    );
  });

  it('says nothing of what may not run', async () => {
    await expectValid(
      processing(
        lines(
          'import os',
          '',
          'if os.environ.get("DEBUG"):',
          '    open("/opt/ml/processing/debug/log", "w").write("")',
          '',
          '',
          'def unused():',
          '    open("/opt/ml/processing/other/log", "w").write("")',
        ),
      ),
    );
  });

  it('says nothing of an entry of a map that is never asked for', async () => {
    const folders = (use: string) =>
      processing(
        lines(
          'FOLDERS = {',
          '    "table": "/opt/ml/processing/output",',
          '    "scratch": "/opt/ml/processing/scratch",',
          '}',
          use,
        ),
      );
    await expectValid(folders('open(FOLDERS["table"] + "/a.csv", "w").write("a")'));
    const wrong = [
      {
        message: 'The script writes "/opt/ml/processing/scratch", which is no path of its contract.',
        at: 'scripts/prepare.py:3:16',
        help: 'Correct the path, or declare it under "expected_output_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:2:1' }],
      },
    ];
    await expectErrors(
      folders('open(FOLDERS["table"], "w").write("a")\nopen(FOLDERS["scratch"] + "/b", "w").write("b")'),
    ).toEqual(wrong);
  });

  it("reports a slip of SageMaker's own folder, where nothing is", async () => {
    await expectErrors(
      processing(
        lines(
          'open("/opt/ml/procesing/anything/rows.csv").read()',
          'with open("/opt/ml/processing/output/a.csv", "w") as a:',
          '    a.write("a")',
        ),
      ),
    ).toEqual([
      {
        message: 'The script reads "/opt/ml/procesing/anything/rows.csv", which is no path of its contract.',
        at: 'scripts/prepare.py:1:6',
        help: 'Correct the path, or declare it under "expected_input_paths" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
    ]);
  });
});
