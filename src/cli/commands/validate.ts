import type { Check } from '../../compiler/check.js';
import { checkOf } from '../../compiler/check.js';
import { checkDefinitionFile } from '../../compiler/check-definition.js';
import { checkProjectFile } from '../../compiler/check-project.js';
import { compilePipeline, type Compilation, type CompileSetting } from '../../compiler/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { CommandIo } from '../io.js';
import { expectLargeInput } from '../large-input.js';
import { withLock } from '../lock-check.js';
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
  const check = async (given: CompileSetting): Promise<readonly Check[]> => {
    const compileWith = await withLock(given, options);
    const { files, silencing } = compileWith;
    const targets = findTargets(paths, io, files);
    const checks: Check[] = [
      ...(await compileAll(targets.manifests, { ...compileWith, definition: 'checked' }, options)),
    ];
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

/** Compiles manifests (absolute paths) one after the other. Throws if a project does not have the environment that is asked for. */
export async function compileAll(
  manifests: readonly string[],
  setting: CompileSetting,
  { env }: Pick<RunOptions, 'env'>,
): Promise<readonly Compilation[]> {
  expectLargeInput(manifests);
  const compilations: Compilation[] = [];
  for (const manifest of manifests) {
    const compilation = await compilePipeline(manifest, setting);
    checkEnvironment(compilation.project, env);
    compilations.push(compilation);
  }
  return compilations;
}

/** Whether a diagnostic stands in a file, or in the script that the file is the contract of. */
function isAbout({ span, related }: Diagnostic, path: string): boolean {
  return (
    span?.file === path ||
    (span?.file.endsWith('.py') === true && related.some((other) => other.span.file === path))
  );
}
