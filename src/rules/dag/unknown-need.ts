import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { needsIn, stepProposer } from './mentions.js';

const steps = (need: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
    stop: { type: Fail, message: Stopped, needs: [${need}] }
`;

export const unknownNeed: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG201',
  name: 'unknown-need',
  severity: 'error',
  what: 'Every step that a step needs is a step of the same manifest.',
  why: 'An edge to a step that does not exist orders nothing and feeds no input.',
  fix: 'Correct the name, or add the step.',
  invalid: pipeline(steps('chek')),
  valid: pipeline(steps('check')),
  check({ graph }, report) {
    const proposal = stepProposer(graph);
    for (const mention of needsIn(graph)) {
      const { step, named, at } = mention;
      if (!graph.loaded.declaredSteps.has(named)) {
        const { guess, fix } = proposal(mention);
        report(at, {
          message: `Step "${step}" needs "${named}", which is not defined.${guess}`,
          help: `Define "${named}" under "steps", or correct the name.`,
          fix,
        });
      }
    }
  },
};
