import { onlySlip } from '../../diagnostics/slip.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { project, TRAIN } from '../example.js';
import { rewrittenText } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const steps = (output: string) => `
  steps:
    prepare: { type: Prepare }
    train: { type: Train, needs: [prepare], inputs: { table: prepare.${output} } }
`;

export const unknownInputOutput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES305',
  name: 'unknown-input-output',
  severity: 'error',
  what: 'An input that is wired to <step>.<output> names an output, or an alias of one, of that step.',
  why: 'Only for the outputs of its specification is it known where SageMaker keeps the value.',
  fix: 'Write one of the outputs of the step.',
  invalid: project({ manifest: steps('tabel') }, TRAIN),
  valid: project({ manifest: steps('table') }, TRAIN),
  check({ wiring }, report) {
    for (const { step, name, at, problem } of wiring.bad) {
      if (problem.kind === 'output') {
        const { producer, output, options } = problem;
        const meant = onlySlip(output, options);
        report(at, {
          message: `The input "${name}" of step "${step}" names the output "${output}", which step "${producer}" does not have.${didYouMean(output, options)}`,
          help:
            options.length === 0
              ? `Step "${producer}" has no outputs.`
              : `The outputs of "${producer}" are ${listed(options)}.`,
          fix:
            meant === undefined
              ? undefined
              : rewrittenText(at, `${producer}.${output}`, `${producer}.${meant}`),
        });
      }
    }
  },
};
