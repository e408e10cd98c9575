import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:review';

const REVIEW_SPEC = `
step_type: Review
sagemaker_step_type: Lambda
node_type: internal
dependencies:
  report: { dependency_type: processing_output }
  threshold: { dependency_type: custom_property, data_type: Float, required: false, request_path: limits.lower }
outputs:
  approved: { output_type: custom_property, data_type: Boolean, property_path: "properties.OutputParameters['approved']" }
  cleaned: { output_type: processing_output, property_path: "properties.OutputParameters['cleaned_uri']" }
`;

describe('a Lambda step', () => {
  it('calls a function without inputs and outputs', async () => {
    const step = await builtStep(
      libraryProject(['lambda'], `  call: { type: Lambda, config: { function_arn: "${ARN}" } }\n`),
      'call',
    );
    expect(step).toEqual({
      Name: 'call',
      Type: 'Lambda',
      Arguments: {},
      FunctionArn: ARN,
      OutputParameters: [],
    });
  });

  it('takes inputs of every kind and declares output parameters', async () => {
    const step = await builtStep(
      libraryProject(
        ['lambda'],
        `
  call:
    type: Lambda
    display_name: Call
    description: Calls it.
    cache: { enabled: true, expire_after: P1D }
    config:
      function_arn: ${ARN}
      inputs: { text: a, number: 2, on: true, list: ["\${params.day}", { deep: 0.5 }] }
      output_parameters: { count: Integer, reason: String }
`,
        '{ day: { type: String } }',
      ),
      'call',
    );
    expect(step).toEqual({
      Name: 'call',
      Type: 'Lambda',
      Arguments: { text: 'a', number: 2, on: true, list: [{ Get: 'Parameters.day' }, { deep: 0.5 }] },
      FunctionArn: ARN,
      OutputParameters: [
        { OutputName: 'count', OutputType: 'Integer' },
        { OutputName: 'reason', OutputType: 'String' },
      ],
      DisplayName: 'Call',
      Description: 'Calls it.',
      CacheConfig: { Enabled: true, ExpireAfter: 'P1D' },
    });
  });

  it("gets wired inputs under their names or at their paths, and declares its specification's outputs", async () => {
    const step = await builtStep(
      libraryProject(
        [],
        `
  call:
    type: Review
    inputs: { report: s3://in/report, threshold: "\${params.least}" }
    config:
      function_arn: ${ARN}
      inputs: { limits: { lower: 0, upper: 1 } }
      output_parameters: { comment: String }
`,
        '{ least: { type: Float } }',
        { 'specs/review.spec.yaml': REVIEW_SPEC },
      ),
      'call',
    );
    expect(step).toEqual({
      Name: 'call',
      Type: 'Lambda',
      Arguments: { limits: { lower: { Get: 'Parameters.least' }, upper: 1 }, report: 's3://in/report' },
      FunctionArn: ARN,
      OutputParameters: [
        { OutputName: 'approved', OutputType: 'Boolean' },
        { OutputName: 'cleaned_uri', OutputType: 'String' },
        { OutputName: 'comment', OutputType: 'String' },
      ],
    });
  });
});
