import type { PipelineRule, RegistryRule } from '../rule.js';
import { badExpression } from './bad-expression.js';
import { cycle } from './cycle.js';
import { duplicateNeed } from './duplicate-need.js';
import { selfNeed } from './self-need.js';
import { stepInTwoBranches } from './step-in-two-branches.js';
import { stepValueBeforeSteps } from './step-value-before-steps.js';
import { stepWithoutProperties } from './step-without-properties.js';
import { unknownBranchStep } from './unknown-branch-step.js';
import { unknownExecutionVariable } from './unknown-execution-variable.js';
import { unknownExperimentVariable } from './unknown-experiment-variable.js';
import { unknownJobType } from './unknown-job-type.js';
import { unknownNeed } from './unknown-need.js';
import { unknownOutput } from './unknown-output.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownPropertyFile } from './unknown-property-file.js';
import { unknownReferenceStep } from './unknown-reference-step.js';
import { unknownStepType } from './unknown-step-type.js';
import { unsetVariable } from './unset-variable.js';

/** Rules about the names of a manifest and the order of its steps, by code. */
export const DAG_PIPELINE_RULES: readonly PipelineRule[] = [
  unknownNeed,
  selfNeed,
  duplicateNeed,
  cycle,
  unknownStepType,
  unknownJobType,
  unknownBranchStep,
  stepInTwoBranches,
  unknownReferenceStep,
  unknownParameter,
  badExpression,
  unknownOutput,
  unknownPropertyFile,
  unknownExecutionVariable,
  unsetVariable,
  stepWithoutProperties,
  unknownExperimentVariable,
  stepValueBeforeSteps,
];

/** None: specifications and contracts have no steps. */
export const DAG_REGISTRY_RULES: readonly RegistryRule[] = [];
