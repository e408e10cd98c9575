import type { Check } from '../../compiler/check.js';
import { checkOf } from '../../compiler/check.js';
import { checkProjectFile, checkProjectFiles } from '../../compiler/check-project.js';
import { compilePipeline, type CompileSetting } from '../../compiler/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { SUFFIXES } from '../../project/kinds.js';
import { findProject } from '../../project/project.js';
import { alignmentLevels, isOfLevels } from '../alignment-levels.js';
import { UsageError, type CommandIo } from '../io.js';
import { expectLargeInput } from '../large-input.js';
import type { MainSetting, RunOptions } from '../options.js';
import { runChecks } from '../run-checks.js';
import { checkEnvironment } from '../setting.js';
import { findTargets } from '../targets.js';

/** `pipectl align-check`: scripts, contracts, specifications, property paths and configs of what is named, or of the whole project. */
export async function alignCheckCommand(
  paths: readonly string[],
  options: RunOptions & { readonly level?: readonly string[] },
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const levels = alignmentLevels(options.level);
  const check = async (compileWith: CompileSetting): Promise<readonly Check[]> => {
    const { files } = compileWith;
    const checks: Check[] = [];
    const manifests: string[] = [];
    if (paths.length === 0) {
      const { root } = findProject(files, io.cwd);
      const checked = await checkProjectFiles(root, compileWith);
      checks.push(checked);
      manifests.push(...files.list(root).filter((file) => file.endsWith(SUFFIXES.manifest)));
      if (checked.filesRead.length + manifests.length === 0) {
        throw new UsageError(`The project "${root}" has no specifications, contracts or manifests.`);
      }
    } else {
      const targets = findTargets(paths, io, files);
      manifests.push(...targets.manifests);
      for (const path of targets.others) {
        const checked = await checkProjectFile(path, compileWith);
        checks.push(checkOf(checked, (diagnostic) => concerns(diagnostic, path), [path]));
      }
    }
    expectLargeInput(manifests);
    for (const manifest of manifests) {
      const compilation = await compilePipeline(manifest, { ...compileWith, definition: 'none' });
      checkEnvironment(compilation.project, options.env);
      checks.push(compilation);
    }
    return checks;
  };
  return runChecks({ check, shows: (code) => isOfLevels(code, levels) }, options, io, setting);
}

/** Whether a diagnostic stands in a file or names a place in it. */
function concerns(diagnostic: Diagnostic, path: string): boolean {
  return diagnostic.span?.file === path || diagnostic.related.some(({ span }) => span.file === path);
}
