import { onlySlip } from '../../diagnostics/slip.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { project, TRAIN } from '../example.js';
import { MAX_PROPOSALS, rewrittenText } from '../fixes.js';
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
    let asked = 0;
    for (const { step, name, at, problem } of wiring.bad) {
      if (problem.kind === 'step') {
        const { producer, output, options } = problem;
        const others = options.filter((option) => option !== step);
        asked += 1;
        const meant = asked <= MAX_PROPOSALS ? onlySlip(producer, others) : undefined;
        report(at, {
          message: `The input "${name}" of step "${step}" names the step "${producer}", which is not defined.${didYouMean(producer, others)}`,
          help: `Define "${producer}" under "steps", or correct the name. A place in S3 begins with s3://.`,
          fix:
            meant === undefined
              ? undefined
              : rewrittenText(at, `${producer}.${output}`, `${meant}.${output}`),
        });
      }
    }
  },
};
