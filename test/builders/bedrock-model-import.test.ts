import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a BedrockModelImport step', () => {
  // docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelImportJob.html, its members in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py)
  it('is a CreateModelImportJob request', async () => {
    const step = await builtStep(
      libraryProject(
        ['bedrock_model_import'],
        `
  step:
    type: BedrockModelImport
    inputs: { model_data: s3://models/assistant/ }
    config:
      request:
        JobName: "import-\${execution.PipelineExecutionId}"
        ImportedModelName: assistant
        RoleArn: arn:aws:iam::123456789012:role/Bedrock
        VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }
`,
        '{}',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'BedrockModelImport',
      Arguments: {
        JobName: { 'Std:Join': { On: '', Values: ['import-', { Get: 'Execution.PipelineExecutionId' }] } },
        ImportedModelName: 'assistant',
        RoleArn: 'arn:aws:iam::123456789012:role/Bedrock',
        VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
        ModelDataSource: { S3DataSource: { S3Uri: 's3://models/assistant/' } },
      },
    });
  });
});
