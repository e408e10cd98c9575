import { ALN_PIPELINE_RULES, ALN_REGISTRY_RULES, ALN_SCRIPT_RULES } from './alignment/index.js';
import { CFG_PIPELINE_RULES, CFG_REGISTRY_RULES } from './config/index.js';
import { DAG_PIPELINE_RULES, DAG_REGISTRY_RULES } from './dag/index.js';
import { HYG_PIPELINE_RULES, HYG_REGISTRY_RULES } from './hygiene/index.js';
import { RES_PIPELINE_RULES, RES_REGISTRY_RULES } from './resolution/index.js';
import type { PipelineRule, RegistryRule, ScriptRule } from './rule.js';
import { SMP_PIPELINE_RULES, SMP_REGISTRY_RULES } from './sagemaker/index.js';

/** Every rule about specifications and contracts, in the order of their codes' areas. */
export const REGISTRY_RULES: readonly RegistryRule[] = [
  ...DAG_REGISTRY_RULES,
  ...RES_REGISTRY_RULES,
  ...ALN_REGISTRY_RULES,
  ...SMP_REGISTRY_RULES,
  ...CFG_REGISTRY_RULES,
  ...HYG_REGISTRY_RULES,
];

/** Every rule about one pipeline, in the order of their codes' areas. */
export const PIPELINE_RULES: readonly PipelineRule[] = [
  ...DAG_PIPELINE_RULES,
  ...RES_PIPELINE_RULES,
  ...ALN_PIPELINE_RULES,
  ...SMP_PIPELINE_RULES,
  ...CFG_PIPELINE_RULES,
  ...HYG_PIPELINE_RULES,
];

/** Every rule about one script and its contract, in the order of their codes. */
export const SCRIPT_RULES: readonly ScriptRule[] = ALN_SCRIPT_RULES;
