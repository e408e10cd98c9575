import { placeIn } from '../../src/builders/draft.js';
import { spanOf } from '../../src/source/location.js';
import { project } from './project.js';
import { build, builtStep, codeUri, type Built } from './support.js';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1';
const TRAIN = '  train: { type: Train, inputs: { train_data: "s3://in/train" } }\n';

/** A step type with two archives. */
const PAIR = {
  'specs/pair.spec.yaml': `
step_type: Pair
sagemaker_step_type: Model
node_type: internal
dependencies:
  first: { dependency_type: model_artifacts }
  second: { dependency_type: model_artifacts, required: false }
  version: { dependency_type: custom_property, data_type: String, required: false }
outputs: { model_name: { output_type: custom_property, data_type: String, property_path: properties.ModelName } }
`,
};

describe('the containers of a Model step', () => {
  it('have the config of the step under their own, in the order of the list', async () => {
    const step = await builtStep(
      project(
        `${TRAIN}  pack: { type: Pack }
  serve:
    type: Pair
    needs: [train, pack]
    inputs: { first: pack.archive, second: train.model_artifacts }
    config:
      environment: { SHARED: a, GONE: b }
      inference_execution_config: { mode: Direct }
      containers:
        - { container_hostname: scale, model_data: second, environment: { SHARED: c, GONE: null } }
        - container_hostname: predict
          model_data: first
          image_uri: null
          framework: sklearn
          framework_version: 1.2-1
        - { container_hostname: explain, model_data: "s3://models/explain.tar.gz" }
        - { container_hostname: label }
`,
        '{}',
        PAIR,
      ),
      'serve',
    );
    expect(step).toHaveProperty('Arguments', {
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/Runner',
      Containers: [
        {
          Image: IMAGE,
          Environment: { SHARED: 'c' },
          ModelDataUrl: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' },
          ContainerHostname: 'scale',
        },
        {
          Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3',
          Environment: { GONE: 'b', SHARED: 'a' },
          ModelDataUrl: {
            'Std:Join': {
              On: '/',
              Values: [
                { Get: "Steps.pack.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri" },
                'model.tar.gz',
              ],
            },
          },
          ContainerHostname: 'predict',
        },
        {
          Image: IMAGE,
          Environment: { GONE: 'b', SHARED: 'a' },
          ModelDataUrl: 's3://models/explain.tar.gz',
          ContainerHostname: 'explain',
        },
        { Image: IMAGE, Environment: { GONE: 'b', SHARED: 'a' }, ContainerHostname: 'label' },
      ],
      InferenceExecutionConfig: { Mode: 'Direct' },
    });
    expect(step).not.toHaveProperty('DependsOn');
  });

  it('have code of their own', async () => {
    const built = await build(
      project(
        `  serve:
    type: Serve
    inputs: { model_data: "s3://models/a.tar.gz" }
    config:
      containers:
        - { model_data: model_data, entry_point: first.py }
        - { entry_point: second.py }
`,
        '{}',
        { 'first.py': 'def model_fn(): ...\n', 'second.py': 'def predict_fn(): ...\n' },
      ),
    );
    const environment = (number: number) => [
      'Steps',
      0,
      'Arguments',
      'Containers',
      number - 1,
      'Environment',
    ];
    const variables = (number: number, script: string) => ({
      SAGEMAKER_PROGRAM: script,
      SAGEMAKER_SUBMIT_DIRECTORY: `${codeUri(built, `serve/${number}`)}/sourcedir.tar.gz`,
      SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
      SAGEMAKER_REGION: 'us-east-1',
    });
    expect(codeUri(built, 'serve/1')).not.toBe(codeUri(built, 'serve/2'));
    expect(built.definition).toHaveProperty(environment(1), variables(1, 'first.py'));
    expect(built.definition).toHaveProperty(environment(2), variables(2, 'second.py'));
  });

  it('leave an archive that none of them serves without effect, but wait for what brings it', async () => {
    const step = await builtStep(
      project(
        `${TRAIN}  serve:
    type: Serve
    needs: [train]
    inputs: { model_data: train.model_artifacts }
    config: { model_data: "s3://models/other.tar.gz" }
`,
      ),
      'serve',
    );
    expect(step).toHaveProperty('Arguments.PrimaryContainer.ModelDataUrl', 's3://models/other.tar.gz');
    expect(step).toHaveProperty('DependsOn', ['train']);
  });
});

describe('a container of a Model step', () => {
  // API reference, ContainerDefinition; the SDK's MultiDataModel knows no MultiModelConfig.
  it('serves several models below the folder of an output', async () => {
    const step = await builtStep(
      project(`  pack: { type: Pack }
  serve:
    type: Serve
    inputs: { model_data: pack.archive }
    config: { mode: MultiModel, multi_model_config: { model_cache_setting: Disabled } }
`),
      'serve',
    );
    expect(step).toHaveProperty('Arguments.PrimaryContainer', {
      Image: IMAGE,
      Environment: {},
      ModelDataUrl: { Get: "Steps.pack.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri" },
      Mode: 'MultiModel',
      MultiModelConfig: { ModelCacheSetting: 'Disabled' },
    });
  });

  // API reference, ContainerDefinition: ModelPackageName, InferenceSpecificationName.
  it.each([
    ['"${steps.register.outputs.arn}"', { Get: 'Steps.register.ModelPackageArn' }],
    ['version', { Get: 'Steps.register.ModelPackageArn' }],
    ['fraud/3', 'fraud/3'],
  ])('is made from the registered version %s', async (name, expected) => {
    const step = await builtStep(
      project(
        `${TRAIN}  register:
    type: Register
    inputs: { model: train.model_artifacts }
    config: { model_package_group_name: fraud }
  serve:
    type: Pair
    needs: [train]
    inputs: { first: train.model_artifacts, version: register.arn }
    config: { model_package_name: ${name}, inference_specification_name: small, container_hostname: a }
`,
        '{}',
        PAIR,
      ),
      'serve',
    );
    expect(step).toHaveProperty('Arguments', {
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/Runner',
      Containers: [
        { ModelPackageName: expected, ContainerHostname: 'a', InferenceSpecificationName: 'small' },
      ],
    });
    expect(step).toHaveProperty('DependsOn', ['train']);
  });

  it('serves files that are not packed, or a model whose license is accepted', async () => {
    const source = async (config: string) => {
      const step = await builtStep(
        project(`  pack: { type: Pack }
  serve: { type: Serve, inputs: { model_data: pack.archive }, config: { model_data_source: ${config} } }
`),
        'serve',
      );
      return step;
    };
    const folder = { Get: "Steps.pack.ProcessingOutputConfig.Outputs['archive'].S3Output.S3Uri" };
    const file = { 'Std:Join': { On: '/', Values: [folder, 'model.tar.gz'] } };
    const place = 'Arguments.PrimaryContainer.ModelDataSource';
    expect(await source('{ compression_type: None }')).toHaveProperty(place, {
      S3DataSource: { S3Uri: folder, S3DataType: 'S3Prefix', CompressionType: 'None' },
    });
    expect(
      await source('{ compression_type: Gzip, model_access_config: { accept_eula: true } }'),
    ).toHaveProperty(place, {
      S3DataSource: {
        S3Uri: file,
        S3DataType: 'S3Object',
        CompressionType: 'Gzip',
        ModelAccessConfig: { AcceptEula: true },
      },
    });
  });
});

describe('the containers of a RegisterModel step', () => {
  // The SDK's PipelineModel.register tells Inference Recommender the same of every container, and knows no host names.
  it('say what each of them is', async () => {
    const step = await builtStep(
      project(`${TRAIN}  register:
    type: Register
    inputs: { model: train.model_artifacts }
    config:
      model_package_group_name: fraud
      data_input_configuration: { x: [1, 4] }
      containers:
        - container_hostname: scale
          container_framework: SAGEMAKER-SCIKIT-LEARN
          container_framework_version: "1.2"
          model_data_source: { compression_type: None }
          model_data: s3://models/scaler/
        - model_data: model
          nearest_model_name: xgboost
          data_input_configuration: '{"x": [1, 8]}'
`),
      'register',
    );
    expect(step).toHaveProperty('Arguments.InferenceSpecification.Containers', [
      {
        Image: IMAGE,
        Environment: {},
        ModelDataSource: {
          S3DataSource: { S3Uri: 's3://models/scaler/', S3DataType: 'S3Prefix', CompressionType: 'None' },
        },
        ContainerHostname: 'scale',
        Framework: 'SAGEMAKER-SCIKIT-LEARN',
        FrameworkVersion: '1.2',
        ModelInput: { DataInputConfig: '{"x": [1, 4]}' },
      },
      {
        Image: IMAGE,
        Environment: {},
        ModelDataUrl: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' },
        NearestModelName: 'xgboost',
        ModelInput: { DataInputConfig: '{"x": [1, 8]}' },
      },
    ]);
  });

  it('know where they were written', async () => {
    const built = await build(
      project(`  register:
    type: Register
    inputs: { model: "s3://models/a.tar.gz" }
    config:
      model_package_group_name: fraud
      containers:
        - model_data: model
          model_data_source: { compression_type: Gzip }
          container_hostname: one
`),
    );
    const container = ['Steps', '0', 'Arguments', 'InferenceSpecification', 'Containers', '0'];
    const source = [...container, 'ModelDataSource', 'S3DataSource'];
    expect(placeOf(built, [...container, 'ContainerHostname'])).toBe('13:31');
    expect(placeOf(built, [...source, 'S3Uri'])).toBe('7:22');
    expect(placeOf(built, [...source, 'CompressionType'])).toBe('12:50');
    expect(placeOf(built, [...source, 'S3DataType'])).toBe('12:30');
  });
});

function placeOf({ draft }: Built, keys: readonly string[]): string | undefined {
  const place = placeIn(draft, keys);
  const start = place === undefined ? undefined : spanOf(place.at).start;
  return start === undefined ? undefined : `${start.line}:${start.column}`;
}
