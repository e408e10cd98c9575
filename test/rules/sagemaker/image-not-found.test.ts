import { project, TRAIN } from '../../../src/rules/example.js';
import { imageNotFound } from '../../../src/rules/sagemaker/image-not-found.js';
import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(imageNotFound);

/** A Training step with a config of its own, in a pipeline with an instance type that is known and one that is not. */
const files = (config: string) => ({
  ...project({
    manifest: `
      parameters: { instance: { type: String }, known: { type: String, default: ml.m5.xlarge } }
      steps:
        train:
          type: Train
          inputs: { table: s3://b/t }
          config:
            image_uri:
${config
  .split(', ')
  .map((line) => `            ${line}`)
  .join('\n')}
    `,
  }),
  ...TRAIN,
});
const CONFIG = 'demo.pipeline.yaml:11:5';

describe('image-not-found', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a config that names neither an image nor a framework', () =>
    expectErrors(files('region: us-east-1')).toEqual([
      {
        message: 'Step "train" has no container image: its config names neither "image_uri" nor "framework".',
        at: CONFIG,
        help: 'Add "image_uri", or "framework", "framework_version" and "region".',
      },
    ]));

  it('reports what is missing to look an image up', () =>
    expectErrors(files('framework: xgboost')).toEqual([
      {
        message:
          'The container image of step "train" cannot be looked up without "framework_version" and "region".',
        at: CONFIG,
        help: 'Add "framework_version" and "region" to its config, or name the image with "image_uri".',
      },
    ]));

  it('reports an instance type that nothing is known of', () =>
    expectErrors(
      files(
        'framework: pytorch, framework_version: "2.1", region: us-east-1, instance_type: "${params.instance}"',
      ),
    ).toEqual([
      {
        message:
          'The container image of step "train" depends on an instance type that is not known before the pipeline runs.',
        at: CONFIG,
        help: 'Give the parameter a default, or name the image with "image_uri".',
      },
    ]));

  it.each([
    [
      'a version that does not exist',
      'framework: pytorch, framework_version: "2.11.5", region: us-east-1',
      'AWS keeps no image of pytorch "2.11.5". Did you mean "1.11.0", "2.1.0", "1.1.0", "1.10.0" or "1.10.2"?',
      '14:26',
      'The latest versions are "2.6.0", "2.7", "2.7.1", "2.8" and "2.8.0".',
    ],
    [
      'a Python version that it does not have',
      'framework: pytorch, framework_version: "2.1", region: us-east-1, py_version: py39',
      'AWS keeps no image of pytorch "2.1" with the Python version "py39".',
      '16:19',
      'It has "py310".',
    ],
    [
      'a version with images for several versions of Python',
      'framework: pytorch, framework_version: 1.3.1, region: us-east-1',
      'AWS keeps images of pytorch "1.3.1" for several versions of Python.',
      '14:26',
      'Add "py_version" with one of "py2" and "py3".',
    ],
    [
      'a region without images',
      'framework: xgboost, framework_version: 1.7-1, region: us-east-9',
      'AWS keeps no image of xgboost "1.7-1" in the region "us-east-9". Did you mean "us-east-1", "us-east-2", "ap-east-1", "sa-east-1" or "us-west-1"?',
      '15:15',
      'Correct the region, or name the image with "image_uri".',
    ],
    [
      'instances that it has no image for',
      'framework: sklearn, framework_version: 1.2-1, region: us-east-1, instance_type: ml.p3.2xlarge',
      'AWS keeps no image of sklearn "1.2-1" for "ml.p3.2xlarge" instances (gpu).',
      '16:22',
      'It has images for "cpu".',
    ],
    [
      'instances that are too old for it',
      'framework: pytorch, framework_version: 1.13.1, region: us-east-1, instance_type: ml.p2.xlarge',
      'AWS keeps no image of pytorch "1.13.1" for "ml.p2.xlarge" instances (p2).',
      '16:22',
      'Choose newer instances, or an earlier version.',
    ],
    [
      'an instance type that is none',
      'framework: pytorch, framework_version: "2.1", region: us-east-1, instance_type: m5.xlarge',
      'The instance type "m5.xlarge" of step "train" is not one of SageMaker\'s.',
      '16:22',
      'Write a type such as "ml.m5.xlarge".',
    ],
  ])('reports %s', (_, config, message, at, help) =>
    expectErrors(files(config)).toEqual([{ message, at: `demo.pipeline.yaml:${at}`, help }]),
  );

  it('reports a version without an image for inference', () =>
    expectErrors(
      serveProject(`
        steps:
          serve:
            type: Serve
            inputs: { model: s3://b/model.tar.gz }
            config: { image_uri: , framework: pytorch, framework_version: "1.0", region: us-east-1, inference_instance_type: ml.c7g.xlarge }
      `),
    ).toEqual([
      {
        message:
          'AWS keeps no image of pytorch "1.0" for inference on "ml.c7g.xlarge", which step "serve" needs.',
        at: 'demo.pipeline.yaml:10:67',
        help: 'The latest versions for it are "2.2.1", "2.3", "2.3.0", "2.4" and "2.4.0".',
      },
    ]));

  it.each([
    'framework: xgboost, framework_version: 1.7-1, region: us-east-1',
    'framework: sklearn, framework_version: 1.2-1, region: us-gov-west-1',
    'framework: pytorch, framework_version: "2.1", region: eu-west-1, instance_type: ml.g5.xlarge',
    'framework: pytorch, framework_version: "2.1", region: us-east-1, instance_type: "${params.known}"',
    'framework: pytorch, framework_version: 1.3.1, region: us-east-1, py_version: py3',
  ])('accepts %s', (config) => expectValid(files(config)));

  it('leaves wrong values, variables where none may stand, and unreadable configs to other rules', async () => {
    await expectValid(files('framework: tensorflow, framework_version: "2.1", region: us-east-1'));
    await expectValid(files('framework: xgboost, framework_version: 1.7, region: us-east-1'));
    await expectValid(files('framework: xgboost, framework_version: 1.7-1, region: "${params.known}"'));
    await expectValid(
      project({
        manifest: 'steps:\n  prepare: { type: Prepare, config: [{ image_uri: }, missing.config.yaml] }\n',
      }),
      { broken: true },
    );
  });

  it('does not ask for an image where no container is named', () =>
    expectValid({
      ...project({ manifest: 'steps:\n  score: { type: Score, config: { image_uri: } }\n' }),
      'specs/score.spec.yaml': 'step_type: Score\nsagemaker_step_type: Transform\nnode_type: singular\n',
    }));

  it('reports the containers of a model that have no image, and none for one of a registered version', () =>
    expectErrors(
      serveProject(`
        steps:
          serve:
            type: Serve
            inputs: { model: s3://b/model.tar.gz }
            config:
              image_uri:
              containers:
                - { image_uri: "own:1", model_data: model }
                - { container_hostname: a }
                - { framework: xgboost, framework_version: 1.7-9, region: us-east-1 }
                - { model_package_name: fraud/1 }
      `),
    ).toEqual([
      {
        message:
          'Container 2 of step "serve" has no container image: its config names neither "image_uri" nor "framework".',
        at: 'demo.pipeline.yaml:14:11',
        help: 'Add "image_uri", or "framework", "framework_version" and "region".',
      },
      {
        message:
          'AWS keeps no image of xgboost "1.7-9". Did you mean "1.7-1", "1.0-1", "1.2-1", "1.2-2" or "1.3-1"?',
        at: 'demo.pipeline.yaml:15:52',
        help: 'The latest versions are "1.3-1", "1.5-1", "1.7-1", "3.0-5" and "latest".',
      },
    ]));
});
