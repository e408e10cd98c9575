import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { branchMembersIn, stepProposer } from './mentions.js';

const steps = (member: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [${member}] }
    stop: { type: Fail, message: Stopped }
`;

export const unknownBranchStep: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG207',
  name: 'unknown-branch-step',
  severity: 'error',
  what: 'Every step in a branch of a condition is a step of the same manifest.',
  why: 'The branch would do less than it says, and the step that was meant would run whatever the condition.',
  fix: 'Correct the name, or add the step.',
  invalid: pipeline(steps('stpo')),
  valid: pipeline(steps('stop')),
  check({ graph }, report) {
    const proposal = stepProposer(graph);
    for (const mention of branchMembersIn(graph)) {
      const { step, named, list, at } = mention;
      if (!graph.loaded.declaredSteps.has(named)) {
        const { guess, fix } = proposal(mention);
        report(at, {
          message: `Condition "${step}" runs "${named}" in "${list}", which is not defined.${guess}`,
          help: `Define "${named}" under "steps", or correct the name.`,
          fix,
        });
      }
    }
  },
};
