import { unusedParameter } from '../../../src/rules/hygiene/unused-parameter.js';
import { project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(unusedParameter);

const pipeline = (parameters: string, config: string) =>
  project({
    manifest: `
      parameters: ${parameters}
      steps:
        prepare: { type: Prepare, config: ${config} }
    `,
  });

describe('unused-parameter', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every one that is not used', () =>
    expectErrors(
      pipeline(
        '{ a: { type: String }, b: { type: String }, c: { type: String } }',
        '{ volume_kms_key: "${params.b}" }',
      ),
    ).toEqual([
      {
        message: 'The parameter "a" is not used.',
        at: 'demo.pipeline.yaml:6:15',
        help: 'Write ${params.a} where its value belongs, or remove it.',
      },
      {
        message: 'The parameter "c" is not used.',
        at: 'demo.pipeline.yaml:6:57',
        help: 'Write ${params.c} where its value belongs, or remove it.',
      },
    ]));

  it('accepts a use in a config file, even one that another config overrides', () =>
    expectValid({
      ...pipeline('{ a: { type: String } }', '[prepare.config.yaml, { volume_kms_key: key }]'),
      'prepare.config.yaml': 'volume_kms_key: "x-${params.a}"\n',
    }));

  it('says nothing where a use may be hidden', async () => {
    await expectValid(pipeline('{ a: { type: String } }', '[missing.config.yaml]'), { broken: true });
    await expectValid(pipeline('{ a: { type: String } }', '{ volume_kms_key: "${params.A}" }'));
    await expectValid({
      ...pipeline('{ a: { type: String } }', '{}'),
      'pipectl.yaml': 'environments: { prod: { config: prod.config.yaml } }\n',
    });
  });
});
