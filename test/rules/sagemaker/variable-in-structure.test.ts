import { project, TRAIN } from '../../../src/rules/example.js';
import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { variableInStructure } from '../../../src/rules/sagemaker/variable-in-structure.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(variableInStructure);

const files = (hyperparameters: string) => ({
  ...project({
    manifest: `parameters: { depth: { type: Integer, default: 6 } }
steps:
  prepare: { type: Prepare }
  train:
    type: Train
    needs: [prepare]
    config:
      hyperparameters:
${hyperparameters}`,
  }),
  ...TRAIN,
});

describe('variable-in-structure', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each variable, however deep it stands', () =>
    expectErrors(
      files('        depths: [4, "${params.depth}"]\n        tree: { leaf: { size: "${params.depth}" } }\n'),
    ).toEqual([
      {
        message:
          'A pipeline variable stands inside the hyperparameter "depths" of step "train", which travels as one JSON text.',
        at: 'demo.pipeline.yaml:14:21',
        help: 'Write the value itself, or give the variable a hyperparameter of its own.',
      },
      {
        message:
          'A pipeline variable stands inside the hyperparameter "tree" of step "train", which travels as one JSON text.',
        at: 'demo.pipeline.yaml:15:31',
        help: 'Write the value itself, or give the variable a hyperparameter of its own.',
      },
    ]));

  it('accepts a whole value, and lists and maps without variables', () =>
    expectValid(
      files('        depth: "${params.depth}"\n        depths: [4, 6]\n        tree: { leaf: 1 }\n'),
    ));

  it('accepts a variable in a list of an environment variable: the items are joined by commas when the pipeline runs', () =>
    expectValid(
      project({
        spec: `
          step_type: Prepare
          sagemaker_step_type: Processing
          node_type: singular
          contract: prepare
          config: { properties: { fields: { description: Columns., type: array, env: FIELDS } } }
          `,
        contract: 'entry_point: prepare.py\nscript_location: image\nrequired_env_vars: [FIELDS]\n',
        manifest:
          'parameters: { field: { type: String, default: a } }\nsteps:\n  prepare: { type: Prepare, config: { fields: [b, "${params.field}"] } }\n',
      }),
    ));

  it("reports a variable in what a version is told as JSON: its model's inputs and its model card", () =>
    expectErrors({
      ...serveProject(`
        parameters: { rows: { type: Integer } }
        steps:
          serve:
            type: Serve
            inputs: { model: s3://b/model.tar.gz }
            config:
              model_package_group_name: fraud
              data_input_configuration: { x: ["\${params.rows}", 4] }
              model_card: { model_card_status: Draft, model_card_content: { rows: "\${params.rows}" } }
              containers: [{ model_data: model }, { data_input_configuration: '{"x": \${params.rows}}' }]
      `),
      'specs/serve.spec.yaml':
        'step_type: Serve\nsagemaker_step_type: RegisterModel\nnode_type: sink\ndependencies: { model: { dependency_type: model_artifacts } }\n',
    }).toEqual([
      {
        message:
          'A pipeline variable stands inside the config key "data_input_configuration" of step "serve", which travels as one JSON text.',
        at: 'demo.pipeline.yaml:13:39',
        help: 'Write the value itself, or all of the JSON as one text with the variable in it.',
      },
      {
        message:
          'A pipeline variable stands inside the config key "model_card_content" of step "serve", which travels as one JSON text.',
        at: 'demo.pipeline.yaml:14:75',
        help: 'Write the value itself, or all of the JSON as one text with the variable in it.',
      },
    ]));
});
