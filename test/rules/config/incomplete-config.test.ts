import { incompleteConfig } from '../../../src/rules/config/incomplete-config.js';
import { dedent, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(incompleteConfig);

const training = (config: string) => ({
  ...project({
    manifest: `
      parameters: { flag: { type: Boolean }, seconds: { type: Integer } }
      steps:
        train: { type: Train, inputs: { table: s3://b/t }, config: ${config} }
    `,
  }),
  ...TRAIN,
});

describe('incomplete-config', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports security groups without subnets', () =>
    expectErrors(training('{ security_group_ids: [sg-1] }')).toEqual([
      {
        message: 'The config key "security_group_ids" needs "subnets", which is not given.',
        at: 'demo.pipeline.yaml:8:64',
        help: 'Add "subnets", or remove "security_group_ids".',
      },
    ]));

  it('reports a place for checkpoints in the container without one in S3', () =>
    expectErrors(training('{ checkpoint_local_path: /opt/ml/saved }')).toEqual([
      {
        message: 'The config key "checkpoint_local_path" needs "checkpoint_s3_uri", which is not given.',
        at: 'demo.pipeline.yaml:8:64',
        help: 'Add "checkpoint_s3_uri", or remove "checkpoint_local_path".',
      },
    ]));

  it('reports what all steps inherit once', () =>
    expectErrors({
      ...project(),
      ...TRAIN,
      'demo.pipeline.yaml': dedent(`
        name: demo
        config: { subnets: [subnet-1] }
        steps:
          prepare: { type: Prepare }
          train: { type: Train, needs: [prepare] }
          more: { type: Prepare, config: { security_group_ids: [sg-1] } }
      `),
    }).toEqual([
      {
        message: 'The config key "subnets" needs "security_group_ids", which is not given.',
        at: 'demo.pipeline.yaml:2:11',
        help: 'Add "security_group_ids", or remove "subnets".',
      },
    ]));

  it('reports spot instances without a wait, or with one that is too short', async () => {
    await expectErrors(training('{ use_spot_instances: true }')).toEqual([
      {
        message: 'The config key "use_spot_instances" needs "max_wait_in_seconds", which is not given.',
        at: 'demo.pipeline.yaml:8:64',
        help: 'Add "max_wait_in_seconds" of at least 86400, its "max_runtime_in_seconds".',
      },
    ]);
    await expectErrors(training('{ use_spot_instances: true, max_wait_in_seconds: 3600 }')).toEqual([
      {
        message: '"max_wait_in_seconds" is 3600, less than "max_runtime_in_seconds", which is 86400.',
        at: 'demo.pipeline.yaml:8:111',
        help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
      },
    ]);
    await expectErrors(
      training('{ use_spot_instances: true, max_runtime_in_seconds: 7200, max_wait_in_seconds: 7199 }'),
    ).toEqual([
      {
        message: '"max_wait_in_seconds" is 7199, less than "max_runtime_in_seconds", which is 7200.',
        at: 'demo.pipeline.yaml:8:141',
        help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
        related: [{ message: 'How long the job may run.', at: 'demo.pipeline.yaml:8:114' }],
      },
    ]);
  });

  it.each([
    '{ use_spot_instances: false }',
    '{ use_spot_instances: "${params.flag}" }',
    '{ use_spot_instances: true, max_wait_in_seconds: 86400 }',
    '{ use_spot_instances: true, max_wait_in_seconds: "${params.seconds}" }',
    '{ use_spot_instances: true, max_wait_in_seconds: 1, max_runtime_in_seconds: "${params.seconds}" }',
    '{ subnets: [subnet-1], security_group_ids: [sg-1] }',
    '{}',
  ])('accepts %s', (config) => expectValid(training(config)));

  it('reports a tuning job without objective or ranges, for each algorithm on its own', async () => {
    const tuning = (config: string) => ({
      ...training(config),
      'specs/train.spec.yaml': (TRAIN['specs/train.spec.yaml'] ?? '').replace(
        'sagemaker_step_type: Training',
        'sagemaker_step_type: Tuning',
      ),
    });
    const ranges = 'hyperparameter_ranges: { eta: { type: continuous, min: 0, max: 1 } }';
    await expectErrors(tuning(`{ ${ranges} }`)).toEqual([
      {
        message: 'The Tuning step "train" needs "objective", which is not given.',
        at: 'demo.pipeline.yaml:8:54',
        help: 'Add "objective": The metric by which training jobs are compared, and whether more or less of it is better.',
      },
    ]);
    await expectErrors(
      tuning(`{ objective: { metric: auc }, training_definitions: { one: { ${ranges} }, two: {} } }`),
    ).toEqual([
      {
        message:
          'The Tuning step "train" needs "hyperparameter_ranges" for the training definition "two", which is not given.',
        at: 'demo.pipeline.yaml:8:195',
        help: 'Add "hyperparameter_ranges": What is searched, by hyperparameter. A hyperparameter with a range needs no other value; one that is given is not passed.',
      },
    ]);
    await expectValid(tuning('{ objective: { metric: auc }, autotune: true }'));
  });

  it('says nothing of a config that cannot be read, and of steps that take no such keys', async () => {
    await expectValid(training('[missing.config.yaml, { subnets: [subnet-1] }]'), { broken: true });
    await expectValid(
      project({ manifest: 'steps:\n  prepare: { type: Prepare, config: { use_spot_instances: true } }\n' }),
    );
  });
});
