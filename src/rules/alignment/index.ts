import type { PipelineRule, RegistryRule, ScriptRule } from '../rule.js';
import { aliasClash } from './alias-clash.js';
import { argumentActionDiffers } from './argument-action-differs.js';
import { argumentChoice } from './argument-choice.js';
import { argumentOfOtherType } from './argument-of-other-type.js';
import { argumentChoicesDiffer } from './argument-choices-differ.js';
import { argumentDefaultDiffers } from './argument-default-differs.js';
import { argumentNeverRead } from './argument-never-read.js';
import { argumentNotDeclared } from './argument-not-declared.js';
import { argumentNotInContract } from './argument-not-in-contract.js';
import { argumentNotTaken } from './argument-not-taken.js';
import { argumentRequiredByScript } from './argument-required-by-script.js';
import { argumentValueRefused } from './argument-value-refused.js';
import { channelNeverRead } from './channel-never-read.js';
import { channelNotGiven } from './channel-not-given.js';
import { choicesNotInContract } from './choices-not-in-contract.js';
import { contractInputNotInSpec } from './contract-input-not-in-spec.js';
import { contractNeeded } from './contract-needed.js';
import { contractOutputNotInSpec } from './contract-output-not-in-spec.js';
import { dependencyNotInContract } from './dependency-not-in-contract.js';
import { entryPointNotFound } from './entry-point-not-found.js';
import { envDefaultDiffers } from './env-default-differs.js';
import { envNeverRead } from './env-never-read.js';
import { frameworkVersionNotRequired } from './framework-version-not-required.js';
import { hyperparameterNotTaken } from './hyperparameter-not-taken.js';
import { importWithoutRequirement } from './import-without-requirement.js';
import { inputNeverRead } from './input-never-read.js';
import { inputWritten } from './input-written.js';
import { invalidPropertyPath } from './invalid-property-path.js';
import { jobTypeNotAChoice } from './job-type-not-a-choice.js';
import { keyTargetNotInContract } from './key-target-not-in-contract.js';
import { keyWithoutTarget } from './key-without-target.js';
import { localModuleNotPackaged } from './local-module-not-packaged.js';
import { malformedRequirement } from './malformed-requirement.js';
import { misspeltCompatibleSource } from './misspelt-compatible-source.js';
import { misspeltImport } from './misspelt-import.js';
import { moduleNotInImage } from './module-not-in-image.js';
import { nameNotGivenToMain } from './name-not-given-to-main.js';
import { nodeTypeMismatch } from './node-type-mismatch.js';
import { optionalEnvRequired } from './optional-env-required.js';
import { outputNeverWritten } from './output-never-written.js';
import { outputNotInContract } from './output-not-in-contract.js';
import { outputOnlyRead } from './output-only-read.js';
import { overlappingPaths } from './overlapping-paths.js';
import { pathNotAllowed } from './path-not-allowed.js';
import { pathOfOtherName } from './path-of-other-name.js';
import { propertyPathOfOtherFolder } from './property-path-of-other-folder.js';
import { propertyPathOfOtherOutput } from './property-path-of-other-output.js';
import { requiredArgumentWithoutValue } from './required-argument-without-value.js';
import { requiredEnvNotSet } from './required-env-not-set.js';
import { requirementWithoutImport } from './requirement-without-import.js';
import { scriptDoesNothing } from './script-does-nothing.js';
import { sourceWithoutFittingOutput } from './source-without-fitting-output.js';
import { undeclaredOptionalEnv } from './undeclared-optional-env.js';
import { undeclaredPath } from './undeclared-path.js';
import { undeclaredRequiredEnv } from './undeclared-required-env.js';
import { unknownArgument } from './unknown-argument.js';
import { unknownContract } from './unknown-contract.js';
import { unknownDefaultKey } from './unknown-default-key.js';
import { unknownLogicalName } from './unknown-logical-name.js';
import { unknownPortInJobType } from './unknown-port-in-job-type.js';
import { unknownRuntimeMember } from './unknown-runtime-member.js';
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
  jobTypeNotAChoice,
  sourceWithoutFittingOutput,
  propertyPathOfOtherFolder,
  malformedRequirement,
  keyWithoutTarget,
];

/** Rules about the steps of a pipeline and the contracts of their scripts, by code. */
export const ALN_PIPELINE_RULES: readonly PipelineRule[] = [
  unknownPropertyFileOutputOfStep,
  entryPointNotFound,
  requiredEnvNotSet,
  requiredArgumentWithoutValue,
  unknownArgument,
  argumentChoice,
  argumentOfOtherType,
  frameworkVersionNotRequired,
];

/** Rules about scripts, their contracts and the steps that run them, by code. */
export const ALN_SCRIPT_RULES: readonly ScriptRule[] = [
  undeclaredPath,
  inputNeverRead,
  outputNeverWritten,
  inputWritten,
  outputOnlyRead,
  unknownLogicalName,
  pathOfOtherName,
  nameNotGivenToMain,
  envNeverRead,
  undeclaredRequiredEnv,
  undeclaredOptionalEnv,
  optionalEnvRequired,
  envDefaultDiffers,
  argumentNotTaken,
  argumentNotInContract,
  argumentRequiredByScript,
  argumentChoicesDiffer,
  choicesNotInContract,
  argumentDefaultDiffers,
  argumentActionDiffers,
  argumentNeverRead,
  importWithoutRequirement,
  requirementWithoutImport,
  scriptDoesNothing,
  argumentNotDeclared,
  unknownRuntimeMember,
  misspeltImport,
  moduleNotInImage,
  localModuleNotPackaged,
  hyperparameterNotTaken,
  argumentValueRefused,
  channelNeverRead,
  channelNotGiven,
];
