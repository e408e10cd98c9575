import type { Compilation } from '../../compiler/compile.js';
import { shownPath } from '../../diagnostics/reporters/records.js';
import { loadDocument } from '../../project/document.js';
import { diskFiles } from '../../source/files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { LockOptions, MainSetting } from '../options.js';
import { runChecks, type CheckRun } from '../run-checks.js';
import { findTargets } from '../targets.js';
import { compileAll } from './validate.js';

/** `pipectl lock`: writes what feeds the inputs of pipelines beside their manifests; nothing if one of them has errors. */
export async function lockCommand(
  paths: readonly string[],
  { dryRun, ...options }: LockOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { manifests, others, definitions } = findTargets(paths, io, diskFiles);
  const [other] = [...others, ...definitions];
  if (other !== undefined) {
    throw new UsageError(`"${shownPath(other, io.cwd)}" is no manifest: only pipelines have locks.`);
  }
  let found: readonly Compilation[] = [];
  const check: CheckRun['check'] = async (compileWith) =>
    (found = await compileAll(manifests, { ...compileWith, definition: 'none' }, options));
  const exitCode = await runChecks({ check, shows: () => true, stream: 'stderr' }, options, io, setting);
  if (exitCode !== EXIT.clean) {
    io.stderr('No lock was written.\n');
    return exitCode;
  }
  const { writeLocks } = await import('../locks.js');
  return writeLocks(found, diskFiles, loadDocument, { ...options, dryRun }, io);
}
