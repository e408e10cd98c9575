import { project } from './project.js';
import { builtStep } from './support.js';

const OUTPUT = {
  'Std:Join': {
    On: '/',
    Values: ['s3:/', 'my-bucket', 'teams/risk', 'demo', { Get: 'Execution.PipelineExecutionId' }, 'train'],
  },
};
const RULES = '503895931360.dkr.ecr.us-east-1.amazonaws.com/sagemaker-debugger-rules:latest';

const trained = (config: string) =>
  builtStep(
    project(
      `  train:\n    type: Train\n    inputs: { train_data: "s3://in/train" }\n    config: ${config}`,
      '{ interval: { type: Integer, default: 100 } }',
    ),
    'train',
  );

describe('the debugger of a Training step', () => {
  it('saves tensors below the output path, unless the config says where', async () => {
    expect(await trained('{ debugger: {} }')).toHaveProperty('Arguments.DebugHookConfig', {
      S3OutputPath: OUTPUT,
      CollectionConfigurations: [],
    });
    expect(
      await trained(`
      debugger:
        s3_output_path: s3://out/tensors
        local_path: /opt/ml/output/saved
        hook_parameters: { save_interval: "\${params.interval}", reductions: false }
        collections: { weights: {}, losses: { save_interval: 50 } }`),
    ).toHaveProperty('Arguments.DebugHookConfig', {
      S3OutputPath: 's3://out/tensors',
      LocalPath: '/opt/ml/output/saved',
      HookParameters: {
        reductions: 'false',
        save_interval: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.interval' }] } },
      },
      CollectionConfigurations: [
        { CollectionName: 'losses', CollectionParameters: { save_interval: '50' } },
        { CollectionName: 'weights' },
      ],
    });
  });

  it("runs SageMaker's rules by their names, and rules in images of one's own", async () => {
    expect(
      await trained(`
      debugger:
        rules:
          LossNotDecreasing: { parameters: { num_steps: 10 } }
          again: { rule_to_invoke: LossNotDecreasing, s3_output_path: s3://out/rules, local_path: /opt/rules }
          own: { image_uri: "own:1", instance_type: ml.t3.medium, volume_size: 10 }`),
    ).toHaveProperty('Arguments.DebugRuleConfigurations', [
      {
        RuleConfigurationName: 'LossNotDecreasing',
        RuleEvaluatorImage: RULES,
        RuleParameters: { num_steps: '10', rule_to_invoke: 'LossNotDecreasing' },
      },
      {
        RuleConfigurationName: 'again',
        RuleEvaluatorImage: RULES,
        LocalPath: '/opt/rules',
        S3OutputPath: 's3://out/rules',
        RuleParameters: { rule_to_invoke: 'LossNotDecreasing' },
      },
      {
        RuleConfigurationName: 'own',
        RuleEvaluatorImage: 'own:1',
        InstanceType: 'ml.t3.medium',
        VolumeSizeInGB: 10,
      },
    ]);
  });

  it('profiles with the interval and rules of the config, or not at all', async () => {
    const profiled = await trained(
      '{ profiler: { interval_in_milliseconds: 1000, parameters: { FileOpenFailThreshold: 10 }, rules: { ProfilerReport: {} } } }',
    );
    expect(profiled).toHaveProperty('Arguments.ProfilerConfig', {
      S3OutputPath: OUTPUT,
      DisableProfiler: false,
      ProfilingIntervalInMilliseconds: 1000,
      ProfilingParameters: { FileOpenFailThreshold: '10' },
    });
    expect(profiled).toHaveProperty('Arguments.ProfilerRuleConfigurations', [
      {
        RuleConfigurationName: 'ProfilerReport',
        RuleEvaluatorImage: RULES,
        RuleParameters: { rule_to_invoke: 'ProfilerReport' },
      },
    ]);
    expect(await trained('{ profiler: { disabled: true } }')).toHaveProperty('Arguments.ProfilerConfig', {
      DisableProfiler: true,
    });
  });

  it('keeps TensorBoard data', async () => {
    expect(
      await trained('{ tensorboard: { s3_output_path: s3://out/board, local_path: /opt/board } }'),
    ).toHaveProperty('Arguments.TensorBoardOutputConfig', {
      S3OutputPath: 's3://out/board',
      LocalPath: '/opt/board',
    });
  });

  it('does nothing unasked', async () => {
    const step = await trained('{}');
    for (const member of [
      'DebugHookConfig',
      'DebugRuleConfigurations',
      'ProfilerConfig',
      'ProfilerRuleConfigurations',
      'TensorBoardOutputConfig',
    ]) {
      expect(step).not.toHaveProperty(['Arguments', member]);
    }
  });
});
