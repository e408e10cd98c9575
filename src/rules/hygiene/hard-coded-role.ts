import { jobsOf } from '../../graph/model.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { placeKey } from '../config/takers.js';

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\//;

export const hardCodedRole: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG806',
  name: 'hard-coded-role',
  severity: 'info',
  what: "The role of an account stands in the pipeline's config or in an environment's, not in that of a single step.",
  why: 'The pipeline can be deployed to another account only after every such step has been found and changed.',
  fix: "Move the role to the pipeline's config, or give it through a parameter or ${env.<NAME>}.",
  invalid: project({
    manifest:
      'steps:\n  prepare: { type: Prepare, config: { role: "arn:aws:iam::123456789012:role/Prepare" } }\n',
  }),
  valid: project(),
  check({ graph }, report) {
    const reported = new Set<string>();
    for (const job of jobsOf(graph)) {
      const given = job.config.get('role');
      const value = given?.traced.value;
      if (given?.layer !== 'step' || typeof value !== 'string' || !ROLE.test(value)) {
        continue;
      }
      const place = placeKey(given.traced.at);
      if (!reported.has(place)) {
        reported.add(place);
        report(given.traced.at, {
          message: `The config of step "${job.name}" names the role of one account.`,
          help: 'Move "role" to the pipeline\'s config, or write a parameter or ${env.<NAME>}.',
        });
      }
    }
  },
};
