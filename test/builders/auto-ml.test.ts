import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('an AutoML step', () => {
  // SDK 2.257, workflow/automl_step.py; CreateAutoMLJobRequest
  it('is a CreateAutoMLJob request with the wired data in its first channel', async () => {
    const step = await builtStep(
      libraryProject(
        ['auto_ml'],
        `
  step:
    type: AutoML
    inputs: { training_data: "\${params.uri}" }
    cache: { enabled: true, expire_after: P30D }
    config:
      request:
        RoleArn: arn:aws:iam::123456789012:role/Runner
        InputDataConfig: [{ TargetAttributeName: y, DataSource: { S3DataSource: { S3DataType: S3Prefix } } }]
        OutputDataConfig: { S3OutputPath: s3://out }
        AutoMLJobConfig: { Mode: ENSEMBLING }
`,
        '{ uri: { type: String } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'AutoML',
      Arguments: {
        RoleArn: 'arn:aws:iam::123456789012:role/Runner',
        InputDataConfig: [
          {
            TargetAttributeName: 'y',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: { Get: 'Parameters.uri' } } },
          },
        ],
        OutputDataConfig: { S3OutputPath: 's3://out' },
        AutoMLJobConfig: { Mode: 'ENSEMBLING' },
      },
      CacheConfig: { Enabled: true, ExpireAfter: 'P30D' },
    });
  });
});
