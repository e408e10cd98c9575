import { project, TRAIN } from '../../../src/rules/example.js';
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
});
