import type { PipelineRule, RegistryRule } from '../rule.js';
import { ambiguousInput } from './ambiguous-input.js';
import { incompatibleInput } from './incompatible-input.js';
import { malformedInput } from './malformed-input.js';
import { missingInput } from './missing-input.js';
import { undecidedInput } from './undecided-input.js';
import { unknownInput } from './unknown-input.js';
import { unknownInputOutput } from './unknown-input-output.js';
import { unknownInputStep } from './unknown-input-step.js';

/** Rules about what feeds the inputs of steps, by code. */
export const RES_PIPELINE_RULES: readonly PipelineRule[] = [
  missingInput,
  ambiguousInput,
  unknownInput,
  unknownInputStep,
  unknownInputOutput,
  incompatibleInput,
  malformedInput,
  undecidedInput,
];

/** None: specifications are wired only in a pipeline. */
export const RES_REGISTRY_RULES: readonly RegistryRule[] = [];
