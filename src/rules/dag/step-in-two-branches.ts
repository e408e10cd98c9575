import { pipeline } from '../example.js';
import { removedEntry } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { branchMembersIn, type Mention } from './mentions.js';

const steps = (otherwise: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [stop], else: [${otherwise}] }
    stop: { type: Fail, message: Stopped }
    give_up: { type: Fail, message: Given up }
`;

export const stepInTwoBranches: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG208',
  name: 'step-in-two-branches',
  severity: 'error',
  what: 'A step stands in at most one branch, and there once.',
  why: 'A step is a part of its branch in the definition: it would be there twice under one name.',
  fix: 'Keep it in one branch; for the other one add a second step of another name.',
  invalid: pipeline(steps('stop')),
  valid: pipeline(steps('give_up')),
  check({ graph }, report) {
    const first = new Map<string, Mention>();
    for (const mention of branchMembersIn(graph)) {
      const { step, named, list, at } = mention;
      const before = first.get(named);
      if (named === step || !graph.loaded.declaredSteps.has(named)) {
        continue;
      }
      if (before === undefined) {
        first.set(named, mention);
        continue;
      }
      const twice = before.step === step && before.list === list;
      report(at, {
        message: twice
          ? `Step "${named}" stands twice in "${list}" of "${step}".`
          : `Step "${named}" stands in "${list}" of "${step}" and in "${before.list}" of "${before.step}".`,
        help: twice
          ? 'Remove this mention.'
          : 'Keep it in one branch, and add a second step of another name for the other.',
        related: [{ message: `"${named}" stands here first.`, at: before.at }],
        fix: twice ? removedEntry(at, named) : undefined,
      });
    }
  },
};
