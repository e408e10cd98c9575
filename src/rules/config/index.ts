import type { PipelineRule, RegistryRule } from '../rule.js';
import { defaultDoesNotFit } from './default-does-not-fit.js';
import { derivedConfigKey } from './derived-config-key.js';
import { duplicateDefinition } from './duplicate-definition.js';
import { incompleteConfig } from './incomplete-config.js';
import { inconsistentContainers } from './inconsistent-containers.js';
import { libraryOverridden } from './library-overridden.js';
import { missingConfigKey } from './missing-config-key.js';
import { tuningRange } from './tuning-range.js';
import { unknownConfigKey } from './unknown-config-key.js';
import { unknownPort } from './unknown-port.js';
import { wrongConfigValue } from './wrong-config-value.js';
import { wrongVariableType } from './wrong-variable-type.js';

/** Rules about specifications and which files define what, by code. */
export const CFG_REGISTRY_RULES: readonly RegistryRule[] = [
  libraryOverridden,
  duplicateDefinition,
  defaultDoesNotFit,
];

/** Rules about the configs of a pipeline's steps, by code. */
export const CFG_PIPELINE_RULES: readonly PipelineRule[] = [
  unknownConfigKey,
  missingConfigKey,
  derivedConfigKey,
  wrongConfigValue,
  wrongVariableType,
  incompleteConfig,
  inconsistentContainers,
  tuningRange,
  unknownPort,
];
