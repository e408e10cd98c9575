import { MAX_INLINE_DEFINITION_LENGTH } from '../../sagemaker/limits.js';
import type { DefinitionRule } from '../rule.js';

/** botocore 1.44 sagemaker 2017-07-24, shape PipelineDefinition. Whether S3 has a limit too is not documented. */
export const definitionBeyondRequest: DefinitionRule = {
  scope: 'definition',
  code: 'SMP570',
  name: 'definition-beyond-request',
  severity: 'info',
  what: 'A definition of more than 1048576 characters is in S3 when the pipeline is created.',
  why: 'The request itself takes no more.',
  fix: 'Deploy it with pipectl, or name it with PipelineDefinitionS3Location.',
  check({ definition }, report) {
    const { length } = JSON.stringify(definition);
    if (length > MAX_INLINE_DEFINITION_LENGTH) {
      report('', {
        message: `The definition has ${length} characters; a request takes at most ${MAX_INLINE_DEFINITION_LENGTH}.`,
        help: 'Deploy it with pipectl, or put it into S3 and name it with PipelineDefinitionS3Location.',
      });
    }
  },
};
