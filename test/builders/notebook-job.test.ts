import { project } from './project.js';
import { build, builtStep, codeUri } from './support.js';

const NOTEBOOK = {
  'specs/notebook.spec.yaml': `
step_type: Notebook
sagemaker_step_type: NotebookJob
node_type: source
outputs: { job: { output_type: custom_property, data_type: String, property_path: properties.TrainingJobName } }
`,
  'notebooks/report.ipynb': '{}',
  'notebooks/lib/helper.py': 'print("help")\n',
  'notebooks/lib/deep/more.py': 'print("more")\n',
  'notebooks/init.sh': 'true\n',
};

describe('a NotebookJob step', () => {
  it('is a Training step that runs the notebook of its code package', async () => {
    const built = await build(
      project(
        `
  report:
    type: Notebook
    config: { input_notebook: notebooks/report.ipynb, kernel_name: python3 }
`,
        '{}',
        NOTEBOOK,
      ),
    );
    expect(built.definition).toMatchObject({ Steps: [{ Name: 'report', Type: 'Training' }] });
    expect(built.definition).toHaveProperty('Steps.0.Arguments', {
      TrainingJobName: 'report',
      RoleArn: 'arn:aws:iam::123456789012:role/Runner',
      RetryStrategy: { MaximumRetryAttempts: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 172800 },
      EnableInterContainerTrafficEncryption: true,
      AlgorithmSpecification: {
        TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
        TrainingInputMode: 'File',
        ContainerEntrypoint: ['amazon_sagemaker_scheduler'],
      },
      InputDataConfig: [
        {
          ChannelName: 'sagemaker_headless_execution_pipelinestep',
          DataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix',
              S3Uri: codeUri(built, 'report'),
              S3DataDistributionType: 'FullyReplicated',
            },
          },
        },
      ],
      OutputDataConfig: {
        S3OutputPath: {
          'Std:Join': {
            On: '/',
            Values: ['s3://my-bucket/teams/risk', 'demo', { Get: 'Execution.PipelineExecutionId' }, 'report'],
          },
        },
      },
      ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: 'ml.m5.large' },
      Tags: [
        { Key: 'sagemaker:name', Value: 'report' },
        { Key: 'sagemaker:notebook-name', Value: 'report.ipynb' },
        { Key: 'sagemaker:notebook-job-origin', Value: 'PIPELINE_STEP' },
        { Key: 'sagemaker:is-studio-archived', Value: 'false' },
      ],
      Environment: {
        AWS_DEFAULT_REGION: 'us-east-1',
        SM_ENV_NAME: 'sagemaker-default-env',
        SM_EXECUTION_INPUT_PATH: '/opt/ml/input/data/sagemaker_headless_execution_pipelinestep',
        SM_INPUT_NOTEBOOK_NAME: 'report.ipynb',
        SM_JOB_DEF_VERSION: '1.0',
        SM_KERNEL_NAME: 'python3',
        SM_OUTPUT_NOTEBOOK_NAME: 'report.ipynb',
        SM_SKIP_EFS_SIMULATION: 'true',
      },
    });
  });

  it('brings its initialization script, and files and whole folders beside the notebook', async () => {
    const files = project(
      `
  report:
    type: Notebook
    config:
      input_notebook: notebooks/report.ipynb
      kernel_name: python3
      notebook_job_name: Weekly_report
      initialization_script: notebooks/init.sh
      additional_dependencies: [notebooks/lib, base.config.yaml]
      notebook_parameters: { weeks: 4, title: Weekly, share: "\${params.share}" }
`,
      '{ share: { type: Float, default: 0.5 } }',
      NOTEBOOK,
    );
    const { code } = await build(files);
    expect(code.get('report')).toMatchObject({
      kind: 'files',
      files: [
        { name: 'base.config.yaml' },
        { name: 'init.sh' },
        { name: 'lib/deep/more.py' },
        { name: 'lib/helper.py' },
        { name: 'report.ipynb' },
      ],
    });
    const step = await builtStep(files, 'report');
    expect(step).toHaveProperty('Arguments.TrainingJobName', 'Weekly-report');
    expect(step).toHaveProperty('Arguments.Tags.0', { Key: 'sagemaker:name', Value: 'Weekly_report' });
    expect(step).toHaveProperty('Arguments.Environment.SM_INIT_SCRIPT', 'init.sh');
    expect(step).toHaveProperty('Arguments.Environment.SM_OUTPUT_NOTEBOOK_NAME', 'Weekly-report.ipynb');
    expect(step).toHaveProperty('Arguments.HyperParameters', {
      share: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.share' }] } },
      title: 'Weekly',
      weeks: '4',
    });
  });

  it('says which of its files is missing', async () => {
    const { code } = await build(
      project(
        `
  report:
    type: Notebook
    config: { input_notebook: notebooks/reports.ipynb, kernel_name: python3 }
`,
        '{}',
        NOTEBOOK,
      ),
    );
    expect(code.get('report')).toMatchObject({ kind: 'missing', name: 'reports.ipynb' });
  });
});
