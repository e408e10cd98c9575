import type { PipelineRule, RegistryRule } from '../rule.js';
import { cacheNeverHits } from './cache-never-hits.js';
import { hardCodedRole } from './hard-coded-role.js';
import { inputWithoutReference } from './input-without-reference.js';
import { outputOverwritten } from './output-overwritten.js';
import { plaintextSecret } from './plaintext-secret.js';
import { timestampInLocation } from './timestamp-in-location.js';
import { unusedParameter } from './unused-parameter.js';

/** Rules about what works but will go wrong later, by code. */
export const HYG_PIPELINE_RULES: readonly PipelineRule[] = [
  outputOverwritten,
  timestampInLocation,
  cacheNeverHits,
  inputWithoutReference,
  unusedParameter,
  hardCodedRole,
  plaintextSecret,
];

/** None: specifications and contracts run nothing. */
export const HYG_REGISTRY_RULES: readonly RegistryRule[] = [];
