import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a BedrockCustomModel step', () => {
  // docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModel.html, its members in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py)
  it('is a CreateCustomModel request', async () => {
    const step = await builtStep(
      libraryProject(
        ['bedrock_custom_model'],
        `
  step:
    type: BedrockCustomModel
    inputs: { model_data: "\${params.uri}" }
    config:
      request:
        ModelName: assistant
        RoleArn: arn:aws:iam::123456789012:role/Bedrock
        ModelKmsKeyArn: key
        ClientRequestToken: token
        ModelTags: [{ Key: team, Value: support }]
`,
        '{ uri: { type: String } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'BedrockCustomModel',
      Arguments: {
        ModelName: 'assistant',
        RoleArn: 'arn:aws:iam::123456789012:role/Bedrock',
        ModelKmsKeyArn: 'key',
        ClientRequestToken: 'token',
        ModelTags: [{ Key: 'team', Value: 'support' }],
        ModelSourceConfig: { S3DataSource: { S3Uri: { Get: 'Parameters.uri' } } },
      },
    });
  });
});
