import { inconsistentContainers } from '../../../src/rules/config/inconsistent-containers.js';
import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(inconsistentContainers);

/** A Model step "serve" with two archives, of which "model" is wired, and this config. */
const serving = (...config: readonly string[]) => ({
  ...serveProject(`
    parameters: { host: { type: String } }
    steps:
      serve: { type: Serve, inputs: { model: s3://b/model.tar.gz }, config: serve.config.yaml }
  `),
  'serve.config.yaml': `${config.join('\n')}\n`,
});

describe('inconsistent-containers', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports host names that two containers have, and containers that have none beside others', () =>
    expectErrors(
      serving(
        'containers:',
        '  - { model_data: model, container_hostname: a }',
        '  - { container_hostname: b }',
        '  - { container_hostname: a }',
        '  - { environment: { A: b } }',
      ),
    ).toEqual([
      {
        message: 'Two containers of step "serve" have the host name "a".',
        at: 'serve.config.yaml:4:27',
        help: 'Give each container a name of its own.',
        related: [{ message: 'The other one.', at: 'serve.config.yaml:2:46' }],
      },
      {
        message: 'Container 4 of step "serve" has no "container_hostname", but others have one.',
        at: 'serve.config.yaml:5:5',
        help: 'Give a host name to all containers, or to none.',
      },
    ]));

  it('reports a model that is no dependency, and then not also what is left over', () =>
    expectErrors(
      serving('containers:', '  - { model_data: modle }', '  - { model_data: packaged.tar.gz }'),
    ).toEqual([
      {
        message: 'Step "serve" has no dependency "modle". Did you mean "model"?',
        at: 'serve.config.yaml:2:19',
        help: 'Its dependencies are "model"; an S3 URI may stand here too.',
      },
      {
        message: 'Step "serve" has no dependency "packaged.tar.gz".',
        at: 'serve.config.yaml:3:19',
        help: 'Its dependencies are "model"; an S3 URI may stand here too.',
      },
    ]));

  it('reports it where there is one container too', () =>
    expectErrors(serving('model_data: modle')).toEqual([
      {
        message: 'Step "serve" has no dependency "modle". Did you mean "model"?',
        at: 'serve.config.yaml:1:13',
        help: 'Its dependencies are "model"; an S3 URI may stand here too.',
      },
    ]));

  it('reports a wired model that no container serves', () =>
    expectErrors(serving('containers:', '  - { model_data: s3://b/other.tar.gz }', '  - {}')).toEqual([
      {
        message: 'No container of step "serve" serves the model that its input "model" brings.',
        at: 'serve.config.yaml:1:1',
        help: 'Add "model_data: model" to the container that serves it.',
      },
    ]));

  it('reports keys of one container beside several', () =>
    expectErrors(
      serving('containers: [{ model_data: model }]', 'model_data: model', 'container_hostname: a'),
    ).toEqual([
      {
        message: 'The config key "container_hostname" has no effect beside "containers".',
        at: 'serve.config.yaml:3:1',
        help: 'Write it into the container that it is for.',
      },
      {
        message: 'The config key "model_data" has no effect beside "containers".',
        at: 'serve.config.yaml:2:1',
        help: 'Write it into the container that it is for.',
      },
    ]));

  it('reports keys that containers of the step do not take', () =>
    expectErrors(
      serving(
        'containers:',
        '  - { model_data: model, nearest_model_name: resnet50, container_framework: XGBOOST }',
      ),
    ).toEqual([
      {
        message:
          'A container of step "serve", which is a Model step, does not take the config key "nearest_model_name".',
        at: 'serve.config.yaml:2:26',
        help: 'It is a key of RegisterModel steps.',
      },
      {
        message:
          'A container of step "serve", which is a Model step, does not take the config key "container_framework".',
        at: 'serve.config.yaml:2:56',
        help: 'It is a key of RegisterModel steps.',
      },
    ]));

  it('accepts pipeline variables, one model in two containers, and a step with one container', async () => {
    await expectValid(
      serving(
        'containers:',
        '  - { model_data: model, container_hostname: "${params.host}" }',
        '  - { model_data: model, container_hostname: "${params.host}" }',
        '  - { model_data: "s3://b/${execution.PipelineExecutionId}", container_hostname: a }',
      ),
    );
    await expectValid(serving('container_hostname: a', 'model_data: model'));
    await expectValid(serving('environment: { A: b }'));
  });

  it('leaves what is no list, no map or no text to the schema', async () => {
    await expectValid(serving('containers: 3'));
    await expectValid(serving('containers: [3, { model_data: model }]'));
    await expectErrors(serving('containers: [{ model_data: 3 }, { container_hostname: 4 }]')).toEqual([
      {
        message: 'Container 1 of step "serve" has no "container_hostname", but others have one.',
        at: 'serve.config.yaml:1:14',
        help: 'Give a host name to all containers, or to none.',
      },
      {
        message: 'No container of step "serve" serves the model that its input "model" brings.',
        at: 'serve.config.yaml:1:1',
        help: 'Add "model_data: model" to the container that serves it.',
      },
    ]);
  });

  it('lets containers of a version do without host names', () =>
    expectValid({
      ...serving(
        'model_package_group_name: fraud',
        'containers: [{ model_data: model, container_hostname: a }, {}]',
      ),
      'specs/serve.spec.yaml':
        'step_type: Serve\nsagemaker_step_type: RegisterModel\nnode_type: sink\ndependencies: { model: { dependency_type: model_artifacts } }\n',
    }));
});
