import type { Check } from '../../compiler/check.js';
import { checkOf } from '../../compiler/check.js';
import { checkDefinitionFile } from '../../compiler/check-definition.js';
import { checkProjectFile } from '../../compiler/check-project.js';
import { compilePipeline, type CompileSetting } from '../../compiler/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { CommandIo } from '../io.js';
import { expectLargeInput } from '../large-input.js';
import type { MainSetting, RunOptions } from '../options.js';
import { runChecks } from '../run-checks.js';
import { checkEnvironment } from '../setting.js';
import { findTargets } from '../targets.js';

/** `pipectl validate`: every check on manifests and all they use; specifications, contracts, configs and definition files can be named too. */
export async function validateCommand(
  paths: readonly string[],
  options: RunOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const check = async (compileWith: CompileSetting): Promise<readonly Check[]> => {
    const { files, silencing } = compileWith;
    const targets = findTargets(paths, io, files);
    expectLargeInput(targets.manifests);
    const checks: Check[] = [];
    for (const manifest of targets.manifests) {
      const compilation = await compilePipeline(manifest, { ...compileWith, definition: 'checked' });
      checkEnvironment(compilation.project, options.env);
      checks.push(compilation);
    }
    for (const path of targets.others) {
      const checked = await checkProjectFile(path, compileWith);
      checks.push(checkOf(checked, (diagnostic) => isAbout(diagnostic, path), [path]));
    }
    for (const path of targets.definitions) {
      checks.push(await checkDefinitionFile(files, path, silencing));
    }
    return checks;
  };
  return runChecks({ check, shows: () => true }, options, io, setting);
}

/** Whether a diagnostic stands in a file, or in the script that the file is the contract of. */
function isAbout({ span, related }: Diagnostic, path: string): boolean {
  return (
    span?.file === path ||
    (span?.file.endsWith('.py') === true && related.some((other) => other.span.file === path))
  );
}
