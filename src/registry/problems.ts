import type { Problem } from '../diagnostics/diagnostic.js';

/** A specification whose own config keys are no JSON Schemas. */
export const INVALID_KEY_SCHEMA: Problem = {
  code: 'SCH106',
  name: 'invalid-key-schema',
  severity: 'error',
  what: 'Each entry of config.properties in a specification is a JSON Schema (draft 2020-12).',
  why: 'Values of the key could not be checked.',
  fix: 'Mend the entry; the message says what the schema lacks.',
};
