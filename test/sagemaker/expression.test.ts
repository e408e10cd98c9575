import {
  executionVariable,
  expressionText,
  isExpression,
  join,
  jsonGet,
  parameter,
  stepProperty,
} from '../../src/sagemaker/expression.js';

describe('isExpression', () => {
  it('tells expressions from data that look a little like them', () => {
    expect([
      isExpression(parameter('x')),
      isExpression(join('/', ['a', parameter('x')])),
      isExpression(jsonGet('evaluate', 'metrics', 'auc')),
      isExpression({ Get: 1 }),
      isExpression({ Get: 'Parameters.x', more: 1 }),
      isExpression(['Get']),
      isExpression('Get'),
      isExpression(null),
    ]).toEqual([true, true, true, false, false, false, false, false]);
  });
});

describe('expressionText', () => {
  it('writes expressions as manifests do', () => {
    expect(
      [
        parameter('min_auc'),
        executionVariable('PipelineName'),
        stepProperty('train', 'ModelArtifacts.S3ModelArtifacts'),
        jsonGet('evaluate', 'metrics', 'binary.auc'),
        join('', ['s3://bucket/', executionVariable('PipelineExecutionId'), '/in']),
        join('/', ['s3:/', 'bucket', join('-', ['a', parameter('b')])]),
      ].map(expressionText),
    ).toEqual([
      '${params.min_auc}',
      '${execution.PipelineName}',
      '${steps.train.properties.ModelArtifacts.S3ModelArtifacts}',
      '${steps.evaluate.files.metrics#binary.auc}',
      's3://bucket/${execution.PipelineExecutionId}/in',
      's3://bucket/a-${params.b}',
    ]);
  });

  it('writes other data as JSON, and texts bare', () => {
    expect(['plain', 5, true, ['python3'], { a: 1 }].map(expressionText)).toEqual([
      'plain',
      '5',
      'true',
      '["python3"]',
      '{"a":1}',
    ]);
  });
});
