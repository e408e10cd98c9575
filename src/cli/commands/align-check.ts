import { checkProjectFile, checkProjectFiles } from '../../compiler/check-project.js';
import { compilePipeline } from '../../compiler/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { SUFFIXES } from '../../project/kinds.js';
import { diskFiles } from '../../source/files.js';
import { findProject } from '../../project/project.js';
import { UsageError, type CommandIo } from '../io.js';
import { expectLargeInput } from '../large-input.js';
import type { CheckOptions, MainSetting } from '../options.js';
import { printReport } from '../report.js';
import { checkEnvironment, compileSetting } from '../setting.js';
import { findTargets } from '../targets.js';

/** Alignment problems, and whatever keeps a file from being read at all. */
const ALIGNMENT = /^(ALN|SRC|SCH)/;

/** `pipectl align-check`: contracts, specifications, property paths and configs of what is named, or of the whole project. */
export async function alignCheckCommand(
  paths: readonly string[],
  options: CheckOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const compileWith = compileSetting(options, io, setting.library());
  const diagnostics: Diagnostic[] = [];
  const filesRead = new Set<string>();
  const manifests: string[] = [];
  if (paths.length === 0) {
    const { root } = findProject(diskFiles, io.cwd);
    const checked = await checkProjectFiles(root, compileWith);
    diagnostics.push(...checked.diagnostics);
    checked.filesRead.forEach((file) => filesRead.add(file));
    manifests.push(...diskFiles.list(root).filter((file) => file.endsWith(SUFFIXES.manifest)));
    if (filesRead.size + manifests.length === 0) {
      throw new UsageError(`The project "${root}" has no specifications, contracts or manifests.`);
    }
  } else {
    const targets = findTargets(paths, io);
    manifests.push(...targets.manifests);
    for (const path of targets.others) {
      const checked = await checkProjectFile(path, compileWith);
      diagnostics.push(...checked.diagnostics.filter((diagnostic) => concerns(diagnostic, path)));
      filesRead.add(path);
    }
  }
  expectLargeInput(manifests);
  for (const manifest of manifests) {
    const compilation = await compilePipeline(manifest, { ...compileWith, definition: 'none' });
    checkEnvironment(compilation.project, options.env);
    diagnostics.push(...compilation.diagnostics);
    compilation.filesRead.forEach((file) => filesRead.add(file));
  }
  const found = diagnostics.filter(({ code }) => ALIGNMENT.test(code));
  return printReport(found, filesRead.size, options, io, 'stdout');
}

/** Whether a diagnostic stands in a file or names a place in it. */
function concerns(diagnostic: Diagnostic, path: string): boolean {
  return diagnostic.span?.file === path || diagnostic.related.some(({ span }) => span.file === path);
}
