import { didYouMean } from '../../diagnostics/suggest.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';
import { reportReferences } from './reference-problems.js';

const steps = (file: string) => `
  steps:
    prepare:
      type: Prepare
      property_files: { counts: { output_name: table, path: counts.json } }
    stop: { type: Fail, message: "Stopped at row \${steps.prepare.files.${file}#rows}" }
`;

export const unknownPropertyFile: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG214',
  name: 'unknown-property-file',
  severity: 'error',
  what: 'Every ${steps.<step>.files.<name>#<path>} names a property file of the step.',
  why: 'SageMaker reads a JSON file of a step only if the step declares it.',
  fix: 'Correct the name, or declare the file under "property_files" of the step or of its specification.',
  invalid: project({ manifest: steps('count') }),
  valid: project({ manifest: steps('counts') }),
  check(context, report) {
    reportReferences(context, 'file', report, ({ text, name, step = '', options }) => ({
      message: `"${text}" names the property file "${name}", which step "${step}" does not have.${didYouMean(name, options)}`,
      help:
        [...options].length === 0
          ? `Declare it on "${step}": property_files: { ${name}: { output_name: <output>, path: <file>.json } }.`
          : `The property files of "${step}" are ${listed([...options])}.`,
    }));
  },
};
