import type { Problem } from '../../diagnostics/diagnostic.js';
import { locked } from './wiring-not-locked.js';

/** What `--locked` looks for. It is no rule about a pipeline: it needs the file beside it. */
export const WIRING_DRIFT: Problem = {
  code: 'RES309',
  name: 'wiring-drift',
  severity: 'error',
  what: 'With `--locked`, every input that pipectl feeds is fed by the output that the lock names.',
  why: 'A new step can fit an old input better than the step that feeds it.',
  fix: 'Write the output that is meant under "inputs", or accept the change with `pipectl lock`.',
  invalid: locked('wires:\n  train: { table: load.table }\n'),
  valid: locked('wires:\n  train: { table: prepare.table }\n'),
};
