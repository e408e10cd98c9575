import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';

describe('a Callback step', () => {
  it('sends a message without inputs', async () => {
    const step = await builtStep(
      libraryProject(['callback'], `  ask: { type: Callback, config: { sqs_queue_url: "${QUEUE}" } }\n`),
      'ask',
    );
    expect(step).toEqual({
      Name: 'ask',
      Type: 'Callback',
      Arguments: {},
      SqsQueueUrl: QUEUE,
      OutputParameters: [],
    });
  });

  it('sends inputs and waits for output parameters', async () => {
    const step = await builtStep(
      libraryProject(
        ['callback'],
        `
  ask:
    type: Callback
    cache: { enabled: false }
    config:
      sqs_queue_url: ${QUEUE}
      inputs: { execution: "\${execution.PipelineExecutionArn}", limit: 3 }
      output_parameters: { decision: String, score: Float, done: Boolean }
`,
      ),
      'ask',
    );
    expect(step).toEqual({
      Name: 'ask',
      Type: 'Callback',
      Arguments: { execution: { Get: 'Execution.PipelineExecutionArn' }, limit: 3 },
      SqsQueueUrl: QUEUE,
      OutputParameters: [
        { OutputName: 'decision', OutputType: 'String' },
        { OutputName: 'done', OutputType: 'Boolean' },
        { OutputName: 'score', OutputType: 'Float' },
      ],
      CacheConfig: { Enabled: false },
    });
  });
});
