import { typeFit } from '../../resolver/compatibility.js';
import { keyOf } from '../../source/location.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';

const steps = (source: string) => `
  steps:
    prepare: { type: Prepare }
    pretrain: { type: Train, needs: [prepare] }
    train: { type: Train, needs: [prepare, pretrain], inputs: { table: ${source} } }
`;

export const incompatibleInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES306',
  name: 'incompatible-input',
  severity: 'error',
  what: 'An output that is wired to an input by hand is of a type that the input accepts.',
  why: 'The script would get something else than it reads, such as a model for a table.',
  fix: 'Wire another output, or correct the type in one of the two specifications.',
  invalid: project({ manifest: steps('pretrain.model') }, TRAIN),
  valid: project({ manifest: steps('prepare.table') }, TRAIN),
  check({ wiring }, report) {
    for (const { step, name, at, problem } of wiring.bad) {
      if (problem.kind === 'type') {
        const { producer, output, dependency } = problem;
        const [wanted, given] =
          typeFit(dependency.dependency_type, output.output_type) === 'impossible'
            ? [dependency.dependency_type, output.output_type]
            : [dependency.data_type, output.data_type];
        report(at, {
          message: `The input "${name}" of step "${step}" takes ${wanted}, but "${producer}.${output.name}" is ${given}.`,
          help: `Wire an output of the type ${wanted}, or leave "${name}" to the resolver by removing this line.`,
          related: [
            { message: `"${name}" takes ${wanted}.`, at: keyOf(dependency.at) },
            { message: `"${output.name}" is ${given}.`, at: keyOf(output.at) },
          ],
        });
      }
    }
  },
};
