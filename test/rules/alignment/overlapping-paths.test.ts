import { overlappingPaths } from '../../../src/rules/alignment/overlapping-paths.js';
import { dedent, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(overlappingPaths);

const files = (inputs: string, outputs: string, type = 'Processing') => ({
  'specs/any.spec.yaml': `step_type: Any\nsagemaker_step_type: ${type}\nnode_type: internal\ncontract: any\n`,
  'contracts/any.contract.yaml': dedent(`
    entry_point: any.py
    expected_input_paths: { ${inputs} }
    expected_output_paths: { ${outputs} }
  `),
});

describe('overlapping-paths', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports two ports with one path, whatever the slashes', () =>
    expectErrors(files('a: /opt/ml/processing/x, b: /opt/ml/processing//x/', '')).toEqual([
      {
        message: 'The path of the input "b" is that of the input "a" too.',
        at: 'contracts/any.contract.yaml:2:53',
        help: 'Give each of the two a folder of its own.',
        related: [{ message: 'The path of the input "a".', at: 'contracts/any.contract.yaml:2:28' }],
      },
    ]));

  it('reports a path inside another one, at the later of the two, once for each', () =>
    expectErrors(
      files(
        'a: /opt/ml/processing/x/a, b: /opt/ml/processing/y',
        'c: /opt/ml/processing/x, d: /opt/ml/processing/y/d',
      ),
    ).toEqual([
      {
        message: 'The path of the input "a" lies inside that of the output "c".',
        at: 'contracts/any.contract.yaml:3:29',
        help: 'Give each of the two a folder of its own.',
        related: [{ message: 'The path of the input "a".', at: 'contracts/any.contract.yaml:2:28' }],
      },
      {
        message: 'The path of the output "d" lies inside that of the input "b".',
        at: 'contracts/any.contract.yaml:3:54',
        help: 'Give each of the two a folder of its own.',
        related: [{ message: 'The path of the input "b".', at: 'contracts/any.contract.yaml:2:55' }],
      },
    ]));

  it('reports two inputs of a Training step in one channel', () =>
    expectErrors(files('a: /opt/ml/input/data/x, b: /opt/ml/input/data/x', '', 'Training')).toEqual([
      {
        message: 'The path of the input "b" is that of the input "a" too.',
        at: 'contracts/any.contract.yaml:2:53',
        help: 'Give each of the two a folder of its own.',
        related: [{ message: 'The path of the input "a".', at: 'contracts/any.contract.yaml:2:28' }],
      },
    ]));

  it('accepts paths with a common beginning, and folders in one archive of a Training step', async () => {
    await expectValid(files('a: /opt/ml/processing/x, b: /opt/ml/processing/xy', 'c: /opt/ml/processing/z'));
    await expectValid(files('', 'a: /opt/ml/output/data, b: /opt/ml/output/data/b', 'Training'));
    await expectValid(TRAIN);
  });

  it('leaves paths that are not allowed to path-not-allowed', () =>
    expectValid(files('a: /data, b: /data', 'c: /data/c')));
});
