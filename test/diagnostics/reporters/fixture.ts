import type { Report, ReporterOptions } from '../../../src/diagnostics/reporters/report.js';
import { PLAIN, problem, span } from '../support.js';

const MANIFEST = '/project/demo.pipeline.yaml';
const CONTRACT = '/elsewhere/train.contract.yaml';
const BINARY = '/project/data/model.bin';

const TEXTS = new Map([
  [MANIFEST, 'name: demo\nsteps:\n  train:\n    type: XGBoostTraining\n    needs: [prepro]\n'],
  [CONTRACT, 'entry_point: train.py\n'.repeat(12)],
]);

/** No colours; the texts of two files. */
export const OPTIONS: ReporterOptions = {
  baseFolder: '/project',
  textOf: (file) => TEXTS.get(file),
  paint: PLAIN,
};

/** A report with a problem of every form. */
export const REPORT: Report = {
  diagnostics: [
    problem({
      code: 'DEP701',
      name: 'no-region',
      severity: 'warning',
      message: 'No region is set.',
      help: 'Set one.',
    }),
    problem({
      message: 'Step "train" needs "prepro", which is not defined.',
      help: 'Add the step,\nor correct the name.',
      span: span(MANIFEST, [5, 13], [5, 19]),
      related: [
        { message: 'The contract is here.', span: span(CONTRACT, [12, 14], [12, 22]) },
        { message: 'The model is here.', span: span(BINARY, [1, 1], [1, 1]) },
      ],
    }),
    problem({
      code: 'SMP501',
      name: 'bad-name',
      message: 'Name "a\u001B[2J\nb" is not allowed.',
      span: span(BINARY, [1, 2], [1, 3]),
    }),
  ],
  filesChecked: 3,
};
