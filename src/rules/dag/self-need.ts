import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { branchMembersIn, needsIn } from './mentions.js';

const steps = (stop: string) => `
  steps:
    stop: { type: Fail, message: Stopped${stop} }
`;

export const selfNeed: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG202',
  name: 'self-need',
  severity: 'error',
  what: 'No step needs itself, uses an output of itself or stands in a branch of itself.',
  why: 'A step cannot wait for its own end.',
  fix: 'Remove the name, or write that of the step that was meant.',
  invalid: pipeline(steps(', needs: [stop]')),
  valid: pipeline(steps('')),
  check({ graph }, report) {
    for (const { step, named, list, at } of [...needsIn(graph), ...branchMembersIn(graph)]) {
      if (named === step) {
        report(at, {
          message:
            list === 'needs'
              ? `Step "${step}" needs itself.`
              : `Condition "${step}" runs itself in "${list}".`,
          help: `Remove "${step}" from "${list}", or name the step that was meant.`,
        });
      }
    }
    for (const { from, to, kind, at } of graph.edges) {
      if (kind === 'reference' && from === to) {
        report(at, {
          message: `Step "${to}" uses a value that it gives itself.`,
          help: 'Refer to a step that runs before it.',
        });
      }
    }
  },
};
