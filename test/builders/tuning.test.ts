import { BASE_CONFIG, project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const TUNE = {
  'specs/tune.spec.yaml': `
step_type: Tune
sagemaker_step_type: Tuning
node_type: internal
contract: train
dependencies:
  train_data: { dependency_type: training_data }
  validation_data: { dependency_type: validation_data, required: false }
outputs:
  model_artifacts:
    output_type: model_artifacts
    property_path: properties.TrainingJobSummaries[0].TrainingJobName
    training_job_file: output/model.tar.gz
config:
  properties:
    depth: { description: Depth of a tree., type: integer, default: 6, hyperparameter: max_depth }
`,
  'base.config.yaml': BASE_CONFIG,
};

const FOLDER = ['s3:/', 'my-bucket', 'teams/risk', 'demo', { Get: 'Execution.PipelineExecutionId' }, 'tune'];
const BEST = { Get: 'Steps.tune.TrainingJobSummaries[0].TrainingJobName' };
const join = (values: readonly unknown[]) => ({ 'Std:Join': { On: '/', Values: values } });

const definition = {
  OutputDataConfig: { S3OutputPath: join(FOLDER) },
  StoppingCondition: { MaxRuntimeInSeconds: 86400 },
  RoleArn: 'arn:aws:iam::123456789012:role/Runner',
  InputDataConfig: [
    {
      DataSource: {
        S3DataSource: {
          S3DataType: 'S3Prefix',
          S3Uri: 's3://in/train',
          S3DataDistributionType: 'FullyReplicated',
        },
      },
      ChannelName: 'train',
    },
  ],
  AlgorithmSpecification: {
    TrainingInputMode: 'File',
    TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
  },
  HyperParameterTuningResourceConfig: {
    VolumeSizeInGB: 30,
    InstanceCount: 1,
    InstanceType: 'ml.m5.xlarge',
  },
};

const scriptMode = (uri: string) => ({
  sagemaker_container_log_level: '20',
  sagemaker_program: '"train.py"',
  sagemaker_region: '"us-east-1"',
  sagemaker_submit_directory: `"${uri}/sourcedir.tar.gz"`,
});

const tune = (config: string) => `
  tune:
    type: Tune
    inputs: { train_data: "s3://in/train" }
    config:
${config}`;

describe('a Tuning step', () => {
  it('searches ranges of one algorithm; a hyperparameter with a range is not passed', async () => {
    const built = await build(
      project(
        tune(`
      objective: { metric: auc }
      hyperparameters: { eta: 0.1, objective: "reg:linear" }
      hyperparameter_ranges:
        max_depth: { type: integer, min: "\${params.least}", max: 10 }
        eta: { type: continuous, min: 0.00001, max: 0.3, scaling: Logarithmic }
        booster: { type: categorical, values: [gbtree, 1, true] }
`),
        '{ least: { type: Integer, default: 3 } }',
        TUNE,
      ),
    );
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Name: 'tune',
          Type: 'Tuning',
          Arguments: {
            HyperParameterTuningJobConfig: {
              Strategy: 'Bayesian',
              ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 1 },
              TrainingJobEarlyStoppingType: 'Off',
              HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'auc' },
              ParameterRanges: {
                ContinuousParameterRanges: [
                  { Name: 'eta', MinValue: '1e-05', MaxValue: '0.3', ScalingType: 'Logarithmic' },
                ],
                CategoricalParameterRanges: [{ Name: 'booster', Values: ['gbtree', '1', 'True'] }],
                IntegerParameterRanges: [
                  {
                    Name: 'max_depth',
                    MinValue: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.least' }] } },
                    MaxValue: '10',
                    ScalingType: 'Auto',
                  },
                ],
              },
            },
            TrainingJobDefinition: {
              ...definition,
              StaticHyperParameters: { objective: '"reg:linear"', ...scriptMode(codeUri(built, 'tune')) },
            },
          },
        },
      ],
    });
  });

  it('compares several algorithms, each with the config of the step under its own', async () => {
    const built = await build(
      project(
        tune(`
      objective: { metric: auc, type: Minimize }
      hyperparameters: { seed: 1 }
      hyperparameter_ranges: { eta: { type: continuous, min: 0.1, max: 0.3 } }
      training_definitions:
        second: { objective: { metric: own_auc }, hyperparameters: { layers: 3 }, instance_type: ml.m5.4xlarge }
        first: {}
`),
        '{}',
        TUNE,
      ),
    );
    const ranges = {
      ContinuousParameterRanges: [{ Name: 'eta', MinValue: '0.1', MaxValue: '0.3', ScalingType: 'Auto' }],
      CategoricalParameterRanges: [],
      IntegerParameterRanges: [],
    };
    const uri = codeUri(built, 'tune/first');
    expect(built.definition).toMatchObject({
      Steps: [
        {
          Arguments: {
            HyperParameterTuningJobConfig: {
              Strategy: 'Bayesian',
              ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 1 },
              TrainingJobEarlyStoppingType: 'Off',
            },
            TrainingJobDefinitions: [
              {
                ...definition,
                DefinitionName: 'first',
                TuningObjective: { Type: 'Minimize', MetricName: 'auc' },
                HyperParameterRanges: ranges,
                StaticHyperParameters: { max_depth: '6', seed: '1', ...scriptMode(uri) },
              },
              {
                ...definition,
                HyperParameterTuningResourceConfig: {
                  InstanceCount: 1,
                  InstanceType: 'ml.m5.4xlarge',
                  VolumeSizeInGB: 30,
                },
                DefinitionName: 'second',
                TuningObjective: { Type: 'Minimize', MetricName: 'own_auc' },
                HyperParameterRanges: ranges,
                StaticHyperParameters: { layers: '3', max_depth: '6', seed: '1', ...scriptMode(uri) },
              },
            ],
          },
        },
      ],
    });
  });

  it('takes its instances in their order, or as a training job does if only that can say it', async () => {
    const tuned = (config: string) =>
      builtStep(project(tune(`      objective: { metric: auc }\n      ${config}`), '{}', TUNE), 'tune');
    // API reference, HyperParameterTuningResourceConfig AllocationStrategy; the SDK cannot say it.
    expect(
      await tuned(
        'instance_configs: [{ instance_type: ml.m5.xlarge, instance_count: 1, volume_size: 30 }]\n      allocation_strategy: Prioritized',
      ),
    ).toHaveProperty('Arguments.TrainingJobDefinition.HyperParameterTuningResourceConfig', {
      AllocationStrategy: 'Prioritized',
      InstanceConfigs: [{ InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 }],
    });
    // API reference, HyperParameterTrainingJobDefinition: ResourceConfig or HyperParameterTuningResourceConfig.
    const warm = await tuned('keep_alive_period_in_seconds: 600');
    expect(warm).toHaveProperty('Arguments.TrainingJobDefinition.ResourceConfig', {
      VolumeSizeInGB: 30,
      KeepAlivePeriodInSeconds: 600,
      InstanceCount: 1,
      InstanceType: 'ml.m5.xlarge',
    });
    expect(warm).not.toHaveProperty('Arguments.TrainingJobDefinition.HyperParameterTuningResourceConfig');
  });

  it('has no limit of jobs of its own for a grid, and no members for what is not said', async () => {
    const built = await builtStep(
      project(
        tune(`
      tuning_strategy: Grid
      objective: { metric: auc }
      hyperparameter_ranges: { booster: { type: categorical, values: [gbtree] } }
`),
        '{}',
        TUNE,
      ),
      'tune',
    );
    expect(built).toHaveProperty('Arguments.HyperParameterTuningJobConfig', {
      Strategy: 'Grid',
      ResourceLimits: { MaxParallelTrainingJobs: 1 },
      TrainingJobEarlyStoppingType: 'Off',
      HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'auc' },
      ParameterRanges: {
        ContinuousParameterRanges: [],
        CategoricalParameterRanges: [{ Name: 'booster', Values: ['gbtree'] }],
        IntegerParameterRanges: [],
      },
    });
    for (const member of ['Autotune', 'TrainingJobDefinitions', 'WarmStartConfig', 'Tags']) {
      expect(built).not.toHaveProperty(['Arguments', member]);
    }
  });
});

describe('the model of the best training job', () => {
  const served = (config: string) =>
    project(
      `${tune(`      objective: { metric: auc }\n${config}`)}
  wired: { type: Serve, inputs: { model_data: tune.model_artifacts } }
  referred: { type: Serve, inputs: { model_data: "\${steps.tune.outputs.model_artifacts}" } }
`,
      '{ output: { type: String, default: "s3://out" } }',
      TUNE,
    );

  it.each([
    ['the default place', '', [...FOLDER, BEST, 'output/model.tar.gz']],
    [
      'an output path',
      '      output_path: s3://out/models/search/',
      ['s3:/', 'out', 'models/search', BEST, 'output/model.tar.gz'],
    ],
    [
      'an output path that is a variable',
      '      output_path: "${params.output}"',
      [{ Get: 'Parameters.output' }, BEST, 'output/model.tar.gz'],
    ],
  ])('stands below %s, wired or referred to', async (_, config, values) => {
    for (const name of ['wired', 'referred']) {
      const step = await builtStep(served(config), name);
      expect(step).toHaveProperty('Arguments.PrimaryContainer.ModelDataUrl', join(values));
    }
  });
});
