import { PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { variableNotAllowed } from '../../../src/rules/sagemaker/variable-not-allowed.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(variableNotAllowed);

const CONFIG_HELP = 'Write the value itself, or ${env.<NAME>}, which is read when pipectl runs.';
const TEXT_HELP = 'Write the text itself.';

describe('variable-not-allowed', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it("reports variables in config keys that are needed at compile time, the builder's and the step type's own", () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}config:\n  properties:\n    format: { description: The format., type: string, variable: false, env: FORMAT }\n`,
        manifest: `
          parameters:
            version: { type: String }
          steps:
            prepare:
              type: Prepare
              config:
                framework_version: "\${params.version}"
                format: "csv-\${params.version}"
        `,
      }),
    ).toEqual([
      {
        message:
          'The config key "framework_version" takes no pipeline variable: its value is needed when the pipeline is compiled.',
        at: 'demo.pipeline.yaml:12:26',
        help: CONFIG_HELP,
      },
      {
        message:
          'The config key "format" takes no pipeline variable: its value is needed when the pipeline is compiled.',
        at: 'demo.pipeline.yaml:13:15',
        help: CONFIG_HELP,
      },
    ]));

  it('reports a value that several steps inherit from a file once', () =>
    expectErrors(
      project({
        config: 'region: "${execution.PipelineName}"',
        manifest: `
          steps:
            prepare: { type: Prepare, config: prepare.config.yaml }
            prepare_more: { type: Prepare, config: prepare.config.yaml }
        `,
      }),
    ).toEqual([
      {
        message:
          'The config key "region" takes no pipeline variable: its value is needed when the pipeline is compiled.',
        at: 'prepare.config.yaml:1:9',
        help: CONFIG_HELP,
      },
    ]));

  it('reports expressions in every text of the manifest in which nothing is resolved', () =>
    expectErrors(
      project({
        manifest: `
          description: For \${params.team}
          parameters:
            team: { type: String, default: "\${env.TEAM}", enum: [fraud, "\${env.TEAM}"] }
          tags:
            owner: "\${env.TEAM}"
          steps:
            prepare:
              type: Prepare
              display_name: Prepare for \${params.team}
              description: Prepares for \${params.team}
              property_files:
                counts: { output_name: "\${params.team}", path: "\${params.team}.json" }
        `,
      }),
      { variables: { TEAM: 'fraud' } },
    ).toEqual([
      {
        message:
          'The description of the pipeline takes no ${...}, so "${params.team}" would stay as it is written.',
        at: 'demo.pipeline.yaml:6:14',
        help: TEXT_HELP,
      },
      {
        message:
          'The default of the parameter "team" takes no ${...}, so "${env.TEAM}" would stay as it is written.',
        at: 'demo.pipeline.yaml:8:34',
        help: TEXT_HELP,
      },
      {
        message:
          'The enum of the parameter "team" takes no ${...}, so "${env.TEAM}" would stay as it is written.',
        at: 'demo.pipeline.yaml:8:63',
        help: TEXT_HELP,
      },
      {
        message:
          'The tag "owner" of the pipeline takes no ${...}, so "${env.TEAM}" would stay as it is written.',
        at: 'demo.pipeline.yaml:10:10',
        help: TEXT_HELP,
      },
      {
        message:
          'The display name of step "prepare" takes no ${...}, so "${params.team}" would stay as it is written.',
        at: 'demo.pipeline.yaml:14:19',
        help: TEXT_HELP,
      },
      {
        message:
          'The description of step "prepare" takes no ${...}, so "${params.team}" would stay as it is written.',
        at: 'demo.pipeline.yaml:15:18',
        help: TEXT_HELP,
      },
      {
        message:
          'The output of the property file "counts" takes no ${...}, so "${params.team}" would stay as it is written.',
        at: 'demo.pipeline.yaml:17:30',
        help: TEXT_HELP,
      },
      {
        message:
          'The path of the property file "counts" takes no ${...}, so "${params.team}" would stay as it is written.',
        at: 'demo.pipeline.yaml:17:54',
        help: TEXT_HELP,
      },
    ]));

  it('accepts variables where keys take them, environment variables in configs, and other texts with these signs', () =>
    expectValid(
      project({
        manifest: `
          description: Costs \${5} or $\${params.cost}
          parameters:
            instance: { type: String }
          steps:
            prepare:
              type: Prepare
              config: { instance_type: "\${params.instance}", region: "\${env.REGION}" }
        `,
      }),
      { variables: { REGION: 'us-east-1' } },
    ));

  it('leaves expressions that cannot be resolved to the rules about them', () =>
    expectValid(
      project({
        manifest: `
          steps:
            prepare: { type: Prepare, config: { region: "\${params.gone}" } }
        `,
      }),
    ));

  it('reports them in a container of a model too', () =>
    expectErrors(
      serveProject(`
        parameters: { name: { type: String } }
        steps:
          serve:
            type: Serve
            inputs: { model: s3://b/model.tar.gz }
            config: { containers: [{ model_data: model, framework: "\${params.name}" }] }
      `),
    ).toEqual([
      {
        message:
          'The config key "framework" takes no pipeline variable: its value is needed when the pipeline is compiled.',
        at: 'demo.pipeline.yaml:11:60',
        help: 'Write the value itself, or ${env.<NAME>}, which is read when pipectl runs.',
      },
    ]));
});
