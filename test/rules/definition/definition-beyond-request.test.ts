import { definitionBeyondRequest } from '../../../src/rules/definition/definition-beyond-request.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('definition-beyond-request', () => {
  const around = JSON.stringify(definitionOf([fail('stop', '')])).length;
  const ofLength = (length: number) => definitionOf([fail('stop', 'x'.repeat(length - around))]);

  it('notes a definition that is longer than a request takes', () => {
    expect(findIn(definitionBeyondRequest, ofLength(1_048_577))).toEqual([
      {
        at: '',
        message: 'The definition has 1048577 characters; a request takes at most 1048576.',
        help: 'Deploy it with pipectl, or put it into S3 and name it with PipelineDefinitionS3Location.',
      },
    ]);
  });

  it('says nothing of one that just fits', () => {
    expect(findIn(definitionBeyondRequest, ofLength(1_048_576))).toEqual([]);
  });
});
