import type { Problem } from './diagnostic.js';

const manifest = (comment: string) => ({
  'demo.pipeline.yaml': `name: demo\nsteps:\n  stop: { type: Fail, message: Stopped }${comment}\n`,
});

export const UNUSED_SUPPRESSION: Problem = {
  code: 'SUP901',
  name: 'unused-suppression',
  severity: 'warning',
  what: 'Every suppression comment suppresses a problem.',
  why: 'One that is left over hides the next problem of its kind on that line. It is reported only where the run has looked for that problem.',
  fix: 'Remove the comment, or the code that is not needed.',
  invalid: manifest(' # pipectl-ignore duplicate-need: both branches need it'),
  valid: manifest(''),
};

export const SUPPRESSION_WITHOUT_REASON: Problem = {
  code: 'SUP902',
  name: 'suppression-without-reason',
  severity: 'error',
  what: 'A suppression comment says why.',
  why: 'Without a reason nobody can tell later whether it is still right, so that it has no effect.',
  fix: 'Write the reason after a colon, as in `# pipectl-ignore CODE: reason`.',
  invalid: manifest(' # pipectl-ignore DAG203'),
  valid: manifest(''),
};

export const INVALID_SUPPRESSION: Problem = {
  code: 'SUP903',
  name: 'invalid-suppression',
  severity: 'error',
  what: 'A suppression comment has the form `# pipectl-ignore CODE: reason` (one line: its own, or the next one if it stands alone), `# pipectl-ignore-file CODE: reason` (the whole file, in its head) or `# pipectl: ignore[CODE] reason`, and its codes can be suppressed.',
  why: 'Any other comment does nothing, though the file says otherwise. Broken texts, schemas and cycles cannot be suppressed: what depends on them cannot be checked.',
  fix: 'Correct the comment, or remove it.',
  invalid: manifest(' # pipectl-ignore duplicate-needs: both branches need it'),
  valid: manifest(''),
};

export const MENDED_PROBLEM: Problem = {
  code: 'SUP904',
  name: 'mended-problem',
  severity: 'info',
  what: 'Every entry of the baseline is a problem that is still there.',
  why: 'One that is left over hides the same problem when it comes back.',
  fix: 'Write the baseline again with `pipectl validate --write-baseline`, or remove the entry.',
  invalid: {
    ...manifest(''),
    'pipectl.yaml': '{}\n',
    'pipectl-baseline.yaml': `problems:\n  demo.pipeline.yaml:\n    - code: DAG203\n      message: 'Step "stop" needs "load" more than once.'\n`,
  },
  valid: { ...manifest(''), 'pipectl.yaml': '{}\n' },
};

export const INVALID_BASELINE_ENTRY: Problem = {
  code: 'SUP905',
  name: 'invalid-baseline-entry',
  severity: 'error',
  what: 'The entries of a baseline have codes that exist and that a baseline can hold.',
  why: 'Any other entry does nothing. Broken texts, schemas and cycles cannot be in a baseline: they hide what depends on them.',
  fix: 'Write the baseline again with `pipectl validate --write-baseline`.',
  invalid: {
    ...manifest(''),
    'pipectl.yaml': '{}\n',
    'pipectl-baseline.yaml': `problems:\n  demo.pipeline.yaml:\n    - code: DAG299\n      message: 'Step "stop" needs "load" more than once.'\n`,
  },
  valid: { ...manifest(''), 'pipectl.yaml': '{}\n' },
};

/** The problems of suppressions and baselines. */
export const SUPPRESSION_PROBLEMS: readonly Problem[] = [
  UNUSED_SUPPRESSION,
  SUPPRESSION_WITHOUT_REASON,
  INVALID_SUPPRESSION,
  MENDED_PROBLEM,
  INVALID_BASELINE_ENTRY,
];
