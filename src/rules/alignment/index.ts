import type { PipelineRule, RegistryRule } from '../rule.js';
import { aliasClash } from './alias-clash.js';
import { argumentChoice } from './argument-choice.js';
import { contractInputNotInSpec } from './contract-input-not-in-spec.js';
import { contractNeeded } from './contract-needed.js';
import { contractOutputNotInSpec } from './contract-output-not-in-spec.js';
import { dependencyNotInContract } from './dependency-not-in-contract.js';
import { entryPointNotFound } from './entry-point-not-found.js';
import { invalidPropertyPath } from './invalid-property-path.js';
import { keyTargetNotInContract } from './key-target-not-in-contract.js';
import { misspeltCompatibleSource } from './misspelt-compatible-source.js';
import { nodeTypeMismatch } from './node-type-mismatch.js';
import { outputNotInContract } from './output-not-in-contract.js';
import { overlappingPaths } from './overlapping-paths.js';
import { pathNotAllowed } from './path-not-allowed.js';
import { propertyPathOfOtherOutput } from './property-path-of-other-output.js';
import { requiredArgumentWithoutValue } from './required-argument-without-value.js';
import { requiredEnvNotSet } from './required-env-not-set.js';
import { unknownArgument } from './unknown-argument.js';
import { unknownContract } from './unknown-contract.js';
import { unknownDefaultKey } from './unknown-default-key.js';
import { unknownPortInJobType } from './unknown-port-in-job-type.js';
import {
  unknownPropertyFileOutput,
  unknownPropertyFileOutputOfStep,
} from './unknown-property-file-output.js';

/** Rules about specifications and their contracts, by code. */
export const ALN_REGISTRY_RULES: readonly RegistryRule[] = [
  unknownContract,
  contractNeeded,
  dependencyNotInContract,
  outputNotInContract,
  contractInputNotInSpec,
  contractOutputNotInSpec,
  aliasClash,
  nodeTypeMismatch,
  invalidPropertyPath,
  propertyPathOfOtherOutput,
  pathNotAllowed,
  overlappingPaths,
  unknownPortInJobType,
  keyTargetNotInContract,
  unknownPropertyFileOutput,
  unknownDefaultKey,
  misspeltCompatibleSource,
];

/** Rules about the steps of a pipeline and the contracts of their scripts, by code. */
export const ALN_PIPELINE_RULES: readonly PipelineRule[] = [
  unknownPropertyFileOutputOfStep,
  entryPointNotFound,
  requiredEnvNotSet,
  requiredArgumentWithoutValue,
  unknownArgument,
  argumentChoice,
];
