import type { PipelineRule, RegistryRule } from '../rule.js';
import { cacheNotSupported } from './cache-not-supported.js';
import { cacheWithoutExpiry } from './cache-without-expiry.js';
import { imageNotFound } from './image-not-found.js';
import { modelDataIsAFolder } from './model-data-is-a-folder.js';
import { propertyFilesNotSupported } from './property-files-not-supported.js';
import { SMP_REFERENCE_RULES } from './references.js';
import { retryLimit } from './retry-limit.js';
import { retryNotSupported } from './retry-not-supported.js';
import { tooManyInputs } from './too-many-inputs.js';
import { variableInStructure } from './variable-in-structure.js';
import { wrongParameterDefault } from './wrong-parameter-default.js';

/** Rules about what SageMaker takes: first those about references, then the others by code. */
export const SMP_PIPELINE_RULES: readonly PipelineRule[] = [
  ...SMP_REFERENCE_RULES,
  wrongParameterDefault,
  imageNotFound,
  cacheNotSupported,
  retryNotSupported,
  retryLimit,
  cacheWithoutExpiry,
  propertyFilesNotSupported,
  tooManyInputs,
  modelDataIsAFolder,
  variableInStructure,
];

/** None: what SageMaker takes is a matter of the steps of a pipeline. */
export const SMP_REGISTRY_RULES: readonly RegistryRule[] = [];
