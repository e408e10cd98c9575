import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a Raw step', () => {
  it('is what its config says, with the policies of the manifest', async () => {
    const step = await builtStep(
      libraryProject(
        ['raw'],
        `
  first: { type: Raw, config: { sagemaker_type: Job, request: {} } }
  raw:
    type: Raw
    needs: [first]
    display_name: Raw
    cache: { enabled: true, expire_after: P1D }
    retry: [{ on: [Step.THROTTLING], max_attempts: 2 }]
    config:
      sagemaker_type: Job
      request: { JobName: "\${params.name}", Nested: [{ A: [1, true] }] }
      members: { Extra: { B: "\${execution.PipelineName}" } }
`,
        '{ name: { type: String } }',
      ),
      'raw',
    );
    expect(step).toEqual({
      Name: 'raw',
      Type: 'Job',
      Arguments: { JobName: { Get: 'Parameters.name' }, Nested: [{ A: [1, true] }] },
      Extra: { B: { Get: 'Execution.PipelineName' } },
      DependsOn: ['first'],
      DisplayName: 'Raw',
      RetryPolicies: [
        { ExceptionType: ['Step.THROTTLING'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      ],
      CacheConfig: { Enabled: true, ExpireAfter: 'P1D' },
    });
  });
});
