import { aliasClash } from '../../../src/rules/alignment/alias-clash.js';
import { dedent, PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(aliasClash);

const files = (first: string, second: string, rest = '') => ({
  'specs/split.spec.yaml': dedent(`
step_type: Split
sagemaker_step_type: Processing
node_type: source
contract: split
outputs:
  train:
    output_type: training_data
    property_path: "properties.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"
    aliases: [${first}]
  test:
    output_type: processing_output
    property_path: "properties.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri"
    aliases: [${second}]
${rest}
`),
});

describe('alias-clash', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports an alias that is its own name, stands twice, or is taken by another output', () =>
    expectErrors(files('train, a, a', 'train, a, b')).toEqual([
      {
        message: 'The alias "train" is the name of its own output.',
        at: 'specs/split.spec.yaml:9:15',
        help: 'Remove this alias, or rename it.',
        related: [{ message: 'The name is taken here.', at: 'specs/split.spec.yaml:6:3' }],
      },
      {
        message: 'The alias "a" of the output "train" stands twice.',
        at: 'specs/split.spec.yaml:9:25',
        help: 'Remove this alias, or rename it.',
        related: [{ message: 'The name is taken here.', at: 'specs/split.spec.yaml:9:22' }],
      },
      {
        message: 'The alias "train" of the output "test" is the name of another output too.',
        at: 'specs/split.spec.yaml:13:15',
        help: 'Remove this alias, or rename it.',
        related: [{ message: 'The name is taken here.', at: 'specs/split.spec.yaml:6:3' }],
      },
      {
        message: 'The alias "a" of the output "test" is an alias of the output "train" too.',
        at: 'specs/split.spec.yaml:13:22',
        help: 'Remove this alias, or rename it.',
        related: [{ message: 'The name is taken here.', at: 'specs/split.spec.yaml:9:22' }],
      },
    ]));

  it('reports an alias that only a job type makes clash, and each place once', () =>
    expectErrors(
      files(
        'a',
        'b',
        'job_types:\n  training: { outputs: { test: { aliases: [a] } } }\n  testing: {}\n  validation: {}',
      ),
    ).toEqual([
      {
        message: 'The alias "a" of the output "test" is an alias of the output "train" too.',
        at: 'specs/split.spec.yaml:15:44',
        help: 'Remove this alias, or rename it.',
        related: [{ message: 'The name is taken here.', at: 'specs/split.spec.yaml:9:15' }],
      },
    ]));

  it('accepts aliases that every job type replaces, names that differ in case, and no aliases', async () => {
    await expectValid(files('a', 'a', 'job_types:\n  training: { outputs: { test: { aliases: [b] } } }'));
    await expectValid(files('a, A', 'Train'));
    await expectValid(files('', ''));
  });

  it('removes an alias that says nothing', async () => {
    const spec = (aliases: string) => `${PREPARE_SPEC}    aliases: ${aliases} # other names\n`;
    await expectFixed(project({ spec: spec('[table]') }), project({ spec: spec('[]') }));
    await expectFixed(
      project({ spec: spec('[rows, rows, lines]') }),
      project({ spec: spec('[rows, lines]') }),
    );
  });
});
