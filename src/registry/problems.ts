import type { Problem } from '../diagnostics/diagnostic.js';

const files = (type: string) => ({
  'demo.pipeline.yaml': 'name: demo\nsteps:\n  stop: { type: Fail, message: Stopped }\n',
  'specs/score.spec.yaml': `step_type: Score
sagemaker_step_type: Transform
node_type: singular
config:
  properties:
    threshold: { description: Lowest score that counts., type: ${type}, env: THRESHOLD }
`,
});

/** A specification whose own config keys are no JSON Schemas. */
export const INVALID_KEY_SCHEMA: Problem = {
  code: 'SCH106',
  name: 'invalid-key-schema',
  severity: 'error',
  what: 'Each entry of config.properties in a specification is a JSON Schema (draft 2020-12).',
  why: 'Values of the key could not be checked.',
  fix: 'Mend the entry; the message says what the schema lacks.',
  invalid: files('numbr'),
  valid: files('number'),
};
