import type { DefinitionRule } from '../rule.js';
import { argumentNotInEnum } from './argument-not-in-enum.js';
import { badParameterValue } from './bad-parameter-value.js';
import { checkWithoutModel } from './check-without-model.js';
import { cyclicDependencies } from './cyclic-dependencies.js';
import { duplicateOutputParameter } from './duplicate-output-parameter.js';
import { duplicateStepName } from './duplicate-step-name.js';
import { exclusiveArguments } from './exclusive-arguments.js';
import { forbiddenArgument } from './forbidden-argument.js';
import { malformedArgument } from './malformed-argument.js';
import { malformedLineage } from './malformed-lineage.js';
import { malformedRetryPolicy } from './malformed-retry-policy.js';
import { missingArgumentMember } from './missing-argument-member.js';
import { pipelineLimits } from './pipeline-limits.js';
import { policyNotSupported } from './policy-not-supported.js';
import { referenceIntoBranch } from './reference-into-branch.js';
import { stepName } from './step-name.js';
import { undeclaredPropertyFile } from './undeclared-property-file.js';
import { unknownArgumentMember } from './unknown-argument-member.js';
import { unknownDependsOn } from './unknown-depends-on.js';
import { unknownParameterReference } from './unknown-parameter-reference.js';
import { unknownStepProperty } from './unknown-step-property.js';
import { unknownStepReference } from './unknown-step-reference.js';
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
  duplicateOutputParameter,
  checkWithoutModel,
];
