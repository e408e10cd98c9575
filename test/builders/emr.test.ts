import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('an EMR step', () => {
  // SDK 2.257, workflow/emr_step.py; docs.aws.amazon.com/emr/latest/APIReference/API_StepConfig.html
  it('runs a step on a cluster', async () => {
    const step = await builtStep(
      libraryProject(
        ['emr'],
        `
  step:
    type: EMR
    retry: [{ on: [Step.THROTTLING], max_attempts: 2 }]
    config:
      cluster_id: "\${params.cluster}"
      execution_role_arn: arn:aws:iam::123456789012:role/Emr
      step_config: { HadoopJarStep: { Jar: command-runner.jar, Args: [spark-submit, "\${params.cluster}"] } }
`,
        '{ cluster: { type: String } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'EMR',
      Arguments: {
        ClusterId: { Get: 'Parameters.cluster' },
        StepConfig: {
          HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', { Get: 'Parameters.cluster' }] },
        },
        ExecutionRoleArn: 'arn:aws:iam::123456789012:role/Emr',
      },
      RetryPolicies: [
        { ExceptionType: ['Step.THROTTLING'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      ],
    });
  });
});
