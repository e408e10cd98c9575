import { checkDefinitionFile } from '../../compiler/check-definition.js';
import { checkProjectFile } from '../../compiler/check-project.js';
import { compilePipeline } from '../../compiler/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { CommandIo } from '../io.js';
import { expectLargeInput } from '../large-input.js';
import type { CheckOptions, MainSetting } from '../options.js';
import { printReport } from '../report.js';
import { checkEnvironment, compileSetting } from '../setting.js';
import { findTargets } from '../targets.js';

/** `pipectl validate`: every check on manifests and all they use; specifications, contracts, configs and definition files can be named too. */
export async function validateCommand(
  paths: readonly string[],
  options: CheckOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const targets = findTargets(paths, io);
  expectLargeInput(targets.manifests);
  const compileWith = compileSetting(options, io, setting.library());
  const diagnostics: Diagnostic[] = [];
  const filesRead = new Set<string>();
  for (const manifest of targets.manifests) {
    const compilation = await compilePipeline(manifest, { ...compileWith, definition: 'checked' });
    checkEnvironment(compilation.project, options.env);
    diagnostics.push(...compilation.diagnostics);
    compilation.filesRead.forEach((file) => filesRead.add(file));
  }
  for (const path of targets.others) {
    const checked = await checkProjectFile(path, compileWith);
    diagnostics.push(...checked.diagnostics.filter(({ span }) => span?.file === path));
    filesRead.add(path);
  }
  for (const path of targets.definitions) {
    diagnostics.push(...checkDefinitionFile(compileWith.files, path));
    filesRead.add(path);
  }
  return printReport(diagnostics, filesRead.size, options, io, 'stdout');
}
