import type { Location } from '../../source/location.js';
import { pipeline } from '../example.js';
import { removedEntry } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { needsIn } from './mentions.js';

const steps = (needs: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
    stop: { type: Fail, message: Stopped, needs: [${needs}] }
`;

export const duplicateNeed: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG203',
  name: 'duplicate-need',
  severity: 'warning',
  what: 'A step names each step that it needs once.',
  why: 'The second mention does nothing; often another step was meant.',
  fix: 'Remove the second mention, or correct it.',
  invalid: pipeline(steps('check, check')),
  valid: pipeline(steps('check')),
  check({ graph }, report) {
    const first = new Map<string, Location>();
    for (const { step, named, at } of needsIn(graph)) {
      const edge = JSON.stringify([step, named]);
      const before = first.get(edge);
      if (before === undefined) {
        first.set(edge, at);
      } else if (named !== step && graph.loaded.declaredSteps.has(named)) {
        report(at, {
          message: `Step "${step}" needs "${named}" more than once.`,
          help: 'Remove this mention, or name the step that was meant.',
          related: [{ message: `"${named}" is needed here already.`, at: before }],
          fix: removedEntry(at, named),
        });
      }
    }
  },
};
