import type { DefinitionRule } from '../rule.js';
import { argumentNotInEnum } from './argument-not-in-enum.js';
import { argumentNotInPipelines } from './argument-not-in-pipelines.js';
import { badParameterValue } from './bad-parameter-value.js';
import { checkWithoutModel } from './check-without-model.js';
import { constantCondition } from './constant-condition.js';
import { cyclicDependencies } from './cyclic-dependencies.js';
import { definitionBeyondRequest } from './definition-beyond-request.js';
import { duplicateDependsOn } from './duplicate-depends-on.js';
import { duplicateEntry } from './duplicate-entry.js';
import { duplicateStepName } from './duplicate-step-name.js';
import { exclusiveArguments } from './exclusive-arguments.js';
import { forbiddenArgument } from './forbidden-argument.js';
import { malformedArgument } from './malformed-argument.js';
import { malformedCacheConfig } from './malformed-cache-config.js';
import { malformedCondition } from './malformed-condition.js';
import { malformedDefinition } from './malformed-definition.js';
import { malformedExpression } from './malformed-expression.js';
import { malformedLineage } from './malformed-lineage.js';
import { malformedParameter } from './malformed-parameter.js';
import { malformedPropertyFile } from './malformed-property-file.js';
import { malformedRetryPolicy } from './malformed-retry-policy.js';
import { malformedStep } from './malformed-step.js';
import { missingArgumentMember } from './missing-argument-member.js';
import { modelContainers } from './model-containers.js';
import { noSteps } from './no-steps.js';
import { pipelineLimits } from './pipeline-limits.js';
import { policyNotSupported } from './policy-not-supported.js';
import { referenceIntoBranch } from './reference-into-branch.js';
import { spotWait } from './spot-wait.js';
import { stepName } from './step-name.js';
import { stepTypeNotKnown } from './step-type-not-known.js';
import { undeclaredPropertyFile } from './undeclared-property-file.js';
import { unknownArgumentMember } from './unknown-argument-member.js';
import { unknownDependsOn } from './unknown-depends-on.js';
import { unknownParameterReference } from './unknown-parameter-reference.js';
import { unknownStepMember } from './unknown-step-member.js';
import { unknownStepProperty } from './unknown-step-property.js';
import { unknownStepReference } from './unknown-step-reference.js';
import { unknownVariable } from './unknown-variable.js';
import { unorderedFileRead } from './unordered-file-read.js';
import { valuesNotComparable } from './values-not-comparable.js';
import { variableNotTaken } from './variable-not-taken.js';
import { wrongArgumentType } from './wrong-argument-type.js';

/** Every rule about a pipeline definition, by code. */
export const DEFINITION_RULES: readonly DefinitionRule[] = [
  unknownArgumentMember,
  missingArgumentMember,
  wrongArgumentType,
  argumentNotInEnum,
  malformedArgument,
  variableNotTaken,
  badParameterValue,
  forbiddenArgument,
  duplicateStepName,
  stepName,
  unknownDependsOn,
  unknownStepReference,
  unknownParameterReference,
  unknownStepProperty,
  undeclaredPropertyFile,
  cyclicDependencies,
  referenceIntoBranch,
  policyNotSupported,
  malformedRetryPolicy,
  pipelineLimits,
  exclusiveArguments,
  malformedLineage,
  checkWithoutModel,
  malformedExpression,
  unknownVariable,
  unorderedFileRead,
  malformedCondition,
  valuesNotComparable,
  constantCondition,
  malformedDefinition,
  noSteps,
  malformedParameter,
  unknownStepMember,
  stepTypeNotKnown,
  malformedStep,
  duplicateDependsOn,
  malformedCacheConfig,
  malformedPropertyFile,
  duplicateEntry,
  modelContainers,
  spotWait,
  argumentNotInPipelines,
  definitionBeyondRequest,
];

/**
 * The rules about a definition that was built from a manifest, by code. A step of an unknown type is there because the
 * manifest says Raw, which means it, and `pipectl deploy` puts a definition of any size into S3 by itself.
 */
export const BUILT_DEFINITION_RULES: readonly DefinitionRule[] = DEFINITION_RULES.filter(
  (rule) => rule !== stepTypeNotKnown && rule !== definitionBeyondRequest,
);
