import type { Problem } from '../diagnostics/diagnostic.js';
import { IMPORT_PROBLEMS } from '../diagnostics/import-problems.js';
import { SUPPRESSION_PROBLEMS } from '../diagnostics/suppress-problems.js';
import { compareNames } from '../graph/dag.js';
import { SCHEMA_PROBLEMS } from '../project/schema-problems.js';
import { INVALID_KEY_SCHEMA } from '../registry/problems.js';
import { CONTRACT_SCRIPT_NOT_FOUND } from '../rules/alignment/contract-script-not-found.js';
import { DEFINITION_RULES } from '../rules/definition/index.js';
import { NOT_A_DEFINITION } from '../rules/definition/not-a-definition.js';
import { PIPELINE_RULES, REGISTRY_RULES, SCRIPT_RULES } from '../rules/index.js';
import { WIRING_DRIFT } from '../rules/resolution/wiring-drift.js';
import { WIRING_NOT_LOCKED } from '../rules/resolution/wiring-not-locked.js';
import { UNKNOWN_RULE_SETTING } from './rule-settings.js';
import { SOURCE_PROBLEMS } from '../source/problems.js';

const ALL: readonly Problem[] = [
  ...SOURCE_PROBLEMS,
  ...SCHEMA_PROBLEMS,
  INVALID_KEY_SCHEMA,
  ...REGISTRY_RULES,
  ...PIPELINE_RULES,
  ...SCRIPT_RULES,
  CONTRACT_SCRIPT_NOT_FOUND,
  ...DEFINITION_RULES,
  NOT_A_DEFINITION,
  WIRING_DRIFT,
  WIRING_NOT_LOCKED,
  UNKNOWN_RULE_SETTING,
  ...SUPPRESSION_PROBLEMS,
  ...IMPORT_PROBLEMS,
];

/** Every code that pipectl can report, each once, sorted. A rule about specifications and one about steps may share a code. */
export const PROBLEMS: readonly Problem[] = [
  ...new Map(ALL.map((problem) => [problem.code, problem])).values(),
].sort((a, b) => compareNames(a.code, b.code));
