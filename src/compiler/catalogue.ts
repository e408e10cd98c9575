import type { Problem } from '../diagnostics/diagnostic.js';
import { compareNames } from '../graph/dag.js';
import { SCHEMA_PROBLEMS } from '../project/schema-problems.js';
import { INVALID_KEY_SCHEMA } from '../registry/problems.js';
import { DEFINITION_RULES } from '../rules/definition/index.js';
import { NOT_A_DEFINITION } from '../rules/definition/not-a-definition.js';
import { PIPELINE_RULES, REGISTRY_RULES } from '../rules/index.js';
import { UNKNOWN_RULE_SETTING } from './rule-settings.js';
import { SOURCE_PROBLEMS } from '../source/problems.js';

const ALL: readonly Problem[] = [
  ...SOURCE_PROBLEMS,
  ...SCHEMA_PROBLEMS,
  INVALID_KEY_SCHEMA,
  ...REGISTRY_RULES,
  ...PIPELINE_RULES,
  ...DEFINITION_RULES,
  NOT_A_DEFINITION,
  UNKNOWN_RULE_SETTING,
];

/** Every code that pipectl can report, each once, sorted. A rule about specifications and one about steps may share a code. */
export const PROBLEMS: readonly Problem[] = [
  ...new Map(ALL.map((problem) => [problem.code, problem])).values(),
].sort((a, b) => compareNames(a.code, b.code));
