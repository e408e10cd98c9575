import type { Problem } from '../../../src/diagnostics/diagnostic.js';
import type { Report, ReporterOptions } from '../../../src/diagnostics/reporters/report.js';
import { PLAIN, problem, span } from '../support.js';

const MANIFEST = '/project/demo.pipeline.yaml';
const CONTRACT = '/elsewhere/train.contract.yaml';
const BINARY = '/project/data/model.bin';

const TEXTS = new Map([
  [MANIFEST, 'name: demo\nsteps:\n  train:\n    type: XGBoostTraining\n    needs: [prepro]\n'],
  [CONTRACT, 'entry_point: train.py\n'.repeat(12)],
]);

/** What is known of two codes; a third is reported that is not among them. */
export const PROBLEMS: readonly Problem[] = [
  {
    code: 'DAG201',
    name: 'unknown-step',
    severity: 'error',
    what: 'Every step that is needed exists.',
    why: 'SageMaker refuses the definition.',
    fix: 'Correct the name.',
    invalid: { 'a.pipeline.yaml': 'needs: [prepro]\n' },
  },
  {
    code: 'SMP501',
    name: 'bad-name',
    severity: 'warning',
    what: 'A name has letters and digits.',
    why: 'Others are refused.',
    fix: 'Choose another.',
  },
];

/** No colours; the texts of two files; a project inside a repository. */
export const OPTIONS: ReporterOptions = {
  baseFolder: '/project',
  repositoryFolder: '/project',
  fixCommand: '--fix',
  textOf: (file) => TEXTS.get(file),
  paint: PLAIN,
  tool: { version: '1.2.3', problems: PROBLEMS },
};

/** A problem that can be mended, in a file of which there is no text. */
export const FIXABLE = problem({
  message: 'Step "train" needs "trian", which is not defined.',
  span: span('/project/x', [2, 3], [2, 8]),
  fix: {
    title: 'Write "train" for "trian"',
    edits: [{ span: span('/project/x', [2, 3], [2, 8]), text: 'train' }],
  },
});

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
