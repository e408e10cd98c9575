import { pipeline } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { reportReferences } from './reference-problems.js';

const steps = (step: string) => `
  steps:
    check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
    stop: { type: Fail, message: Stopped }
    report: { type: Fail, message: "It came to \${steps.${step}.properties.Outcome}" }
`;

export const stepWithoutProperties: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG217',
  name: 'step-without-properties',
  severity: 'error',
  what: 'A ${steps.<step>...} refers to a step that gives values: any but a Fail step.',
  why: 'A Fail step ends the execution, so no step can read anything of it.',
  fix: 'Refer to another step.',
  invalid: pipeline(steps('stop')),
  valid: pipeline(steps('check')),
  check(context, report) {
    reportReferences(context, 'property-of-step-without-properties', report, ({ text, name }) => ({
      message: `"${text}" reads a value of the Fail step "${name}", which has none.`,
      help: 'Refer to a step that runs before this one and gives a value.',
    }));
  },
};
