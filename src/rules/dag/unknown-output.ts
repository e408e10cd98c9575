import { didYouMean } from '../../diagnostics/suggest.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';
import { reportReferences } from './reference-problems.js';

const steps = (output: string) => `
  steps:
    prepare: { type: Prepare }
    stop: { type: Fail, message: "See \${steps.prepare.outputs.${output}}" }
`;

export const unknownOutput: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG213',
  name: 'unknown-output',
  severity: 'error',
  what: 'Every ${steps.<step>.outputs.<output>} names an output, or an alias of one, of the step.',
  why: 'Only for the outputs of its specification is it known where SageMaker keeps the value.',
  fix: 'Write an output of the step, or a property as ${steps.<step>.properties.<path>}.',
  invalid: project({ manifest: steps('tabel') }),
  valid: project({ manifest: steps('table') }),
  check(context, report) {
    reportReferences(context, 'output', report, ({ text, name, step = '', options }) => ({
      message: `"${text}" names the output "${name}", which step "${step}" does not have.${didYouMean(name, options)}`,
      help:
        [...options].length === 0
          ? `Step "${step}" has no outputs; its properties can be read with "\${steps.${step}.properties.<path>}".`
          : `The outputs of "${step}" are ${listed([...options])}.`,
    }));
  },
};
