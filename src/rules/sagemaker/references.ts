import type { PipelineRule } from '../rule.js';
import { unknownProperty } from './unknown-property.js';
import { variableNotAllowed } from './variable-not-allowed.js';

/** Rules about what a ${...} stands for in SageMaker, by code. */
export const SMP_REFERENCE_RULES: readonly PipelineRule[] = [variableNotAllowed, unknownProperty];
