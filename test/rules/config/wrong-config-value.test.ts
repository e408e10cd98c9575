import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { wrongConfigValue } from '../../../src/rules/config/wrong-config-value.js';
import { PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(wrongConfigValue);

const step = (config: string) => `
  parameters: { count: { type: Integer }, fields: { type: String } }
  steps:
    prepare: { type: Prepare, config: ${config} }
`;

describe('wrong-config-value', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports members that cannot stand together at the map that has both', () =>
    expectErrors(
      project({
        manifest: step(
          '{ output_options: { table: { s3_upload_mode: EndOfJob, feature_group_name: fraud } } }',
        ),
      }),
    ).toEqual([
      {
        message: '"output_options.table" may have only one of "s3_upload_mode", "feature_group_name".',
        at: 'demo.pipeline.yaml:8:64',
        help: 'Remove one of them.',
      },
    ]));

  it('reports each value where it stands, unknown keys below at the key', () =>
    expectErrors(
      project({
        manifest: step('prepare.config.yaml'),
        config: `
          instance_count: 0
          role: admin
          framework: sckit
          command: []
          environment:
            1A: x
            GOOD: [x]
          input_options:
            table: { content_typ: text/csv, s3_input_mode: Fast }
        `,
      }),
    ).toEqual([
      {
        message:
          '"role" is "admin", but it must be the ARN of a role, such as arn:aws:iam::123456789012:role/sagemaker.',
        at: 'prepare.config.yaml:2:7',
        help: 'ARN of the IAM role that the job runs with.',
      },
      {
        message: '"instance_count" is 0, but it must be at least 1.',
        at: 'prepare.config.yaml:1:17',
        help: 'Number of instances of the job.',
      },
      {
        message: '"framework" is "sckit", which is not allowed.',
        at: 'prepare.config.yaml:3:12',
        help: 'Allowed: sklearn, xgboost, pytorch.',
      },
      {
        message: '"command" is a list of 0, but it must not be empty.',
        at: 'prepare.config.yaml:4:10',
        help: 'The command that runs the entry point.',
      },
      {
        message:
          'The name "1A" in "environment" does not fit: it must be letters, digits and underscores, not a digit first.',
        at: 'prepare.config.yaml:6:3',
      },
      {
        message: '"environment.GOOD" must be a text, a number or true or false, but it is a list.',
        at: 'prepare.config.yaml:7:9',
      },
      {
        message: 'The key "content_typ" is not known in "input_options.table". Did you mean "content_type"?',
        at: 'prepare.config.yaml:9:12',
      },
      {
        message: '"input_options.table.s3_input_mode" is "Fast", which is not allowed.',
        at: 'prepare.config.yaml:9:50',
        help: 'Allowed: File, Pipe, FastFile.',
      },
    ]));

  it("reports values of the step type's own keys, and leaves defaults to default-does-not-fit", () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}config:
  properties:
    ratio: { description: Share of the data., type: number, maximum: 1 }
    seed: { description: Seed., type: integer, minimum: 0 }
  defaults: { seed: -1 }
`,
        manifest: step('{ ratio: 2 }'),
      }),
    ).toEqual([
      {
        message: '"ratio" is 2, but it must be at most 1.',
        at: 'demo.pipeline.yaml:8:46',
        help: 'Share of the data.',
      },
    ]));

  it('judges the merged value, at the part that gave it', () =>
    expectErrors(
      project({
        manifest: step('[prepare.config.yaml, { environment: { B: [2] }, volume_size: 5 }]'),
        config: 'environment: { A: [1] }\nvolume_size: none\n',
      }),
    ).toEqual([
      {
        message: '"environment.A" must be a text, a number or true or false, but it is a list.',
        at: 'prepare.config.yaml:1:19',
      },
      {
        message: '"environment.B" must be a text, a number or true or false, but it is a list.',
        at: 'demo.pipeline.yaml:8:79',
      },
    ]));

  it('says nothing of pipeline variables, nor of expressions that could not be resolved', async () => {
    await expectValid(
      project({
        manifest: step(
          '{ instance_count: "${params.count}", subnets: ["${params.fields}"], security_group_ids: "${params.fields}", tags: { a: "${params.count}" }, volume_size: "${params.unknown}" }',
        ),
      }),
    );
  });

  it('accepts right values and leaves unknown and computed keys to other rules', () =>
    expectValid(
      project({
        manifest: step(
          '{ environment: { A: 1, B: true, C: x }, instance_count: 2, instance_cuont: two, job_type: 3, hyperparameters: 7 }',
        ),
      }),
    ));

  const serve = (...config: readonly string[]) => ({
    ...serveProject(
      'steps:\n  serve: { type: Serve, inputs: { model: s3://b/model.tar.gz }, config: serve.config.yaml }\n',
    ),
    'specs/serve.spec.yaml':
      'step_type: Serve\nsagemaker_step_type: RegisterModel\nnode_type: sink\ndependencies: { model: { dependency_type: model_artifacts } }\n',
    'serve.config.yaml': `model_package_group_name: fraud\n${config.join('\n')}\n`,
  });

  it('reports what a container cannot hold', () =>
    expectErrors(
      serve(
        'containers:',
        '  - { model_data: model, frame_work: xgboost }',
        '  - { framework: tensorflow, model_data_source: { s3_data_type: S3Prefix } }',
      ),
    ).toEqual([
      {
        message: 'The key "frame_work" is not known in "containers[0]". Did you mean "framework"?',
        at: 'serve.config.yaml:3:26',
      },
      {
        message: '"framework" is "tensorflow", which is not allowed.',
        at: 'serve.config.yaml:4:18',
        help: 'Allowed: sklearn, xgboost, pytorch.',
      },
      {
        message: '"model_data_source" has no "compression_type".',
        at: 'serve.config.yaml:4:30',
        help: 'Add "compression_type": Gzip for a model.tar.gz, None for files as they are.',
      },
    ]));

  it('reports more containers than SageMaker takes', () =>
    expectErrors(serve(`containers: [{ model_data: model }${', {}'.repeat(15)}]`)).toEqual([
      {
        message: '"containers" is a list of 16, but it must have at most 15 items.',
        at: 'serve.config.yaml:2:13',
        help: 'The containers of an inference pipeline in order: each has the step\'s config and, over it, the keys given here. A container serves the archive that its "model_data" names, and none without it.',
      },
    ]));

  it('reports metrics and baselines that are no files', () =>
    expectErrors(
      serve(
        'model_metrics: { model_quality: { statistcs: s3://b/s.json }, bias: { report: b/bias.json } }',
        'drift_check_baselines: { explainability: { constraints: { content_type: text/csv } } }',
        'model_life_cycle: { stage: "${execution.PipelineName}", stage_status: "a b" }',
      ),
    ).toEqual([
      {
        message:
          'The key "statistcs" is not known in "model_metrics.model_quality". Did you mean "statistics"?',
        at: 'serve.config.yaml:2:35',
      },
      {
        message:
          '"model_metrics.bias.report" is "b/bias.json", but it must be an S3 URI such as s3://my-bucket/data.',
        at: 'serve.config.yaml:2:79',
        help: 'An S3 URI of a JSON file, or a map that says more.',
      },
      {
        message: '"drift_check_baselines.explainability.constraints" has no "s3_uri".',
        at: 'serve.config.yaml:3:44',
        help: 'Add "s3_uri": S3 URI of the file.',
      },
      {
        message:
          '"model_life_cycle.stage_status" is "a b", but it must be letters, digits and inner hyphens, at most 63.',
        at: 'serve.config.yaml:4:71',
        help: 'Status in the stage, such as PendingApproval.',
      },
    ]));

  it('mends quotes and brackets that are missing or too many, and slips among few words', () => {
    const manifest = (config: string) =>
      `steps:\n  prepare: { type: Prepare, config: prepare.config.yaml }\n${config}`;
    return expectFixed(
      project({
        manifest: manifest(''),
        config: `
          framework: sklaern
          framework_version: 1.10 # and not 1.1
          instance_count: "2" # nodes
          subnets: subnet-1
          security_group_ids: sg-1, sg-2
          volume_size: many
        `,
      }),
      project({
        manifest: manifest(''),
        config: `
          framework: sklearn
          framework_version: "1.10" # and not 1.1
          instance_count: 2 # nodes
          subnets: [subnet-1]
          security_group_ids: sg-1, sg-2
          volume_size: many
        `,
      }),
    );
  });

  it('mends no value that an environment variable gives', () => {
    const files = project({
      manifest: 'steps:\n  prepare: { type: Prepare, config: { instance_count: "\${env.COUNT}" } }\n',
    });
    return expectFixed(files, files, { variables: { COUNT: '2' } });
  });
});
