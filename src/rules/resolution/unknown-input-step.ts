import { didYouMean } from '../../diagnostics/suggest.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';

const steps = (source: string) => `
  steps:
    prepare: { type: Prepare }
    train: { type: Train, needs: [prepare], inputs: { table: ${source}.table } }
`;

export const unknownInputStep: PipelineRule = {
  scope: 'pipeline',
  code: 'RES304',
  name: 'unknown-input-step',
  severity: 'error',
  what: 'An input that is wired to <step>.<output> names a step of the same manifest.',
  why: 'An output of a step that does not exist feeds nothing.',
  fix: 'Correct the name, or add the step.',
  invalid: project({ manifest: steps('prepair') }, TRAIN),
  valid: project({ manifest: steps('prepare') }, TRAIN),
  check({ wiring }, report) {
    for (const { step, name, at, problem } of wiring.bad) {
      if (problem.kind === 'step') {
        const { producer, options } = problem;
        const others = options.filter((option) => option !== step);
        report(at, {
          message: `The input "${name}" of step "${step}" names the step "${producer}", which is not defined.${didYouMean(producer, others)}`,
          help: `Define "${producer}" under "steps", or correct the name. A place in S3 begins with s3://.`,
        });
      }
    }
  },
};
