import type { Problem } from '../../diagnostics/diagnostic.js';
import { definitionFile, definitionOf, fail } from './example.js';

/** A JSON file that was named as a definition and is none. Reading finds it, before there is anything for rules to check. */
export const NOT_A_DEFINITION: Problem = {
  code: 'SMP559',
  name: 'not-a-definition',
  severity: 'error',
  what: 'A JSON file that is checked is a pipeline definition, with a list of steps, or a response of DescribePipeline.',
  why: 'There is nothing else in a JSON file that pipectl can check.',
  fix: 'Name a pipeline definition, or the response of "aws sagemaker describe-pipeline".',
  invalid: definitionFile(() => ({ Version: '2020-12-01' })),
  valid: definitionFile(() => definitionOf([fail('stop', 'Stopped')])),
};
