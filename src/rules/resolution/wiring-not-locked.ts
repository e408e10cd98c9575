import type { ExampleFiles, Problem } from '../../diagnostics/diagnostic.js';
import { project, TRAIN } from '../example.js';

/** A pipeline of which pipectl feeds one input, and its lock, if it has one. */
export function locked(wires?: string): ExampleFiles {
  const lock = wires === undefined ? {} : { 'demo.lock.yaml': `format_version: 1\n${wires}` };
  return project(
    { manifest: 'steps:\n  prepare: { type: Prepare }\n  train: { type: Train }\n' },
    { ...TRAIN, ...lock },
  );
}

/** What `--locked` says of a pipeline without a lock. */
export const WIRING_NOT_LOCKED: Problem = {
  code: 'RES310',
  name: 'wiring-not-locked',
  severity: 'error',
  what: 'With `--locked`, there is a *.lock.yaml beside the manifest.',
  why: 'Without one nobody can tell whether the wiring has changed.',
  fix: 'Run `pipectl lock`, and commit its file.',
  invalid: locked(),
  valid: locked('wires:\n  train: { table: prepare.table }\n'),
};
