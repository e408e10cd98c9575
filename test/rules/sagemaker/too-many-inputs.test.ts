import { dedent, project } from '../../../src/rules/example.js';
import { tooManyInputs } from '../../../src/rules/sagemaker/too-many-inputs.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(tooManyInputs);

const names = (count: number) => Array.from({ length: count }, (_, index) => `d${index + 1}`);

/** A step whose inputs are all wired by hand, with its script in the project or in the image. */
function files(type: string, count: number, location: 'project' | 'image', config = '{}') {
  const folder = type === 'Training' ? '/opt/ml/input/data' : '/opt/ml/processing/input';
  const lines = (line: (name: string) => string) => names(count).map(line).join('\n');
  return {
    ...project({
      manifest: `steps:\n  many:\n    type: Many\n    config: ${config}\n    inputs:\n${lines((name) => `      ${name}: s3://b/${name}`)}\n`,
    }),
    'specs/many.spec.yaml': dedent(
      `step_type: Many\nsagemaker_step_type: ${type}\nnode_type: sink\ncontract: many\ndependencies:\n${lines((name) => `  ${name}: { dependency_type: processing_output }`)}`,
    ),
    'contracts/many.contract.yaml': dedent(
      `entry_point: many.py\nscript_location: ${location}\nexpected_input_paths:\n${lines((name) => `  ${name}: ${folder}/${name}`)}`,
    ),
    'scripts/many.py': 'print("many")\n',
    'code/many.py': 'print("many")\n',
  };
}
const HELP = 'Split the step, or put several files into one of them.';
const RELATED = [{ message: 'They are declared here.', at: 'specs/many.spec.yaml:5:1' }];

describe('too-many-inputs', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    [11, 'image', '{}', '11 inputs'],
    [10, 'project', '{}', '11 inputs, 1 of them for its code'],
    [9, 'project', '{ source_dir: code }', '11 inputs, 2 of them for its code'],
  ] as const)(
    'reports %i inputs of a Processing step with its script in the %s and the config %s',
    (count, location, config, what) =>
      expectErrors(files('Processing', count, location, config)).toEqual([
        {
          message: `Step "many" has ${what}; SageMaker takes at most 10.`,
          at: 'demo.pipeline.yaml:7:3',
          help: HELP,
          related: RELATED,
        },
      ]),
  );

  it('reports the channels of a Training step', () =>
    expectErrors(files('Training', 21, 'image')).toEqual([
      {
        message: 'Step "many" has 21 channels; SageMaker takes at most 20.',
        at: 'demo.pipeline.yaml:7:3',
        help: HELP,
        related: RELATED,
      },
    ]));

  it('counts the channels that the config adds, but not those that stand in for others', async () => {
    await expectErrors(
      files('Training', 20, 'project', '{ channels: { d1: "s3://b/d1", more: "s3://b/more" } }'),
    ).toEqual([
      {
        message: 'Step "many" has 21 channels; SageMaker takes at most 20.',
        at: 'demo.pipeline.yaml:7:3',
        help: HELP,
        related: RELATED,
      },
    ]);
    await expectValid(files('Training', 20, 'project', '{ channels: { d1: "s3://b/d1" } }'));
  });

  it('accepts as many as SageMaker takes', async () => {
    await expectValid(files('Processing', 10, 'image'));
    await expectValid(files('Processing', 9, 'project'));
    await expectValid(files('Processing', 8, 'project', '{ source_dir: code }'));
    await expectValid(files('Training', 20, 'project'));
  });
});
