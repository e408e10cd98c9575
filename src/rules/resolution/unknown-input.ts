import { didYouMean } from '../../diagnostics/suggest.js';
import { project, TRAIN } from '../example.js';
import { respelledKey } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const steps = (input: string) => `
  steps:
    prepare: { type: Prepare }
    train: { type: Train, needs: [prepare], inputs: { ${input}: prepare.table } }
`;

export const unknownInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES303',
  name: 'unknown-input',
  severity: 'error',
  what: 'Every name under "inputs" is a dependency of the step type.',
  why: 'A misspelt name wires nothing: the input that was meant gets whatever the resolver finds.',
  fix: 'Correct the name; the specification of the step type lists the dependencies.',
  invalid: project({ manifest: steps('tabel') }, TRAIN),
  valid: project({ manifest: steps('table') }, TRAIN),
  check({ graph, wiring }, report) {
    for (const { step, name, at, problem } of wiring.bad) {
      if (problem.kind === 'dependency') {
        const job = graph.steps.get(step);
        const type = job?.kind === 'job' ? job.step.type : '';
        report(at, {
          message: `Step "${step}" has no input "${name}".${didYouMean(name, problem.options)}`,
          help:
            problem.options.length === 0
              ? `The type "${type}" has no inputs.`
              : `The inputs of "${type}" are ${listed(problem.options)}.`,
          fix: respelledKey(at, name, problem.options),
        });
      }
    }
  },
};
