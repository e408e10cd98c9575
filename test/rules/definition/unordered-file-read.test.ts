import { unorderedFileRead } from '../../../src/rules/definition/unordered-file-read.js';
import { definitionOf, fail, comparing, processing } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('unordered-file-read', () => {
  const folder = ['s3:/', { Get: 'Parameters.Bucket' }, { Get: 'Execution.PipelineExecutionId' }, 'metrics'];
  const join = (values: readonly Json[]) => ({ 'Std:Join': { On: '/', Values: values } });
  const writing = (S3Uri: Json) =>
    processing('evaluate', {
      ProcessingOutputConfig: { Outputs: [{ OutputName: 'metrics', S3Output: { S3Uri } }] },
    });
  const reading = (location: Json) => ({
    Type: 'GreaterThan',
    LeftValue: { 'Std:JsonGet': { S3Uri: location, Path: 'auc' } },
    RightValue: 1,
  });
  const read = reading(join([...folder, 'report.json']));

  it('reports a condition that reads a file of a step it does not wait for', () => {
    expect(
      findIn(unorderedFileRead, definitionOf([writing(join(folder)), comparing('check', read)])),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/Conditions/0/LeftValue/Std:JsonGet/S3Uri',
        message: 'Step "check" reads a file that step "evaluate" writes, but does not wait for it.',
        help: 'Add "evaluate" to "DependsOn" of step "check".',
        related: [
          {
            message: 'The output.',
            pointer: '/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/S3Output/S3Uri',
          },
        ],
      },
    ]);
  });

  it('knows the folder by its text, however it is put together', () => {
    expect(
      findIn(
        unorderedFileRead,
        definitionOf([
          writing({
            'Std:Join': {
              On: '',
              Values: [
                's3://',
                { Get: 'Parameters.Bucket' },
                '/',
                { Get: 'Execution.PipelineExecutionId' },
                '/metrics/',
              ],
            },
          }),
          comparing('check', read),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/Conditions/0/LeftValue/Std:JsonGet/S3Uri',
        message: 'Step "check" reads a file that step "evaluate" writes, but does not wait for it.',
        help: 'Add "evaluate" to "DependsOn" of step "check".',
        related: [
          {
            message: 'The output.',
            pointer: '/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/S3Output/S3Uri',
          },
        ],
      },
    ]);
  });

  it('accepts a step that waits for it, directly or not', () => {
    expect(
      findIn(
        unorderedFileRead,
        definitionOf([
          writing(join(folder)),
          fail('between', 'x', { DependsOn: ['evaluate'] }),
          {
            ...comparing('outer', { Type: 'Equals', LeftValue: 1, RightValue: 1 }, [
              comparing('check', read),
            ]),
            DependsOn: ['between'],
          },
        ]),
      ),
    ).toEqual([]);
  });

  it('accepts a folder that an earlier execution may have filled, and one that no step writes to', () => {
    expect(
      findIn(
        unorderedFileRead,
        definitionOf([
          writing('s3://bucket/metrics'),
          comparing('check', reading(join(['s3:/', 'bucket', 'metrics', 'report.json']))),
          comparing(
            'other',
            reading(
              join([
                's3:/',
                { Get: 'Parameters.Bucket' },
                { Get: 'Execution.PipelineExecutionId' },
                'metrics-2',
                'report.json',
              ]),
            ),
          ),
        ]),
      ),
    ).toEqual([]);
  });
});
