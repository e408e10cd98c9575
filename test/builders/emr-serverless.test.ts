import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('an EMRServerless step', () => {
  // SDK 3.20, mlops/workflow/emr_serverless_step.py; JobConfig as docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html
  it('starts a job run, which is written in camelCase', async () => {
    const step = await builtStep(
      libraryProject(
        ['emr_serverless'],
        `
  step:
    type: EMRServerless
    config:
      request:
        ExecutionRoleArn: arn:aws:iam::123456789012:role/Emr
        ApplicationId: "\${params.application}"
        JobConfig:
          applicationId: "\${params.application}"
          executionRoleArn: arn:aws:iam::123456789012:role/Emr
          jobDriver: { sparkSubmit: { entryPoint: s3://jobs/join.py, entryPointArguments: [--day, "1"] } }
          executionTimeoutMinutes: 60
`,
        '{ application: { type: String } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'EMRServerless',
      Arguments: {
        ExecutionRoleArn: 'arn:aws:iam::123456789012:role/Emr',
        ApplicationId: { Get: 'Parameters.application' },
        JobConfig: {
          applicationId: { Get: 'Parameters.application' },
          executionRoleArn: 'arn:aws:iam::123456789012:role/Emr',
          jobDriver: {
            sparkSubmit: { entryPoint: 's3://jobs/join.py', entryPointArguments: ['--day', '1'] },
          },
          executionTimeoutMinutes: 60,
        },
      },
    });
  });
});
