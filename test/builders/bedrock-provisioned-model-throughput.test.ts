import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a BedrockProvisionedModelThroughput step', () => {
  // docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateProvisionedModelThroughput.html, its members in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py)
  it('is a CreateProvisionedModelThroughput request', async () => {
    const step = await builtStep(
      libraryProject(
        ['bedrock_provisioned_model_throughput'],
        `
  step:
    type: BedrockProvisionedModelThroughput
    inputs: { model_arn: "\${params.arn}" }
    config: { request: { ProvisionedModelName: assistant, ModelUnits: "\${params.units}", CommitmentDuration: OneMonth } }
`,
        '{ arn: { type: String }, units: { type: Integer } }',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'BedrockProvisionedModelThroughput',
      Arguments: {
        ProvisionedModelName: 'assistant',
        ModelUnits: { Get: 'Parameters.units' },
        CommitmentDuration: 'OneMonth',
        ModelId: { Get: 'Parameters.arn' },
      },
    });
  });
});
