import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a BedrockCustomModelDeployment step', () => {
  // docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModelDeployment.html, its members in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py)
  it('is a CreateCustomModelDeployment request', async () => {
    const step = await builtStep(
      libraryProject(
        ['bedrock_custom_model_deployment'],
        `
  step:
    type: BedrockCustomModelDeployment
    inputs: { model_arn: "\${params.arn}" }
    config: { request: { ModelDeploymentName: assistant, Description: On demand., Tags: [{ Key: team, Value: support }] } }
`,
        '{ arn: { type: String } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'BedrockCustomModelDeployment',
      Arguments: {
        ModelDeploymentName: 'assistant',
        Description: 'On demand.',
        Tags: [{ Key: 'team', Value: 'support' }],
        ModelArn: { Get: 'Parameters.arn' },
      },
    });
  });
});
